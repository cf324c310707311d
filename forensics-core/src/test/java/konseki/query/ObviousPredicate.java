package konseki.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.Networks;
import konseki.event.TextFolding;
import konseki.event.VirtualField;

/// What a query says of an event, computed slowly from its definition: the oracle for [Predicate].
final class ObviousPredicate {
    private static final long HOUR = 3_600_000_000_000L;

    private final RandomEvent event;
    private final QueryContext context;

    ObviousPredicate(RandomEvent event, QueryContext context) {
        this.event = event;
        this.context = context;
    }

    boolean holds(Query query) {
        return switch (query) {
            case Query.All() -> true;
            case Query.And(List<Query> clauses) -> clauses.stream().allMatch(this::holds);
            case Query.Or(List<Query> clauses) -> clauses.stream().anyMatch(this::holds);
            case Query.Not(Query clause) -> !holds(clause);
            case Query.Exists(FieldRef field) -> !values(field).isEmpty();
            case Query.Text(FieldRef field, String pattern) ->
                texts(field)
                        .anyMatch(text -> field.kind() == konseki.event.FieldKind.TEXT
                                ? contains(text, pattern)
                                : equal(text, pattern));
            case Query.Whole(FieldRef field, String pattern) -> texts(field).anyMatch(text -> equal(text, pattern));
            case Query.OneOf(FieldRef field, List<String> values) ->
                texts(field)
                        .anyMatch(text -> values.stream().map(TextFolding::fold).anyMatch(text::equals));
            case Query.Range(FieldRef field, long from, long to) ->
                values(field).stream().anyMatch(value -> (Long) value >= from && (Long) value <= to);
            case Query.Numbers(FieldRef field, List<Long> values) ->
                values(field).stream().anyMatch(values::contains);
            case Query.Address(FieldRef field, Networks blocks) ->
                values(field).stream().anyMatch(value -> within((String) value, blocks));
            case Query.FreeText(String pattern) ->
                contains(TextFolding.fold((String) event.values().getOrDefault(Field.MESSAGE, event.raw())), pattern);
        };
    }

    private Stream<String> texts(FieldRef field) {
        return values(field).stream().map(value -> TextFolding.fold((String) value));
    }

    /// The values of a field: none, one, or of `user` two.
    List<Object> values(FieldRef field) {
        return switch (field) {
            case FieldRef.Stored(Field stored) -> stored(stored).stream().toList();
            case FieldRef.Vendor(String name) ->
                Optional.<Object>ofNullable(event.vendor().get(name)).stream().toList();
            case FieldRef.Virtual(VirtualField virtual) -> virtual(virtual);
        };
    }

    private Optional<Object> stored(Field field) {
        return Optional.ofNullable(event.values().get(field));
    }

    private List<Object> virtual(VirtualField field) {
        Optional<Object> end = bound(FlowStamp.START, 1);
        long day = 24 * HOUR;
        long offset = context.dayOffsetSeconds() * 1_000_000_000L;
        return switch (field) {
            case EVENT_ID -> List.of(event.memberId() + "-" + event.offset());
            case EVENT_START -> bound(FlowStamp.END, -1).stream().toList();
            case EVENT_END -> end.stream().toList();
            case HOUR ->
                room(end).<Object>map(t -> (Long) t - Math.floorMod((Long) t, HOUR)).stream()
                        .toList();
            case DAY ->
                room(end).<Object>map(t -> (Long) t - Math.floorMod((Long) t + offset, day)).stream()
                        .toList();
            case SOURCE -> source().stream().toList();
            case DIRECTION -> direction().stream().toList();
            case INTERNAL_IP -> side(true).stream().toList();
            case EXTERNAL_IP -> side(false).stream().toList();
            case EGRESS_LO -> egress(true).stream().toList();
            case EGRESS_HI -> egress(false).stream().toList();
            case USER ->
                Stream.of(stored(Field.USER_NAME), stored(Field.USER_TARGET_NAME))
                        .flatMap(Optional::stream)
                        .toList();
        };
    }

    private static Optional<Object> room(Optional<Object> end) {
        return end.filter(t -> (Long) t >= Long.MIN_VALUE + 48 * HOUR && (Long) t <= Long.MAX_VALUE - 48 * HOUR);
    }

    private Optional<Object> bound(FlowStamp moving, int sign) {
        Object duration = event.values().get(Field.EVENT_DURATION);
        long add = event.stamp() == moving && duration != null ? sign * (Long) duration : 0;
        return stored(Field.TIMESTAMP).map(stamp -> (Long) stamp + add);
    }

    private Optional<Object> source() {
        String sensor = stored(Field.OBSERVER_NAME)
                .map(Object::toString)
                .filter(name -> !name.isEmpty())
                .orElse("@" + event.memberId());
        return stored(Field.EVENT_DATASET).map(dataset -> dataset + "/" + sensor);
    }

    private Optional<Object> direction() {
        if (stored(Field.SOURCE_IP).isEmpty() || stored(Field.DESTINATION_IP).isEmpty()) {
            return Optional.empty();
        }
        boolean from = within((String) event.values().get(Field.SOURCE_IP), context.internal());
        boolean to = within((String) event.values().get(Field.DESTINATION_IP), context.internal());
        return Optional.of(from ? to ? "internal" : "outbound" : to ? "inbound" : "external");
    }

    private Optional<Object> side(boolean internal) {
        return switch ((String) direction().orElse("none")) {
            case "outbound" -> stored(internal ? Field.SOURCE_IP : Field.DESTINATION_IP);
            case "inbound" -> stored(internal ? Field.DESTINATION_IP : Field.SOURCE_IP);
            default -> Optional.empty();
        };
    }

    private Optional<Object> egress(boolean lower) {
        return switch ((String) direction().orElse("none")) {
            case "outbound" -> counter(lower, Field.SOURCE_BYTES_LO, Field.SOURCE_BYTES);
            case "inbound" -> counter(lower, Field.DESTINATION_BYTES_LO, Field.DESTINATION_BYTES);
            default -> Optional.empty();
        };
    }

    private Optional<Object> counter(boolean lower, Field lo, Field hi) {
        Optional<Object> upper =
                stored(hi).filter(bytes -> (long) bytes >= 0 && (long) bytes <= 1_125_899_906_842_624L);
        return upper.isPresent() && lower ? stored(lo).or(() -> upper) : upper;
    }

    private static boolean within(String address, Networks blocks) {
        byte[] bytes = address.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        long[] pair = new long[2];
        return IpAddress.parse(bytes, 0, bytes.length, pair) && blocks.contains(pair[0], pair[1]);
    }

    private static boolean contains(String text, String pattern) {
        return equal(text, "*" + pattern + "*");
    }

    /// Dynamic programming over code points; the only escapes in use are `[*]` and `[0x00]`.
    private static boolean equal(String text, String pattern) {
        int[] symbols = TextFolding.fold(pattern.replace("[*]", "\ufff0").replace("[0x00]", "\u0000"))
                .codePoints()
                .toArray();
        int[] letters = text.codePoints().toArray();
        boolean[] reach = new boolean[letters.length + 1];
        reach[0] = true;
        for (int symbol : symbols) {
            boolean[] next = new boolean[letters.length + 1];
            for (int i = 0; i <= letters.length; i++) {
                boolean any = symbol == '*';
                next[i] = any && (reach[i] || i > 0 && next[i - 1])
                        || !any
                                && i > 0
                                && reach[i - 1]
                                && (symbol == '?' || letters[i - 1] == (symbol == 0xfff0 ? '*' : symbol));
            }
            reach = next;
        }
        return reach[letters.length];
    }

    @Override
    public String toString() {
        return Arrays.asList(event.values(), event.vendor(), event.stamp()).toString();
    }
}
