package konseki.evidence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Where the chunks of one member begin, and their checksums: by it a record's line number is found, a re-read begins
/// near its place, and `show` sees whether the bytes are still those that were hashed.
///
/// | column       | unit                                            |
/// |--------------|-------------------------------------------------|
/// | offset       | byte in the decompressed member                 |
/// | length       | bytes                                           |
/// | firstRecord  | number of the first record, from 1              |
/// | crc32c       | of the chunk's bytes                            |
/// | headerOffset | byte where the header in force begins           |
public final class ChunkTable {
    private static final int COLUMNS = 5;

    private long[] cells = new long[8 * COLUMNS];
    private int size;

    ChunkTable() {}

    void add(long offset, long length, long firstRecord, int crc32c, long headerOffset) {
        if ((size + 1) * COLUMNS > cells.length) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        int at = size++ * COLUMNS;
        cells[at] = offset;
        cells[at + 1] = length;
        cells[at + 2] = firstRecord;
        cells[at + 3] = crc32c;
        cells[at + 4] = headerOffset;
    }

    public int size() {
        return size;
    }

    public long offset(int chunk) {
        return cells[chunk * COLUMNS];
    }

    public long length(int chunk) {
        return cells[chunk * COLUMNS + 1];
    }

    public long firstRecord(int chunk) {
        return cells[chunk * COLUMNS + 2];
    }

    public int crc32c(int chunk) {
        return (int) cells[chunk * COLUMNS + 3];
    }

    public long headerOffset(int chunk) {
        return cells[chunk * COLUMNS + 4];
    }

    /// The chunk that holds the byte at `offset`, or -1.
    public int chunkAt(long offset) {
        int from = 0;
        int to = size - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (offset < offset(middle)) {
                to = middle - 1;
            } else if (offset >= offset(middle) + length(middle)) {
                from = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size * COLUMNS; i++) {
            out.writeLong(cells[i]);
        }
    }

    public static ChunkTable read(DataInput in) throws IOException {
        ChunkTable table = new ChunkTable();
        table.size = in.readInt();
        if (table.size < 0 || table.size > Integer.MAX_VALUE / COLUMNS) {
            throw new IOException("a chunk table of " + table.size + " chunks");
        }
        table.cells = new long[Math.max(1, table.size) * COLUMNS];
        for (int i = 0; i < table.size * COLUMNS; i++) {
            table.cells[i] = in.readLong();
        }
        return table;
    }
}
