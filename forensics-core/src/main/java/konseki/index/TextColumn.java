package konseki.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/// Reads the texts of one column in one segment. Keeps short texts by ordinal, because Lucene decompresses a block of
/// the dictionary for each. Belongs to one thread.
final class TextColumn {
    private static final int KEPT = 1024;
    private static final int LONGEST_KEPT = 128;
    private static final byte[] NOTHING = {};

    private final SortedDocValues column;
    private final int[] ordinals = new int[KEPT];
    private final byte[][] texts = new byte[KEPT][];
    private byte[] bytes = NOTHING;
    private int from;
    private int to;

    TextColumn(SortedDocValues column) {
        this.column = column;
        Arrays.fill(ordinals, -1);
        Arrays.fill(texts, NOTHING);
    }

    /// @return false if the document has no text in this column
    boolean read(int document) throws IOException {
        if (!column.advanceExact(document)) {
            return false;
        }
        int ordinal = column.ordValue();
        int slot = ordinal & KEPT - 1;
        if (ordinals[slot] == ordinal) {
            point(texts[slot], 0, texts[slot].length);
        } else {
            BytesRef text = column.lookupOrd(ordinal);
            point(text.bytes, text.offset, text.offset + text.length);
            if (text.length <= LONGEST_KEPT) {
                texts[slot] = Arrays.copyOfRange(bytes, from, to);
                ordinals[slot] = ordinal;
            }
        }
        return true;
    }

    private void point(byte[] newBytes, int newFrom, int newTo) {
        bytes = newBytes;
        from = newFrom;
        to = newTo;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }
}
