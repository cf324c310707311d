package konseki.event;

/// Where a record is written. Reused from record to record; belongs to one worker.
public final class Origin {
    private int member;
    private long offset;
    private int length;
    private long recordNumber;

    /// Byte 0 of member 0.
    public Origin() {}

    /// Ordinal of the member inside the lot being read; never leaves it.
    public int member() {
        return member;
    }

    /// First byte of the record in the (decompressed) member.
    public long offset() {
        return offset;
    }

    /// Bytes, without a line's terminator.
    public int length() {
        return length;
    }

    /// Number of the record in the member, from 1; of lines, the line number.
    public long recordNumber() {
        return recordNumber;
    }

    public void set(int newMember, long newOffset, int newLength, long newRecordNumber) {
        member = newMember;
        offset = newOffset;
        length = newLength;
        recordNumber = newRecordNumber;
    }
}
