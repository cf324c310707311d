package konseki.investigation;

import java.util.Set;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.event.VirtualField;
import konseki.query.FieldRef;
import konseki.query.GroupValue;

/// The value that a group has in common, as people read it.
final class GroupText {
    /// A group of events that do not have the field.
    static final String ABSENT = "";

    private static final FieldRef DAY = FieldRef.of(VirtualField.DAY);
    private static final Set<FieldRef> TIMES = Set.of(
            FieldRef.of(Field.TIMESTAMP),
            FieldRef.of(VirtualField.EVENT_START),
            FieldRef.of(VirtualField.EVENT_END),
            FieldRef.of(VirtualField.HOUR));

    private GroupText() {}

    static String of(FieldRef field, GroupValue value, int dayOffsetSeconds) {
        return switch (value) {
            case GroupValue.Absent() -> ABSENT;
            case GroupValue.Numeric(long number) -> number(field, number, dayOffsetSeconds);
            case GroupValue.Address(long high, long low) -> IpAddress.format(high, low);
            case GroupValue.Text(String text, _) -> text;
        };
    }

    private static String number(FieldRef field, long number, int dayOffsetSeconds) {
        if (field.equals(DAY)) {
            return Timestamp.format(number + dayOffsetSeconds * Timestamp.SECOND)
                    .substring(0, 10);
        }
        return TIMES.contains(field) ? Timestamp.format(number) : Long.toString(number);
    }
}
