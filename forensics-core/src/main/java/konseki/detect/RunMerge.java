package konseki.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// Several sorted runs of one table as one: rows of equal key become one, slot by slot. Belongs to one thread.
final class RunMerge implements RowCursor {
    private final List<SortedRun> open;
    private final PriorityQueue<SortedRun> heads = new PriorityQueue<>(RunMerge::byKey);
    private final Slot[] kinds;
    private final long[] slots;
    private final KeyReader key = new KeyReader();
    private byte[] keyBytes = new byte[256];
    private int keyLength;

    /// @param runs of `table`, before their first row; closed with this cursor
    RunMerge(Table table, List<SortedRun> runs) throws IOException {
        open = new ArrayList<>(runs);
        kinds = table.slots().toArray(Slot[]::new);
        slots = new long[kinds.length];
        for (SortedRun run : runs) {
            if (run.next()) {
                heads.add(run);
            }
        }
    }

    private static int byKey(SortedRun a, SortedRun b) {
        return Arrays.compareUnsigned(
                a.key(), a.keyFrom(), a.keyFrom() + a.keyLength(), b.key(), b.keyFrom(), b.keyFrom() + b.keyLength());
    }

    @Override
    public boolean next() {
        SortedRun first = heads.poll();
        if (first == null) {
            return false;
        }
        keyLength = first.keyLength();
        if (keyBytes.length < keyLength) {
            keyBytes = new byte[2 * keyLength];
        }
        System.arraycopy(first.key(), first.keyFrom(), keyBytes, 0, keyLength);
        for (int i = 0; i < slots.length; i++) {
            slots[i] = first.slot(i);
        }
        advance(first);
        while (!heads.isEmpty() && isSameKey(heads.element())) {
            SortedRun same = heads.remove();
            for (int i = 0; i < slots.length; i++) {
                slots[i] = kinds[i].merge(slots[i], same.slot(i));
            }
            advance(same);
        }
        key.point(keyBytes, keyLength);
        return true;
    }

    private boolean isSameKey(SortedRun other) {
        return Arrays.equals(keyBytes, 0, keyLength, other.key(), other.keyFrom(), other.keyFrom() + other.keyLength());
    }

    private void advance(SortedRun run) {
        try {
            if (run.next()) {
                heads.add(run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public KeyReader key() {
        return key;
    }

    byte[] keyBytes() {
        return keyBytes;
    }

    int keyLength() {
        return keyLength;
    }

    long[] slots() {
        return slots;
    }

    @Override
    public long slot(int index) {
        return slots[index];
    }

    @Override
    public void close() {
        for (SortedRun run : open) {
            try {
                run.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
