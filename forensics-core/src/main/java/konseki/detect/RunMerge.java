package konseki.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// Several sorted runs of one table as one: rows of equal key become one, slot by slot. Belongs to one thread.
final class RunMerge implements RowCursor {
    private final List<RunReader> open;
    private final PriorityQueue<RunReader> heads = new PriorityQueue<>(RunMerge::byKey);
    private final Slot[] kinds;
    private final long[] slots;
    private final KeyReader key = new KeyReader();
    private byte[] keyBytes = new byte[256];
    private int keyLength;

    /// @param runs of `table`, freshly opened; closed with this cursor
    RunMerge(Table table, List<RunReader> runs) throws IOException {
        open = new ArrayList<>(runs);
        kinds = table.slots().toArray(Slot[]::new);
        slots = new long[kinds.length];
        for (RunReader run : runs) {
            if (run.next()) {
                heads.add(run);
            }
        }
    }

    private static int byKey(RunReader a, RunReader b) {
        return Arrays.compareUnsigned(a.key(), 0, a.keyLength(), b.key(), 0, b.keyLength());
    }

    @Override
    public boolean next() {
        RunReader first = heads.poll();
        if (first == null) {
            return false;
        }
        keyLength = first.keyLength();
        if (keyBytes.length < keyLength) {
            keyBytes = new byte[2 * keyLength];
        }
        System.arraycopy(first.key(), 0, keyBytes, 0, keyLength);
        for (int i = 0; i < slots.length; i++) {
            slots[i] = first.slot(i);
        }
        advance(first);
        while (!heads.isEmpty() && isSameKey(heads.element())) {
            RunReader same = heads.remove();
            for (int i = 0; i < slots.length; i++) {
                slots[i] = kinds[i].merge(slots[i], same.slot(i));
            }
            advance(same);
        }
        key.point(keyBytes, keyLength);
        return true;
    }

    private boolean isSameKey(RunReader other) {
        return Arrays.equals(keyBytes, 0, keyLength, other.key(), 0, other.keyLength());
    }

    private void advance(RunReader run) {
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
        for (RunReader run : open) {
            try {
                run.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
