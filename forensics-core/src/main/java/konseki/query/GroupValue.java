package konseki.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import konseki.event.IpAddress;
import konseki.event.Networks;
import konseki.event.Slice;

/// The value of one field that a group has in common.
public sealed interface GroupValue {

    /// The events of the group lack the field.
    record Absent() implements GroupValue {}

    record Numeric(long value) implements GroupValue {}

    record Address(long high, long low) implements GroupValue {}

    /// @param text    folded, for people
    /// @param pattern that matches exactly this text, also where it is no UTF-8
    record Text(String text, String pattern) implements GroupValue {
        static Text of(byte[] bytes, int length) {
            return new Text(
                    new String(bytes, 0, length, StandardCharsets.UTF_8),
                    TextPattern.exactly(Slice.of(bytes, 0, length)));
        }
    }

    /// The clause that finds the events with this value.
    default Query clause(FieldRef field) {
        return switch (this) {
            case Absent() -> new Query.Not(new Query.Exists(field));
            case Numeric(long value) -> new Query.Range(field, value, value);
            case Address(long high, long low) ->
                new Query.Address(field, Networks.of(List.of(IpAddress.format(high, low))));
            case Text(_, String pattern) ->
                field.kind() == konseki.event.FieldKind.TEXT
                        ? new Query.Whole(field, pattern)
                        : new Query.Text(field, pattern);
        };
    }
}
