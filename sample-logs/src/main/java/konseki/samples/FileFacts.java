package konseki.samples;

/// What is known of one written log file.
///
/// @param path    below the folder `logs` of the case
/// @param lines   lines of the text, header included
/// @param records lines that are records
/// @param bytes   bytes of the text, before compression
/// @param first   time of the first record, in milliseconds since the epoch
/// @param last    time of the last record
/// @param sha256  of the text, before compression
record FileFacts(String path, int lines, int records, long bytes, long first, long last, String sha256) {}
