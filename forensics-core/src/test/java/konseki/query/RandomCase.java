package konseki.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.FlowStamp;
import konseki.event.Networks;
import konseki.event.VirtualField;

/// Events and queries over one small vocabulary, so that queries hit. Seeded.
public final class RandomCase {
    public static final QueryContext CONTEXT =
            new QueryContext(Networks.of(List.of("10.0.0.0/8", "2001:db8:1::/48")), 9 * 3600);

    private static final long NOW = 1_700_000_000L * 1_000_000_000;
    private static final long HOUR = 3600L * 1_000_000_000;
    private static final List<String> TEXTS = List.of(
            "alice",
            "Bob",
            "ALICE",
            "svc_backup",
            "é",
            "İstanbul",
            "\u212a",
            "a/b",
            "a/b/c",
            "x",
            "*",
            "漢字 かな",
            "a\u0000b",
            "c:\\windows\\system32",
            "fw1",
            "FW1",
            "fw1/x",
            "ab",
            "abab",
            "");
    private static final List<String> PATTERNS = List.of(
            "*", "a*", "*b", "*a*", "?", "??", "a?*", "*/*", "fw*", "ALICE", "İ*", "[*]", "*é*", "c:\\*", "*32", "x",
            "a/*", "ab*ab");
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.0.0.2",
            "10.255.255.255",
            "11.0.0.0",
            "192.0.2.1",
            "198.51.100.7",
            "2001:db8:1::5",
            "2001:db8:2::5",
            "::1",
            "0.0.0.0",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    private static final List<String> BLOCKS = List.of(
            "10.0.0.0/8",
            "10.0.0.0/31",
            "10.0.0.2",
            "0.0.0.0/0",
            "::/0",
            "2001:db8::/32",
            "2001:db8:1::5",
            "198.51.100.0/25",
            "fe80::/10",
            "::/1",
            "11.0.0.0/16",
            "0.0.0.0/32",
            "ffff::/16");
    private static final List<String> DATASETS = List.of("a/b", "a", "x");
    private static final List<String> OBSERVERS = List.of("", "FW1", "b/fw1", "@x");
    private static final List<String> VENDOR = List.of("policyid", "Event Data.x", "user");

    private final Random random;
    private final List<String> memberIds;
    private final boolean hostile;

    /// @param hostile whether lengths and numbers may be extreme
    public RandomCase(long seed, int members, boolean hostile) {
        this.random = new Random(seed);
        this.hostile = hostile;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            ids.add("00000000000000a" + i + "-" + i + ".0");
        }
        memberIds = List.copyOf(ids);
    }

    public List<String> memberIds() {
        return memberIds;
    }

    public RandomEvent event(int member, long offset) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        int density = 1 + random.nextInt(9);
        for (Field field : Field.all()) {
            boolean wanted = random.nextInt(10) < density;
            if (wanted) {
                values.put(field, value(field));
            }
        }
        Map<String, String> vendor = new LinkedHashMap<>();
        VENDOR.stream().filter(name -> random.nextBoolean()).forEach(name -> vendor.put(name, text()));
        return new RandomEvent(
                member,
                memberIds.get(member),
                offset,
                pick(List.of(FlowStamp.values())),
                values,
                vendor,
                "raw " + text() + " text");
    }

    private Object value(Field field) {
        return switch (field.kind()) {
            case NUMBER -> number(FieldRef.of(field));
            case IP -> pick(ADDRESSES);
            case KEYWORD -> hostile && random.nextInt(3000) == 0 ? "long" + "é".repeat(20_000) : keyword(field);
            case TEXT -> text() + " " + text();
        };
    }

    private String keyword(Field field) {
        return switch (field) {
            case EVENT_DATASET -> pick(DATASETS);
            case OBSERVER_NAME -> pick(OBSERVERS);
            default -> text();
        };
    }

    private String text() {
        return pick(TEXTS);
    }

    private long number(FieldRef field) {
        if (hostile && random.nextInt(50) == 0) {
            return pick(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, Long.MAX_VALUE - 1));
        }
        return switch (NumberUnit.of(field)) {
            case TIME -> NOW + random.nextInt(72) * HOUR / 4 + random.nextInt(2) * 500_000_000L;
            case DURATION -> random.nextInt(8) * HOUR / 2;
            case BYTES -> random.nextInt(4) * 1000L;
            case COUNT -> random.nextInt(6);
        };
    }

    public Query query(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 5 -> new Query.And(clauses(depth - 1));
            case 6 -> new Query.Or(clauses(depth - 1));
            case 7 -> new Query.Not(query(depth - 1));
            default -> leaf(field());
        };
    }

    private List<Query> clauses(int depth) {
        return several(() -> query(depth));
    }

    private <T> List<T> several(Supplier<T> one) {
        List<T> found = new ArrayList<>();
        for (int i = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3); i > 0; i--) {
            found.add(one.get());
        }
        return found;
    }

    private FieldRef field() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> FieldRef.of(pick(VirtualField.all()));
            case 2 -> random.nextInt(4) == 0 ? new FieldRef.Vendor(pick(VENDOR)) : FieldRef.of(pick(Field.all()));
            default -> FieldRef.of(pick(Field.all()));
        };
    }

    private Query leaf(FieldRef field) {
        int choice = random.nextInt(12);
        if (choice == 0) {
            return new Query.Exists(field);
        }
        if (choice == 1) {
            return random.nextBoolean() ? new Query.FreeText(pick(PATTERNS)) : new Query.All();
        }
        return switch (field.kind()) {
            case KEYWORD -> keyword(field);
            case TEXT ->
                random.nextBoolean()
                        ? new Query.Text(field, pick(PATTERNS))
                        : random.nextBoolean()
                                ? new Query.Whole(field, pick(PATTERNS))
                                : new Query.OneOf(field, several(this::text));
            case NUMBER -> numbers(field);
            case IP -> new Query.Address(field, Networks.of(several(() -> pick(BLOCKS))));
        };
    }

    private Query keyword(FieldRef field) {
        if (random.nextInt(3) == 0) {
            return new Query.Text(field, random.nextInt(3) == 0 ? virtualText(field) : pick(PATTERNS));
        }
        return new Query.OneOf(field, several(() -> random.nextBoolean() ? virtualText(field) : text()));
    }

    /// A value that the field may have, of virtual ones too.
    private String virtualText(FieldRef field) {
        return switch (field) {
            case FieldRef.Virtual(VirtualField virtual) ->
                switch (virtual) {
                    case EVENT_ID -> pick(memberIds) + "-" + random.nextInt(40);
                    case SOURCE ->
                        pick(DATASETS) + "/" + (random.nextBoolean() ? pick(OBSERVERS) : "@" + pick(memberIds));
                    case DIRECTION -> pick(List.of("outbound", "INBOUND", "internal", "external", "outb"));
                    default -> text();
                };
            case FieldRef.Stored(Field stored) -> keyword(stored);
            case FieldRef.Vendor _ -> text();
        };
    }

    private Query numbers(FieldRef field) {
        if (random.nextInt(3) == 0) {
            return new Query.Numbers(field, several(() -> number(field)));
        }
        long a = random.nextInt(4) == 0 ? Long.MIN_VALUE : number(field);
        long b = random.nextInt(4) == 0 ? Long.MAX_VALUE : number(field);
        return random.nextInt(10) == 0
                ? new Query.Range(field, a, b)
                : new Query.Range(field, Math.min(a, b), Math.max(a, b));
    }

    public Aggregation aggregation() {
        List<Aggregation.Measure> measures = new ArrayList<>();
        measures.add(new Aggregation.Measure.Count());
        for (int i = random.nextInt(3); i > 0; i--) {
            FieldRef field = numberField();
            measures.add(pick(List.of(
                    new Aggregation.Measure.Sum(field),
                    new Aggregation.Measure.Min(field),
                    new Aggregation.Measure.Max(field))));
        }
        List<FieldRef> by = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            by.add(field());
        }
        return new Aggregation(measures, by);
    }

    private FieldRef numberField() {
        FieldRef field = field();
        while (field.kind() != FieldKind.NUMBER) {
            field = field();
        }
        return field;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
