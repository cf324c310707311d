package konseki.evidence;

/// Whole records of one member, in an array that goes back to its pool when they are parsed.
///
/// Belongs to one worker at a time.
public final class Chunk {
    private byte[] bytes;
    private int from;
    private int to;
    private int member;
    private int index;
    private long offset;
    private long firstRecord;
    private long records;
    private int crc32c;
    private long oversizeBytes;
    private int plan;
    private long headerOffset;
    private boolean copied;

    /// Wraps whole records for a parser; what a test, a re-read or a benchmark does.
    public Chunk(byte[] bytes, int from, int to, long offset, long firstRecord) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.offset = offset;
        this.firstRecord = firstRecord;
    }

    Chunk(int arrayBytes) {
        this(new byte[arrayBytes], 0, 0, 0, 1);
    }

    /// The array; records are at `[from, to)`.
    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /// Ordinal of the member in the lot.
    public int member() {
        return member;
    }

    /// Number of the chunk in its member, from 0.
    public int index() {
        return index;
    }

    /// Offset in the member of the byte at [#from].
    public long offset() {
        return offset;
    }

    /// Number of the first record, from 1.
    public long firstRecord() {
        return firstRecord;
    }

    /// Records in it, as the framing counted them.
    public long records() {
        return records;
    }

    /// CRC-32C of `[from, to)`.
    public int crc32c() {
        return crc32c;
    }

    /// Length of a record too long to be held, of which this chunk has only the first bytes; 0 for whole records.
    public long oversizeBytes() {
        return oversizeBytes;
    }

    /// Number of the plan to parse it with: how many header lines inside the member came before.
    public int plan() {
        return plan;
    }

    /// Offset in the member of the header in force.
    public long headerOffset() {
        return headerOffset;
    }

    /// Whether its records are those of another file of the evidence, to be counted but not parsed.
    public boolean isCopy() {
        return copied;
    }

    /// Bytes of the member that this chunk stands for.
    public long length() {
        return oversizeBytes > 0 ? oversizeBytes : to - from;
    }

    void grow(int capacity) {
        bytes = java.util.Arrays.copyOf(bytes, capacity);
    }

    void place(int newMember, int newIndex, long newOffset, long newFirstRecord, boolean isCopy) {
        member = newMember;
        index = newIndex;
        offset = newOffset;
        firstRecord = newFirstRecord;
        copied = isCopy;
    }

    void plannedBy(int newPlan, long newHeaderOffset) {
        plan = newPlan;
        headerOffset = newHeaderOffset;
    }

    void fill(int newFrom, int newTo, long newRecords, int newCrc32c, long newOversizeBytes) {
        from = newFrom;
        to = newTo;
        records = newRecords;
        crc32c = newCrc32c;
        oversizeBytes = newOversizeBytes;
    }
}
