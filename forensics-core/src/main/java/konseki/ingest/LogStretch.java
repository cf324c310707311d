package konseki.ingest;

/// One unit of a numbered log, as the survey before the pass saw it: a chunk, known by its first and last record.
///
/// @param member      place in the list of members
/// @param offset      of the unit in its member
/// @param length      of the unit
/// @param firstRecord where its first record in use begins, from the unit's start
/// @param lastRecord  where its last one begins
/// @param log         digest of computer and channel of the first record
/// @param first       number of the first record
/// @param last        number of the last record
record LogStretch(
        int member, long offset, int length, int firstRecord, int lastRecord, long log, long first, long last) {
    /// A unit holds fewer records; numbers further apart are not one run of them.
    private static final long WIDEST = 1 << 17;

    /// Whether the numbers between the first and the last say nothing: records of several computers, collected.
    boolean isMixed() {
        return last < first || last - first > WIDEST;
    }

    boolean touches(long firstNumber, long lastNumber) {
        return isMixed() || first <= lastNumber && last >= firstNumber;
    }
}
