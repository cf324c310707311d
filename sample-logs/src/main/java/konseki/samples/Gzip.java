package konseki.samples;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes one gzip member (RFC 1952) without name and with time 0, so that its bytes depend on the content only.
///
/// The compressed bytes also depend on the zlib of the Java runtime; the checksums in `truth.tsv` are therefore those
/// of
/// the text.
final class Gzip {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private Gzip() {}

    static byte[] compress(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length / 8 + 64);
        out.writeBytes(HEADER);
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(text);
            deflater.finish();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        CRC32 crc = new CRC32();
        crc.update(text);
        writeInt(out, crc.getValue());
        writeInt(out, text.length);
        return out.toByteArray();
    }

    private static void writeInt(ByteArrayOutputStream out, long value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (value >>> shift) & 0xff);
        }
    }
}
