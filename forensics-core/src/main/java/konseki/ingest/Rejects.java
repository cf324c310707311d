package konseki.ingest;

import konseki.detect.KeyReader;
import konseki.detect.Row;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.event.RejectReason;
import konseki.event.Slice;

/// Places of rejected records, as rows of a state table: so they spill, merge and sort like any other state.
///
/// Kept are the first [#MAX_PLACES] places per member and reason, the first [#MAX_COPIES] with their first bytes. One
/// worker sees the chunks of a member in ascending order, so its own first ones are enough.
final class Rejects {
    static final String NAME = "rejects";
    static final int MAX_PLACES = 10_000;
    static final int MAX_COPIES = 100;

    static final int LENGTH = 0;
    static final int RECORD = 1;
    static final int COLUMN = 2;

    static final Table TABLE = Table.of("places", 1, Slot.MAX, Slot.MAX, Slot.MAX);

    private Rejects() {}

    /// @param before how many of that member and reason this worker saw before
    static void add(Row row, Place place, long before, Slice copy) {
        row.keyShort(place.member() >>> 16)
                .keyShort(place.member())
                .keyByte(place.reason().ordinal())
                .key(place.offset())
                .key(before < MAX_COPIES ? copy : Slice.ABSENT);
        row.add(LENGTH, place.length()).add(RECORD, place.record()).add(COLUMN, place.column());
    }

    /// @param member ordinal in the lot
    /// @param offset first byte of the record in the member
    /// @param length of the record in bytes
    /// @param record number of the record, from 1
    /// @param column byte in the record where the surprise was
    record Place(int member, RejectReason reason, long offset, long length, long record, long column) {}

    /// Reads the key of a row; the slots are given.
    static Place read(KeyReader key, long length, long record, long column) {
        int member = key.readShort() << 16 | key.readShort();
        RejectReason reason = RejectReason.values()[key.readByte()];
        return new Place(member, reason, key.number(), length, record, column);
    }
}
