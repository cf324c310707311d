package konseki.investigation;

/// A record that can be read only with what other files of the case lend: it may be of an earlier life of its file or
/// of another log, and is never evidence of what a log in use says.
///
/// @param id     as `konseki show` takes it
/// @param file   name of file and entry
/// @param offset first byte in the (decompressed) member
/// @param length in bytes
/// @param json   the record as `evtx_dump` would write it
public record RecoveredRecord(String id, String file, long offset, int length, String json) {}
