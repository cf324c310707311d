package konseki.event;

/// View of one record, valid only during the call that receives it. Belongs to one worker; never keep it or a [Slice]
/// of it: the next record overwrites both. [#toRecord] makes a copy that lasts.
public sealed interface Event permits EventBuffer {

    boolean has(Field field);

    /// The value of a number field; undefined unless [#has].
    long number(Field field);

    /// The upper 64 bits of an address, 0 for IPv4; undefined unless [#has].
    long ipHigh(Field field);

    /// The lower 64 bits of an address; of IPv4 `0xffff` and the four bytes.
    long ipLow(Field field);

    /// Text as the source wrote it, in UTF-8; [Slice#ABSENT] if the event does not say.
    Slice written(Field field);

    /// Text folded to lower case, code point by code point. Made on first request, kept for this record.
    Slice folded(Field field);

    /// The value of a vendor field; [Slice#ABSENT] if the record does not have it. The first of equal names.
    Slice vendor(VendorName name);

    int vendorCount();

    /// Original name of the vendor field at `index`, in the record's order; reused by the next call.
    Slice vendorName(int index);

    /// Value of the vendor field at `index`; reused by the next call.
    Slice vendorValue(int index);

    /// What `@timestamp` means where there is a duration.
    FlowStamp flowStamp();

    /// Nanoseconds UTC: `@timestamp`, less the duration where the stamp is the end. Undefined without `@timestamp`.
    default long start() {
        long stamp = number(Field.TIMESTAMP);
        return flowStamp() == FlowStamp.END && has(Field.EVENT_DURATION) ? stamp - number(Field.EVENT_DURATION) : stamp;
    }

    /// Nanoseconds UTC: `@timestamp`, plus the duration where the stamp is the start. Undefined without `@timestamp`.
    default long end() {
        long stamp = number(Field.TIMESTAMP);
        return flowStamp() == FlowStamp.START && has(Field.EVENT_DURATION)
                ? stamp + number(Field.EVENT_DURATION)
                : stamp;
    }

    /// Where the record is written; reused.
    Origin origin();

    /// `<evidence key>-<entry>` of the member being read; absent outside a scan.
    Slice memberId();

    /// The sensor as state keys name it: `observer.name` folded, or where the record names none, `@` and [#memberId].
    /// Together with the dataset it is the *source* of the event.
    Slice sensor();

    /// A copy that stays valid. Allocates; for hits, not for scans.
    EventRecord toRecord();
}
