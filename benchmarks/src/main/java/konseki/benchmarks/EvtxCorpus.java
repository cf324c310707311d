package konseki.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/// One event log made from the fullest chunks of a collection of real ones (`-Dkonseki.data`), repeated; each copy has
/// its own record identifiers and checksums.
///
/// Three quarters of an ordinary file are empty chunks, so bytes per second of files say little: count records.
public final class EvtxCorpus {
    private static final int HEADER = 4096;
    private static final int CHUNK = 65_536;
    private static final int FULL = 60_000;
    private static final long CHUNK_MAGIC = 0x006b6e6843666c45L;
    private static final int RECORD_MAGIC = 0x2a2a;

    private EvtxCorpus() {}

    /// @param bytes   of the file
    /// @param records in use
    public record Log(byte[] bytes, long records) {}

    /// A log of at least that many records.
    public static Log of(Path data, long records) throws IOException {
        List<byte[]> full = fullChunks(data);
        List<byte[]> chunks = new ArrayList<>();
        long made = 0;
        for (int i = 0; made < records; i++) {
            byte[] chunk = full.get(i % full.size()).clone();
            made += renumber(chunk, made + 1);
            chunks.add(chunk);
        }
        return of(chunks, made);
    }

    /// A log as small ones are, 69,632 bytes: of one chunk with about that many records.
    public static Log small(Path data, int records) throws IOException {
        byte[] best = new byte[0];
        long made = 0;
        for (byte[] full : fullChunks(data)) {
            byte[] chunk = full.clone();
            long has = renumber(chunk, 1);
            if (Math.abs(has - records) < Math.abs(made - records)) {
                best = chunk;
                made = has;
            }
        }
        return of(List.of(best), made);
    }

    private static Log of(List<byte[]> chunks, long made) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(0, 0x00656c6946666c45L).putLong(16, chunks.size() - 1L).putLong(24, made + 1);
        header.putInt(32, 128).putShort(36, (short) 1).putShort(38, (short) 3);
        header.putShort(40, (short) HEADER).putShort(42, (short) chunks.size());
        header.putInt(124, crc(header.array(), 0, 120));
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEADER + chunks.size() * CHUNK);
        out.writeBytes(header.array());
        chunks.forEach(out::writeBytes);
        return new Log(out.toByteArray(), made);
    }

    private static List<byte[]> fullChunks(Path data) throws IOException {
        List<byte[]> full = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = file.toString();
                if (name.endsWith(".evtx") || name.endsWith(".evtx.gz")) {
                    byte[] log = read(file);
                    for (int at = HEADER; at + CHUNK <= log.length; at += CHUNK) {
                        byte[] chunk = Arrays.copyOfRange(log, at, at + CHUNK);
                        if (isFull(chunk)) {
                            full.add(chunk);
                        }
                    }
                }
            }
        }
        if (full.isEmpty()) {
            throw new IOException("no event log with a full chunk under " + data);
        }
        return full;
    }

    private static byte[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    /// Whether it is filled to its end by whole records.
    private static boolean isFull(byte[] chunk) {
        ByteBuffer numbers = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int free = numbers.getInt(48);
        if (numbers.getLong(0) != CHUNK_MAGIC || free < FULL || free > CHUNK) {
            return false;
        }
        int at = 512;
        while (at + 28 <= free) {
            int size = numbers.getInt(at + 4);
            boolean whole = numbers.getInt(at) == RECORD_MAGIC
                    && size >= 28
                    && size <= free - at
                    && numbers.getInt(at + size - 4) == size;
            if (!whole) {
                return false;
            }
            at += size;
        }
        return at == free;
    }

    private static long renumber(byte[] chunk, long firstId) {
        ByteBuffer numbers = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int free = numbers.getInt(48);
        long id = firstId;
        for (int at = 512; at < free; at += numbers.getInt(at + 4)) {
            numbers.putLong(at + 8, id++);
        }
        numbers.putLong(8, firstId).putLong(16, id - 1).putLong(24, firstId).putLong(32, id - 1);
        Arrays.fill(chunk, free, CHUNK, (byte) 0);
        numbers.putInt(120, 1);
        numbers.putInt(52, crc(chunk, 512, free));
        CRC32 crc = new CRC32();
        crc.update(chunk, 0, 120);
        crc.update(chunk, 128, 384);
        numbers.putInt(124, (int) crc.getValue());
        return id - firstId;
    }

    private static int crc(byte[] bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }
}
