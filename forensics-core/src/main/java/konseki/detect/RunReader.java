package konseki.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Reads one sorted run and checks it: header, order, row count, checksum. Belongs to one thread.
final class RunReader implements SortedRun {
    private final Path file;
    private final InputStream in;
    private final CRC32C crc = new CRC32C();
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int end;
    private byte[] key = new byte[256];
    private int keyLength;
    private final long[] slots;
    private long rows;

    /// @throws IOException if the file is no run of that table and version
    RunReader(Path file, String detector, Table table) throws IOException {
        this.file = file;
        this.slots = new long[table.slots().size()];
        this.in = Files.newInputStream(file);
        try {
            readHeader(detector, table);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private void readHeader(String detector, Table table) throws IOException {
        for (byte expected : RunFormat.MAGIC) {
            if ((byte) nextByte() != expected) {
                throw damaged("it does not begin as a state run does");
            }
        }
        String foundDetector = name();
        String foundTable = name();
        int version = int32();
        if (!foundDetector.equals(detector) || !foundTable.equals(table.name())) {
            throw damaged("it holds " + foundDetector + "." + foundTable);
        }
        if (version != table.version()) {
            throw new IOException(file + ": state " + detector + "." + table.name() + " has version " + version
                    + ", this program has " + table.version() + ". Run konseki rebuild");
        }
        int count = nextByte();
        if (count != slots.length) {
            throw damaged("it has " + count + " slots, expected " + slots.length);
        }
        for (Slot slot : table.slots()) {
            if (nextByte() != slot.ordinal()) {
                throw damaged("its slots merge in another way");
            }
        }
    }

    private String name() throws IOException {
        byte[] ascii = new byte[nextByte()];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) nextByte();
        }
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    /// Moves to the next row.
    ///
    /// @return false after the last row, once count and checksum were found right
    @Override
    public boolean next() throws IOException {
        long shared = varint();
        if (shared == RunFormat.END) {
            finish();
            return false;
        }
        long more = varint();
        if (shared > keyLength || more < 0 || more > Row.MAX_TEXT * 64L) {
            throw damaged("a key of " + shared + " + " + more + " bytes after one of " + keyLength);
        }
        readKey((int) shared, (int) more);
        for (int i = 0; i < slots.length; i++) {
            slots[i] = RunFormat.unzigzag(varint());
        }
        rows++;
        return true;
    }

    /// Keys ascend: what follows the shared part is greater than what was there, or longer.
    private void readKey(int shared, int more) throws IOException {
        int length = shared + more;
        if (key.length < length) {
            key = Arrays.copyOf(key, 2 * length);
        }
        int before = shared < keyLength ? key[shared] & 0xff : -1;
        for (int i = shared; i < length; i++) {
            key[i] = (byte) nextByte();
        }
        boolean ascends = more > 0 && (key[shared] & 0xff) > before;
        if (!ascends && (rows > 0 || length > 0)) {
            throw damaged("its keys are out of order");
        }
        keyLength = length;
    }

    private void finish() throws IOException {
        long expectedRows = (long) int32() << 32 | int32() & 0xffffffffL;
        crc.update(buffer, 0, next);
        int computed = (int) crc.getValue();
        Arrays.fill(buffer, 0, next, (byte) 0);
        int stored = int32();
        if (expectedRows != rows) {
            throw damaged("it has " + rows + " rows, expected " + expectedRows);
        }
        if (computed != stored) {
            throw damaged("checksum is " + Integer.toHexString(computed) + ", expected " + Integer.toHexString(stored));
        }
    }

    @Override
    public byte[] key() {
        return key;
    }

    @Override
    public int keyFrom() {
        return 0;
    }

    @Override
    public int keyLength() {
        return keyLength;
    }

    @Override
    public long slot(int index) {
        return slots[index];
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = nextByte();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw damaged("a number of more than ten bytes");
    }

    private int int32() throws IOException {
        return nextByte() << 24 | nextByte() << 16 | nextByte() << 8 | nextByte();
    }

    private int nextByte() throws IOException {
        if (next == end) {
            crc.update(buffer, 0, end);
            next = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                throw damaged("it is cut off");
            }
        }
        return buffer[next++] & 0xff;
    }

    private IOException damaged(String how) {
        return new IOException(file + ": damaged state run: " + how + ". Run konseki rebuild");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
