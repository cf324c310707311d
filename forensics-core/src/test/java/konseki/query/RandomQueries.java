package konseki.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.Networks;
import konseki.event.VirtualField;

/// Trees in normal form, made of values that hurt. Seeded.
final class RandomQueries {
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "é",
            "İ",
            "漢",
            "\ud83d\ude00",
            " ",
            "\t",
            "\n",
            "\u200b",
            "\u3000",
            "\\",
            "\"",
            "\"\"",
            "*",
            "?",
            "[",
            "]",
            "[*]",
            "[?]",
            "[[]",
            "[0x41]",
            "[0xFF]",
            "[0x",
            "(",
            ")",
            "|",
            ":",
            "/",
            "@",
            "{",
            "}",
            "<",
            ">=",
            "=",
            "AND",
            "OR",
            "NOT",
            "TO",
            "#",
            "'",
            "\u201c",
            "\u0000",
            "10.0.0.0/8",
            "-",
            "+",
            "!",
            "&&",
            "||",
            ",",
            ".",
            "~",
            "^");
    private static final List<String> BLOCKS = List.of(
            "10.0.0.0/8", "192.0.2.1", "2001:db8::/32", "::1", "::/0", "0.0.0.0/0", "198.51.100.0/25", "fe80::/10");

    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    Query tree(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 5 -> new Query.And(several(depth - 1));
            case 6 -> new Query.Or(several(depth - 1));
            case 7 -> new Query.Not(tree(depth - 1));
            default -> leaf();
        };
    }

    private List<Query> several(int depth) {
        List<Query> clauses = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            clauses.add(tree(depth));
        }
        return clauses;
    }

    private Query leaf() {
        FieldRef field = field();
        if (random.nextInt(10) == 0) {
            return random.nextBoolean() ? new Query.Exists(field) : new Query.FreeText(text(1));
        }
        if (random.nextInt(40) == 0) {
            return new Query.All();
        }
        return switch (field.kind()) {
            case KEYWORD -> keyword(field);
            case TEXT -> text(field);
            case NUMBER -> number(field);
            case IP -> new Query.Address(field, Networks.of(blocks()));
        };
    }

    private Query keyword(FieldRef field) {
        if (field.equals(FieldRef.of(VirtualField.DIRECTION))) {
            return new Query.Text(field, pick(List.of("outbound", "in*", "INTERNAL", "ext??nal")));
        }
        return random.nextBoolean() ? new Query.Text(field, text(1)) : new Query.OneOf(field, texts());
    }

    private Query text(FieldRef field) {
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Text(field, text(1));
            case 1 -> new Query.Whole(field, text(1));
            default -> new Query.OneOf(field, texts());
        };
    }

    private Query number(FieldRef field) {
        boolean isTime = NumberUnit.of(field) == NumberUnit.TIME;
        if (!isTime && random.nextInt(3) == 0) {
            TreeSet<Long> values = new TreeSet<>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                values.add(number());
            }
            return new Query.Numbers(field, List.copyOf(values));
        }
        long a = number();
        long b = random.nextInt(4) == 0 ? a : number();
        return new Query.Range(field, Math.min(a, b), Math.max(a, b));
    }

    private long number() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(-5, 6);
            case 1 -> random.nextLong();
            case 2 -> Long.MAX_VALUE - random.nextInt(3);
            case 3 -> Long.MIN_VALUE + random.nextInt(3);
            case 4 -> 1_700_000_000_000_000_000L + random.nextInt() * 1_000_000L;
            default -> random.nextInt(65536);
        };
    }

    private List<String> blocks() {
        List<String> blocks = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            blocks.add(pick(BLOCKS));
        }
        return blocks;
    }

    private FieldRef field() {
        int count = Field.all().size() + VirtualField.all().size();
        int index = random.nextInt(count + 8);
        if (index < Field.all().size()) {
            return FieldRef.of(Field.all().get(index));
        }
        return index < count
                ? FieldRef.of(VirtualField.all().get(index - Field.all().size()))
                : new FieldRef.Vendor(
                        pick(List.of("policyid", "Event Data.x", "a:b", "\"quoted\"", "漢字", "a(b)", "x|y", "@t")));
    }

    private List<String> texts() {
        List<String> values = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            values.add(text(0));
        }
        return values;
    }

    private String text(int atLeast) {
        StringBuilder text = new StringBuilder();
        for (int i = atLeast + random.nextInt(5); i > 0; i--) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// An aggregate over whatever fields allow it.
    Aggregation aggregation() {
        List<Aggregation.Measure> measures = new ArrayList<>();
        measures.add(new Aggregation.Measure.Count());
        FieldRef field = field();
        if (field.kind() == FieldKind.NUMBER) {
            measures.add(new Aggregation.Measure.Max(field));
            if (NumberUnit.of(field) != NumberUnit.TIME) {
                measures.add(new Aggregation.Measure.Sum(field));
            }
        }
        List<FieldRef> by = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            by.add(field());
        }
        return new Aggregation(measures, by);
    }
}
