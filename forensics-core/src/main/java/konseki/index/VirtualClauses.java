package konseki.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import konseki.event.Field;
import konseki.event.FlowView;
import konseki.event.FlowView.Direction;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.event.VirtualField;
import konseki.query.QueryContext;
import konseki.query.TextMatcher;
import konseki.query.TextPattern;
import org.apache.lucene.util.BytesRef;

/// Clauses on fields that follow from several others: each becomes clauses on columns with the same meaning, see
/// [konseki.event.FlowView].
final class VirtualClauses {
    private final Networks internal;
    private final long dayOffset;
    private final List<String> memberIds;

    VirtualClauses(QueryContext context, List<String> memberIds) {
        this.internal = context.internal();
        this.dayOffset = context.dayOffsetSeconds() * Timestamp.SECOND;
        this.memberIds = memberIds;
    }

    Narrowing exists(VirtualField field) {
        return switch (field) {
            case EVENT_ID -> Narrowing.ALL;
            case EVENT_START, EVENT_END -> StoredClauses.exists(Field.TIMESTAMP);
            case HOUR, DAY, EGRESS_LO, EGRESS_HI -> range(field, Long.MIN_VALUE, Long.MAX_VALUE);
            case SOURCE -> StoredClauses.exists(Field.EVENT_DATASET);
            case DIRECTION ->
                Narrowing.and(StoredClauses.exists(Field.SOURCE_IP), StoredClauses.exists(Field.DESTINATION_IP));
            case INTERNAL_IP, EXTERNAL_IP -> Narrowing.or(direction(Direction.OUTBOUND), direction(Direction.INBOUND));
            case USER ->
                Narrowing.or(StoredClauses.exists(Field.USER_NAME), StoredClauses.exists(Field.USER_TARGET_NAME));
        };
    }

    // Numbers.

    Narrowing range(VirtualField field, long from, long to) {
        if (from > to) {
            return Narrowing.NONE;
        }
        return switch (field) {
            case EVENT_START -> farEnd(Schema.FLOW_START, from, to);
            case EVENT_END -> farEnd(Schema.FLOW_END, from, to);
            case HOUR -> grid(from, to, Timestamp.HOUR, 0);
            case DAY -> grid(from, to, Timestamp.DAY, dayOffset);
            case EGRESS_HI ->
                Narrowing.or(
                        Narrowing.and(direction(Direction.OUTBOUND), counter(Field.SOURCE_BYTES, from, to)),
                        Narrowing.and(direction(Direction.INBOUND), counter(Field.DESTINATION_BYTES, from, to)));
            case EGRESS_LO ->
                Narrowing.or(
                        Narrowing.and(
                                direction(Direction.OUTBOUND),
                                counter(Field.SOURCE_BYTES, Long.MIN_VALUE, Long.MAX_VALUE),
                                lower(Field.SOURCE_BYTES_LO, Field.SOURCE_BYTES, from, to)),
                        Narrowing.and(
                                direction(Direction.INBOUND),
                                counter(Field.DESTINATION_BYTES, Long.MIN_VALUE, Long.MAX_VALUE),
                                lower(Field.DESTINATION_BYTES_LO, Field.DESTINATION_BYTES, from, to)));
            case EVENT_ID, SOURCE, DIRECTION, INTERNAL_IP, EXTERNAL_IP, USER -> Narrowing.UNDECIDED;
        };
    }

    /// The far end of a flow where there is one, else the stamp.
    private static Narrowing farEnd(String column, long from, long to) {
        return Narrowing.or(
                StoredClauses.column(column, from, to),
                Narrowing.and(
                        StoredClauses.present(column).not(),
                        StoredClauses.column(Field.TIMESTAMP.ecsName(), from, to)));
    }

    /// The flow's end, cut down to a grid of `width` shifted by `offset`, lies in the range: it lies between the first
    /// grid line not before `from` and the one after the last not beyond `to`.
    private static Narrowing grid(long from, long to, long width, long offset) {
        long least = Math.max(from, Long.MIN_VALUE + Timestamp.DAY);
        long greatest = Math.min(to, Long.MAX_VALUE - Timestamp.DAY);
        long first = -Math.floorDiv(-(least + offset), width) * width - offset;
        long last = Math.floorDiv(greatest + offset, width) * width - offset;
        return first > last
                ? Narrowing.NONE
                : Narrowing.and(
                        farEnd(Schema.FLOW_END, first, last + width - 1),
                        farEnd(
                                Schema.FLOW_END,
                                Long.MIN_VALUE + 2 * Timestamp.DAY,
                                Long.MAX_VALUE - 2 * Timestamp.DAY));
    }

    /// The part of a range in which numbers are counters.
    private static Narrowing counter(Field field, long from, long to) {
        long least = Math.max(0, from);
        long most = Math.min(FlowView.mostBytes(), to);
        return least > most ? Narrowing.NONE : StoredClauses.range(field, least, most);
    }

    private static Narrowing lower(Field lo, Field hi, long from, long to) {
        return Narrowing.or(
                StoredClauses.range(lo, from, to),
                Narrowing.and(StoredClauses.exists(lo).not(), StoredClauses.range(hi, from, to)));
    }

    // Addresses.

    Narrowing address(VirtualField field, Networks blocks) {
        return switch (field) {
            case INTERNAL_IP -> sides(Field.SOURCE_IP, Field.DESTINATION_IP, blocks);
            case EXTERNAL_IP -> sides(Field.DESTINATION_IP, Field.SOURCE_IP, blocks);
            default -> Narrowing.UNDECIDED;
        };
    }

    private Narrowing sides(Field ofOutbound, Field ofInbound, Networks blocks) {
        return Narrowing.or(
                Narrowing.and(direction(Direction.OUTBOUND), StoredClauses.address(ofOutbound, blocks)),
                Narrowing.and(direction(Direction.INBOUND), StoredClauses.address(ofInbound, blocks)));
    }

    private Narrowing direction(Direction direction) {
        boolean fromInside = direction == Direction.OUTBOUND || direction == Direction.INTERNAL;
        boolean toInside = direction == Direction.INBOUND || direction == Direction.INTERNAL;
        return Narrowing.and(side(Field.SOURCE_IP, fromInside), side(Field.DESTINATION_IP, toInside));
    }

    private Narrowing side(Field field, boolean inside) {
        Narrowing within = StoredClauses.address(field, internal);
        return inside ? within : Narrowing.and(StoredClauses.exists(field), within.not());
    }

    // Texts.

    Narrowing text(VirtualField field, String pattern) {
        if (field == VirtualField.USER) {
            return Narrowing.or(
                    StoredClauses.text(Field.USER_NAME, pattern), StoredClauses.text(Field.USER_TARGET_NAME, pattern));
        }
        TextPattern parts = TextPattern.of(pattern);
        if (field == VirtualField.DIRECTION) {
            return directions(TextMatcher.whole(parts));
        }
        return parts.text()
                .map(value -> oneOf(field, List.of(value)))
                .orElseGet(() -> exists(field).atMost());
    }

    Narrowing oneOf(VirtualField field, List<String> values) {
        return switch (field) {
            case USER ->
                Narrowing.or(
                        StoredClauses.oneOf(Field.USER_NAME, values),
                        StoredClauses.oneOf(Field.USER_TARGET_NAME, values));
            case DIRECTION ->
                Narrowing.or(values.stream()
                        .map(value -> directions(TextMatcher.whole(TextPattern.of(TextPattern.exactly(value)))))
                        .toList());
            case SOURCE -> Narrowing.or(values.stream().map(this::source).toList());
            case EVENT_ID -> Narrowing.or(values.stream().map(this::place).toList());
            default -> Narrowing.UNDECIDED;
        };
    }

    private Narrowing directions(TextMatcher matcher) {
        List<Narrowing> found = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            if (matcher.matches(direction.slice())) {
                found.add(direction(direction));
            }
        }
        return Narrowing.or(found);
    }

    /// `dataset/sensor`: either part may have slashes of its own, so each is tried.
    private Narrowing source(String value) {
        String folded = utf8(StoredClauses.folded(value));
        List<Narrowing> splits = new ArrayList<>();
        for (int slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
            String dataset = folded.substring(0, slash);
            String sensor = folded.substring(slash + 1);
            splits.add(Narrowing.and(StoredClauses.oneOf(Field.EVENT_DATASET, List.of(dataset)), sensor(sensor)));
        }
        return Narrowing.or(splits);
    }

    /// The observer, or where none is named the member.
    private Narrowing sensor(String name) {
        Narrowing named = name.isEmpty() ? Narrowing.NONE : StoredClauses.oneOf(Field.OBSERVER_NAME, List.of(name));
        Narrowing nameless = Narrowing.or(
                StoredClauses.exists(Field.OBSERVER_NAME).not(), StoredClauses.oneOf(Field.OBSERVER_NAME, List.of("")));
        return name.startsWith("@") ? Narrowing.or(named, Narrowing.and(nameless, member(name.substring(1)))) : named;
    }

    private Narrowing member(String id) {
        int ordinal = memberIds.indexOf(id);
        return ordinal < 0 ? Narrowing.NONE : StoredClauses.column(Schema.MEMBER, ordinal, ordinal);
    }

    /// `<evidence key>-<entry>-<offset>`.
    private Narrowing place(String id) {
        int dash = id.lastIndexOf('-');
        String offset = id.substring(dash + 1);
        if (dash < 0 || !offset.matches("0|[1-9][0-9]{0,17}")) {
            return Narrowing.NONE;
        }
        long place = Long.parseLong(offset);
        String memberId = utf8(StoredClauses.folded(id.substring(0, dash)));
        return Narrowing.and(member(memberId), StoredClauses.column(Schema.OFFSET, place, place));
    }

    private static String utf8(BytesRef bytes) {
        return new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8);
    }
}
