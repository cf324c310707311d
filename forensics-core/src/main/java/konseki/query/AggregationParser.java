package konseki.query;

import java.util.ArrayList;
import java.util.List;
import konseki.event.FieldKind;

/// Reads `| count, sum(fx.egress.hi) by fx.internal.ip, fx.day`. Belongs to one parse.
final class AggregationParser {
    private static final int MAX_PARTS = 16;
    private static final String FORMS = "Write count, sum(field), min(field) or max(field), then by and fields";

    private final QueryText text;
    private final ClauseParser clauses;

    AggregationParser(QueryText text, ClauseParser clauses) {
        this.text = text;
        this.clauses = clauses;
    }

    Aggregation aggregation() {
        text.take("|");
        List<Aggregation.Measure> measures = new ArrayList<>();
        do {
            measures.add(measure());
        } while (text.skipSpace().take(","));
        List<FieldRef> by = new ArrayList<>();
        if (text.skipSpace().takeWord("by")) {
            do {
                text.skipSpace();
                by.add(clauses.field());
            } while (text.skipSpace().take(","));
        }
        if (!text.skipSpace().atEnd()) {
            throw text.error(text.position(), "the aggregate ends before this", FORMS + " separated by commas");
        }
        if (measures.size() > MAX_PARTS || by.size() > MAX_PARTS) {
            throw text.error(text.position(), "more than " + MAX_PARTS + " numbers or fields", "Ask twice");
        }
        return new Aggregation(measures, by);
    }

    private Aggregation.Measure measure() {
        int start = text.skipSpace().position();
        String name = text.name();
        if (name.equals("count")) {
            return new Aggregation.Measure.Count();
        }
        if (!name.equals("sum") && !name.equals("min") && !name.equals("max")) {
            throw text.error(start, "\"" + QueryText.shown(name) + "\" is no aggregate", FORMS);
        }
        FieldRef field = argument(name);
        return switch (name) {
            case "sum" -> new Aggregation.Measure.Sum(field);
            case "min" -> new Aggregation.Measure.Min(field);
            default -> new Aggregation.Measure.Max(field);
        };
    }

    private FieldRef argument(String name) {
        if (!text.skipSpace().take("(")) {
            throw text.error(text.position(), name + " needs a field", "Write " + name + "(fx.egress.hi)");
        }
        int start = text.skipSpace().position();
        FieldRef field = clauses.field();
        boolean isNumber = field.kind() == FieldKind.NUMBER;
        if (!isNumber || name.equals("sum") && NumberUnit.of(field) == NumberUnit.TIME) {
            throw text.error(start, name + " cannot be taken of " + field.queryName(), "Name a field of numbers");
        }
        if (!text.skipSpace().take(")")) {
            throw text.error(text.position(), "this ( is never closed", "Close it with )");
        }
        return field;
    }
}
