package konseki.query;

import java.util.Locale;

/// What other query languages would read as an operator and this one would search for: refused with the right word.
final class Misreadings {

    private Misreadings() {}

    /// @throws QueryException if an operator of another language comes next
    static void refuse(QueryText text) {
        int here = text.position();
        if (text.startsWith("&&")) {
            throw text.error(here, "&& is no operator", "Write AND");
        }
        char next = text.peek();
        if (next == '-' || next == '!') {
            throw text.error(here, "'" + next + "' is no operator", "Write NOT, or put the text into quotes");
        }
        if (next == '+') {
            throw text.error(here, "'+' is no operator", "Every clause joined by AND must hold; or use quotes");
        }
        refuseTypographicQuote(text);
        String word = text.word();
        text.back(here);
        String upper = word.toUpperCase(Locale.ROOT);
        if (upper.equals("AND") || upper.equals("OR") || upper.equals("NOT")) {
            throw text.error(
                    here,
                    word.equals(upper) ? word + " stands where a condition is expected" : "\"" + word + "\" is a word",
                    "Operators are written in capitals, between conditions: " + upper
                            + ". To search for the word, put it into quotes");
        }
        if (word.startsWith("*:") && !word.equals("*:*")) {
            throw text.error(here, "*: names no field", "Write the word alone to search the message, or name a field");
        }
    }

    static void refuseTypographicQuote(QueryText text) {
        if ("\u201c\u201d\u201e\uff02\u300c".indexOf(text.peek()) >= 0) {
            throw text.error(text.position(), "'" + text.peek() + "' is no quote here", "Use the straight quote \"");
        }
    }
}
