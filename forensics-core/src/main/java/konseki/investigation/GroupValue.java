package konseki.investigation;

import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.FlowView;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.event.VirtualField;
import konseki.query.FieldRef;
import konseki.query.QueryContext;

/// The value of a field of one event, as groups and sums see it. Allocates; for aggregates that read events again.
final class GroupValue {
    /// A group of events that do not have the field.
    static final String ABSENT = "";

    private GroupValue() {}

    /// The text by which events are grouped.
    static String text(FieldRef field, Event event, QueryContext context) {
        return switch (field) {
            case FieldRef.Stored(Field stored) -> text(stored, event);
            case FieldRef.Vendor(String name) ->
                event.vendor(VendorName.of(name)).toString();
            case FieldRef.Virtual(VirtualField virtual) -> text(virtual, event, context);
        };
    }

    private static String text(Field field, Event event) {
        if (!event.has(field)) {
            return ABSENT;
        }
        return switch (field.kind()) {
            case NUMBER ->
                field == Field.TIMESTAMP ? Timestamp.format(event.number(field)) : Long.toString(event.number(field));
            case IP -> IpAddress.format(event.ipHigh(field), event.ipLow(field));
            case KEYWORD, TEXT -> event.folded(field).toString();
        };
    }

    private static String text(VirtualField field, Event event, QueryContext context) {
        boolean timed = event.has(Field.TIMESTAMP);
        return switch (field) {
            case EVENT_ID -> event.memberId() + "-" + event.origin().offset();
            case EVENT_START -> timed ? Timestamp.format(event.start()) : ABSENT;
            case EVENT_END -> timed ? Timestamp.format(event.end()) : ABSENT;
            case HOUR -> timed ? Timestamp.format(Math.floorDiv(event.end(), Timestamp.HOUR) * Timestamp.HOUR) : ABSENT;
            case DAY -> timed ? day(event.end(), context.dayOffsetSeconds()) : ABSENT;
            case SOURCE -> event.folded(Field.EVENT_DATASET) + "/" + event.sensor();
            case USER ->
                event.has(Field.USER_NAME)
                        ? event.folded(Field.USER_NAME).toString()
                        : event.folded(Field.USER_TARGET_NAME).toString();
            case DIRECTION ->
                FlowView.isFlow(event)
                        ? FlowView.direction(context.internal(), event).slice().toString()
                        : ABSENT;
            case INTERNAL_IP, EXTERNAL_IP -> side(field, event, context);
            case EGRESS_LO, EGRESS_HI -> {
                long bytes = number(FieldRef.of(field), event, context);
                yield bytes < 0 ? ABSENT : Long.toString(bytes);
            }
        };
    }

    private static String day(long nanos, int offsetSeconds) {
        long local = nanos + offsetSeconds * Timestamp.SECOND;
        return Timestamp.format(Math.floorDiv(local, Timestamp.DAY) * Timestamp.DAY)
                .substring(0, 10);
    }

    private static String side(VirtualField field, Event event, QueryContext context) {
        if (!FlowView.isFlow(event)) {
            return ABSENT;
        }
        FlowView.Direction direction = FlowView.direction(context.internal(), event);
        if (!FlowView.crossesBoundary(direction)) {
            return ABSENT;
        }
        return text(
                field == VirtualField.INTERNAL_IP ? FlowView.internalSide(direction) : FlowView.externalSide(direction),
                event);
    }

    /// The number that measures add up, or -1 where the event has none.
    static long number(FieldRef field, Event event, QueryContext context) {
        if (field instanceof FieldRef.Stored(Field stored)) {
            return stored.kind() == FieldKind.NUMBER && event.has(stored) ? event.number(stored) : -1;
        }
        if (!(field instanceof FieldRef.Virtual(VirtualField virtual))) {
            return -1;
        }
        return switch (virtual) {
            case EVENT_START -> event.has(Field.TIMESTAMP) ? event.start() : -1;
            case EVENT_END -> event.has(Field.TIMESTAMP) ? event.end() : -1;
            case EGRESS_LO, EGRESS_HI -> egress(virtual, event, context);
            default -> -1;
        };
    }

    private static long egress(VirtualField field, Event event, QueryContext context) {
        if (!FlowView.isFlow(event)) {
            return -1;
        }
        FlowView.Direction direction = FlowView.direction(context.internal(), event);
        Field upper = FlowView.egressHi(direction);
        if (!FlowView.crossesBoundary(direction) || !event.has(upper)) {
            return -1;
        }
        Field lower = FlowView.egressLo(direction);
        return event.number(field == VirtualField.EGRESS_LO && event.has(lower) ? lower : upper);
    }
}
