package konseki.detect;

import java.nio.charset.StandardCharsets;

/// A sorted run: the rows of one table in key order, on disk.
///
/// | part   | content                                                                                  |
/// |--------|------------------------------------------------------------------------------------------|
/// | header | magic `KSKRUN1\0`, detector and table name (length byte, ASCII), version (int), slot kinds (count byte, a
/// byte each) |
/// | rows   | per row: bytes shared with the key before (varint), further key bytes (varint, bytes), slots (zigzag
/// varint each) |
/// | end    | varint 0xffffffff in place of the shared length, row count (long), CRC-32C of all before (int) |
final class RunFormat {
    static final byte[] MAGIC = "KSKRUN1\0".getBytes(StandardCharsets.US_ASCII);
    /// Stands where the shared length of a further row would.
    static final long END = 0xffffffffL;

    private RunFormat() {}

    static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }
}
