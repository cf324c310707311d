package konseki.query;

/// A cursor over the text of a query: white space, words, quoted strings. Belongs to one parse.
final class QueryText {
    private final String text;
    private int position;

    QueryText(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    void back(int to) {
        position = to;
    }

    String between(int from, int to) {
        return text.substring(from, to).strip();
    }

    String before(int to) {
        return text.substring(0, to).strip();
    }

    String after(int from) {
        return text.substring(from).strip();
    }

    /// Moves past white space, that of Japanese keyboards (U+3000) included.
    QueryText skipSpace() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
        return this;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
    }

    boolean atEnd() {
        return position == text.length();
    }

    /// The next character, or 0 at the end.
    char peek() {
        return atEnd() ? 0 : text.charAt(position);
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, position);
    }

    /// Moves past `symbol` if it comes next.
    boolean take(String symbol) {
        if (!startsWith(symbol)) {
            return false;
        }
        position += symbol.length();
        return true;
    }

    /// Moves past `keyword` if it comes next as a word of its own.
    boolean takeWord(String keyword) {
        int end = position + keyword.length();
        if (!startsWith(keyword) || end < text.length() && !endsWord(text.charAt(end))) {
            return false;
        }
        position = end;
        return true;
    }

    /// Characters up to white space or one of `( ) " |`.
    String word() {
        int start = position;
        while (!atEnd() && !endsWord(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    static boolean endsWord(char c) {
        return isSpace(c) || c == '(' || c == ')' || c == '"' || c == '|';
    }

    /// A field's name: letters, digits and `@ . _ -`.
    String name() {
        int start = position;
        while (!atEnd() && isNamePart(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isNamePart(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '@' || c == '.' || c == '_' || c == '-';
    }

    /// The text between the double quote that comes next and the one that closes it; `""` inside is one quote.
    String quoted() {
        int start = position++;
        StringBuilder value = new StringBuilder();
        while (!atEnd()) {
            char c = text.charAt(position++);
            if (c != '"') {
                value.append(c);
            } else if (!take("\"")) {
                return value.toString();
            } else {
                value.append('"');
            }
        }
        throw new QueryException(
                start, "this quote is never closed", "Close it with \". A quote inside is written twice: \"\"");
    }

    QueryException error(int at, String problem, String advice) {
        return new QueryException(at, problem, advice);
    }

    /// Input as a message shows it: at most 64 characters.
    static String shown(String input) {
        String visible = TextPattern.visible(input);
        return visible.length() <= 64 ? visible : visible.substring(0, 61) + "...";
    }
}
