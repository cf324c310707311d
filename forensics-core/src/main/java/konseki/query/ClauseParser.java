package konseki.query;

import java.util.List;
import konseki.event.FieldKind;
import konseki.event.Networks;
import konseki.event.VirtualField;

/// Reads one clause: a field and its value, or free text. Belongs to one parse.
final class ClauseParser {
    private static final String OPERATORS = "Write field:value, field >= value, or field:*";

    /// Reads a parenthesis in the scope of a field.
    @FunctionalInterface
    interface Groups {
        Query read(Scope scope);
    }

    private final QueryText text;
    private final Groups groups;
    private final ValueParser values;

    ClauseParser(QueryText text, ValueLists lists, int offsetSeconds, Groups groups) {
        this.text = text;
        this.groups = groups;
        this.values = new ValueParser(text, lists, offsetSeconds);
    }

    Query clause() {
        int start = text.position();
        if (text.peek() == '"') {
            return new Query.FreeText(text.quoted());
        }
        if (text.atEnd() || text.peek() == ')' || text.peek() == '|') {
            throw text.error(start, "a condition is missing here", OPERATORS);
        }
        Misreadings.refuse(text);
        if (text.take("*:*")) {
            return new Query.All();
        }
        String name = fieldName();
        String operator = name.isEmpty() ? "" : operator();
        if (operator.isEmpty()) {
            text.back(start);
            return freeText(start);
        }
        return comparison(resolve(name, start), operator, start);
    }

    /// A field where nothing else can stand.
    FieldRef field() {
        int start = text.position();
        String name = fieldName();
        if (name.isEmpty()) {
            throw text.error(start, "the name of a field is missing here", "Name one, such as host.name");
        }
        return resolve(name, start);
    }

    /// A name, of a vendor field also in quotes: `vendor."Event Data.x"`.
    private String fieldName() {
        String name = text.name();
        return name.equals(FieldRef.VENDOR) && text.peek() == '"' ? name + text.quoted() : name;
    }

    private String operator() {
        text.skipSpace();
        for (String operator : List.of(":", ">=", "<=", ">", "<", "=")) {
            if (text.take(operator)) {
                return operator;
            }
        }
        return "";
    }

    private FieldRef resolve(String name, int start) {
        return FieldRef.named(name).orElseThrow(() -> {
            List<String> nearest = FieldNames.nearest(name);
            String advice = nearest.isEmpty() ? "" : "Did you mean " + String.join(", ", nearest) + "? ";
            return text.error(
                    start,
                    "there is no field \"" + QueryText.shown(name) + "\"",
                    advice + "A source's own field is written vendor.NAME, text to search for \"in quotes\"");
        });
    }

    private Query comparison(FieldRef field, String operator, int start) {
        text.skipSpace();
        return switch (operator) {
            case ":", "=" -> equality(new Scope.Values(field, operator.equals("=")));
            default -> values.compared(field, operator, start);
        };
    }

    private Query equality(Scope.Values scope) {
        return text.peek() == '(' ? groups.read(scope) : value(scope);
    }

    /// One value of a field.
    Query value(Scope.Values scope) {
        FieldRef field = scope.field();
        char next = text.peek();
        int start = text.position();
        if (text.atEnd() || next == ')' || next == '|') {
            throw text.error(start, "a value of " + field.queryName() + " is missing here", "Write one, or * for any");
        }
        Misreadings.refuseTypographicQuote(text);
        if (next == '"') {
            return values.leaf(scope, text.quoted(), true, start);
        }
        if (next == '@') {
            return values.list(scope);
        }
        if (field.kind() == FieldKind.NUMBER && (next == '<' || next == '>')) {
            return values.compared(field, operator(), start);
        }
        boolean ranged = field.kind() == FieldKind.NUMBER || field.kind() == FieldKind.IP;
        if (next == '[' || next == '{') {
            if (ranged) {
                return values.range(field);
            }
            refuseRangeOfTexts(field, start);
        }
        return word(scope, start);
    }

    private void refuseRangeOfTexts(FieldRef field, int start) {
        text.word();
        boolean isRange = text.skipSpace().takeWord("TO");
        text.back(start);
        if (isRange) {
            throw text.error(
                    start, field.queryName() + " is text, which has no ranges", "List the values or use a wildcard");
        }
    }

    private Query word(Scope.Values scope, int start) {
        String word = text.word();
        if (word.equals("*")) {
            return new Query.Exists(scope.field());
        }
        if (word.equals("AND") || word.equals("OR") || word.equals("NOT") || word.equals("TO")) {
            throw text.error(
                    start,
                    "a value of " + scope.field().queryName() + " is missing before " + word,
                    "If " + word + " is the value, put it into quotes");
        }
        if (text.peek() == '(' || text.peek() == '"') {
            throw text.error(
                    text.position(), "a value does not go on after " + QueryText.shown(word), "Put it into quotes");
        }
        return values.leaf(scope, word, false, start);
    }

    private Query freeText(int start) {
        String word = text.word();
        if (text.peek() == '(' || text.peek() == '"') {
            throw text.error(
                    text.position(), "a word does not go on after " + QueryText.shown(word), "Put it into quotes");
        }
        if (word.indexOf('/') > 0 && isBlock(word)) {
            throw text.error(
                    start,
                    "a block of addresses needs a field",
                    "Write source.ip:" + word + " or destination.ip:" + word + ", or search for the text in quotes");
        }
        return word.equals("*") ? new Query.All() : new Query.FreeText(word);
    }

    static boolean isBlock(String word) {
        try {
            return word.length() < 64 && Networks.range(word).length > 0;
        } catch (IllegalArgumentException noBlock) {
            return false;
        }
    }

    /// The values that `network.direction` can have; another would be a typing error that finds nothing.
    static boolean isPossible(FieldRef field, String pattern) {
        if (!field.equals(FieldRef.of(VirtualField.DIRECTION))) {
            return true;
        }
        TextMatcher matcher = TextMatcher.whole(TextPattern.of(pattern));
        for (konseki.event.FlowView.Direction direction : konseki.event.FlowView.Direction.values()) {
            if (matcher.matches(direction.slice())) {
                return true;
            }
        }
        return false;
    }
}
