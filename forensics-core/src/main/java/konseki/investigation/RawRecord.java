package konseki.investigation;

/// A record as preserved, read back from the evidence.
///
/// @param bytes        as written, without a line's terminator
/// @param text         the same for people: of a binary record what it stands for
/// @param file         name of file and entry
/// @param offset       first byte in the (decompressed) member
/// @param recordNumber from 1
/// @param verified     whether its chunk still has the checksum that the scan computed
public record RawRecord(
        String id, byte[] bytes, String text, String file, long offset, long recordNumber, boolean verified) {}
