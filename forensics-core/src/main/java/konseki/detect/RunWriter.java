package konseki.detect;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Writes one sorted run. Belongs to one thread; the file is complete only after [#finish].
final class RunWriter implements Closeable {
    private static final int MAX_VARINT = 10; // bytes

    private final OutputStream out;
    private final CRC32C crc = new CRC32C();
    private final byte[] buffer = new byte[64 * 1024];
    private int filled;
    private byte[] last = new byte[256];
    private int lastLength;
    private long rows;

    RunWriter(Path file, String detector, Table table) throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        bytes(RunFormat.MAGIC, 0, RunFormat.MAGIC.length);
        name(detector);
        name(table.name());
        int32(table.version());
        bytes(new byte[] {(byte) table.slots().size()}, 0, 1);
        for (Slot slot : table.slots()) {
            bytes(new byte[] {(byte) slot.ordinal()}, 0, 1);
        }
    }

    private void name(String text) throws IOException {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        bytes(new byte[] {(byte) ascii.length}, 0, 1);
        bytes(ascii, 0, ascii.length);
    }

    /// Appends a row whose key is greater than the one before.
    void row(byte[] key, int from, int to, long[] slots, int slotFrom, int slotCount) throws IOException {
        int mismatch = Arrays.mismatch(last, 0, lastLength, key, from, to);
        int shared = mismatch < 0 ? lastLength : mismatch;
        int length = to - from;
        varint(shared);
        varint(length - shared);
        bytes(key, from + shared, to);
        room(MAX_VARINT * slotCount);
        int end = filled;
        for (int i = slotFrom; i < slotFrom + slotCount; i++) {
            end = put(RunFormat.zigzag(slots[i]), buffer, end);
        }
        filled = end;
        if (last.length < length) {
            last = new byte[2 * length];
        }
        System.arraycopy(key, from, last, 0, length);
        lastLength = length;
        rows++;
    }

    /// Ends the run and closes the file.
    void finish() throws IOException {
        varint(RunFormat.END);
        int32((int) (rows >>> 32));
        int32((int) rows);
        flush();
        int32((int) crc.getValue());
        flush();
        out.close();
    }

    private void varint(long value) throws IOException {
        room(MAX_VARINT);
        filled = put(value, buffer, filled);
    }

    private static int put(long value, byte[] buffer, int at) {
        int end = at;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[end++] = (byte) rest;
        return end;
    }

    private void int32(int value) throws IOException {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[filled++] = (byte) (value >>> shift);
        }
    }

    private void bytes(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            room(1);
            int count = Math.min(to - at, buffer.length - filled);
            System.arraycopy(bytes, at, buffer, filled, count);
            filled += count;
            at += count;
        }
    }

    private void room(int more) throws IOException {
        if (filled + more > buffer.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        crc.update(buffer, 0, filled);
        out.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
