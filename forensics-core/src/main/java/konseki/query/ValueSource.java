package konseki.query;

import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FlowView;
import konseki.event.FlowView.Direction;
import konseki.event.Networks;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.event.VirtualField;

/// Reads the value of one field, stored, computed or the vendor's, of one event after another, without allocation.
@FunctionalInterface
interface ValueSource {

    /// @return false if the event has no such value; `cell` is undefined then
    boolean read(Event event, Cell cell);

    static ValueSource of(FieldRef ref, QueryContext context) {
        return switch (ref) {
            case FieldRef.Stored(Field field) -> stored(field);
            case FieldRef.Virtual(VirtualField field) -> virtual(field, context);
            case FieldRef.Vendor(String name) -> vendor(VendorName.of(name));
        };
    }

    private static ValueSource stored(Field field) {
        return switch (field.kind()) {
            case NUMBER -> (event, cell) -> event.has(field) && cell.number(event.number(field));
            case IP -> (event, cell) -> event.has(field) && cell.address(event.ipHigh(field), event.ipLow(field));
            case KEYWORD, TEXT -> (event, cell) -> event.has(field) && cell.text(event.folded(field));
        };
    }

    private static ValueSource vendor(VendorName name) {
        return (event, cell) -> {
            Slice value = event.vendor(name);
            cell.begin().appendFolded(value.bytes(), value.offset(), value.end());
            return !value.isAbsent();
        };
    }

    private static ValueSource virtual(VirtualField field, QueryContext context) {
        Networks internal = context.internal();
        long dayOffset = context.dayOffsetSeconds() * Timestamp.SECOND;
        return switch (field) {
            case EVENT_ID -> ValueSource::eventId;
            case EVENT_START -> (event, cell) -> event.has(Field.TIMESTAMP) && cell.number(event.start());
            case EVENT_END -> (event, cell) -> event.has(Field.TIMESTAMP) && cell.number(event.end());
            case HOUR -> (event, cell) -> grid(event, cell, Timestamp.HOUR, 0);
            case DAY -> (event, cell) -> grid(event, cell, Timestamp.DAY, dayOffset);
            case SOURCE -> ValueSource::source;
            case DIRECTION ->
                (event, cell) -> FlowView.isFlow(event)
                        && cell.text(FlowView.direction(internal, event).slice());
            case INTERNAL_IP -> (event, cell) -> side(event, cell, internal, true);
            case EXTERNAL_IP -> (event, cell) -> side(event, cell, internal, false);
            case EGRESS_LO -> (event, cell) -> egress(event, cell, internal, true);
            case EGRESS_HI -> (event, cell) -> egress(event, cell, internal, false);
            case USER ->
                (event, cell) -> cell.text(
                        event.has(Field.USER_NAME)
                                ? event.folded(Field.USER_NAME)
                                : event.folded(Field.USER_TARGET_NAME));
        };
    }

    /// The flow's end cut down to hours or days; absent where a hostile duration leaves no room for that.
    private static boolean grid(Event event, Cell cell, long width, long offset) {
        if (!event.has(Field.TIMESTAMP)) {
            return false;
        }
        long end = event.end();
        boolean hasRoom = end >= Long.MIN_VALUE + 2 * Timestamp.DAY && end <= Long.MAX_VALUE - 2 * Timestamp.DAY;
        return hasRoom && cell.number(Math.floorDiv(end + offset, width) * width - offset);
    }

    private static boolean eventId(Event event, Cell cell) {
        cell.begin()
                .append(event.memberId())
                .append('-')
                .appendDecimal(event.origin().offset());
        return !event.memberId().isAbsent();
    }

    private static boolean source(Event event, Cell cell) {
        Slice sensor = event.sensor();
        if (!event.has(Field.EVENT_DATASET) || sensor.isAbsent()) {
            return false;
        }
        cell.begin().append(event.folded(Field.EVENT_DATASET)).append('/').append(sensor);
        return true;
    }

    private static boolean side(Event event, Cell cell, Networks internal, boolean inner) {
        if (!FlowView.isFlow(event)) {
            return false;
        }
        Direction direction = FlowView.direction(internal, event);
        Field field = inner ? FlowView.internalSide(direction) : FlowView.externalSide(direction);
        return FlowView.crossesBoundary(direction) && cell.address(event.ipHigh(field), event.ipLow(field));
    }

    private static boolean egress(Event event, Cell cell, Networks internal, boolean lower) {
        if (!FlowView.isFlow(event)) {
            return false;
        }
        Direction direction = FlowView.direction(internal, event);
        if (!FlowView.crossesBoundary(direction)) {
            return false;
        }
        Field lo = FlowView.egressLo(direction);
        Field hi = FlowView.egressHi(direction);
        boolean counted = event.has(hi) && FlowView.isCounter(event.number(hi));
        return counted && cell.number(event.number(lower && event.has(lo) ? lo : hi));
    }
}
