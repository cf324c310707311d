package konseki.report;

import java.io.IOException;

/// JSON tokens in one form only: two spaces, LF, a key or element a line; so equal trees are equal bytes. Belongs to
/// one
/// thread.
final class JsonWriter {
    private final Appendable out;
    private int depth;
    private boolean first = true;

    JsonWriter(Appendable out) {
        this.out = out;
    }

    void startObject() throws IOException {
        start('{');
    }

    void endObject() throws IOException {
        end('}');
    }

    void startArray() throws IOException {
        start('[');
    }

    void endArray() throws IOException {
        end(']');
    }

    /// Begins a member of the object; its value follows.
    void key(String name) throws IOException {
        element();
        quoted(name);
        out.append(": ");
    }

    /// Begins an element of the array; its value follows.
    void element() throws IOException {
        if (!first) {
            out.append(',');
        }
        first = false;
        newLine();
    }

    void number(long value) throws IOException {
        out.append(Long.toString(value));
    }

    void bool(boolean value) throws IOException {
        out.append(value ? "true" : "false");
    }

    void text(String value) throws IOException {
        quoted(value);
    }

    void endOfFile() throws IOException {
        out.append('\n');
    }

    private void start(char bracket) throws IOException {
        out.append(bracket);
        depth++;
        first = true;
    }

    private void end(char bracket) throws IOException {
        depth--;
        if (!first) {
            newLine();
        }
        out.append(bracket);
        first = false;
    }

    private void newLine() throws IOException {
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
    }

    private void quoted(String text) throws IOException {
        out.append('"');
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '"' || codePoint == '\\') {
                out.append('\\').append((char) codePoint);
            } else if (TerminalText.isPlain(codePoint)) {
                out.append(Character.toString(codePoint));
            } else {
                escape(codePoint);
            }
        }
        out.append('"');
    }

    /// As `\\u` units: readers decode them, terminals and editors show them.
    private void escape(int codePoint) throws IOException {
        for (char unit : Character.toChars(codePoint)) {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(Character.forDigit(unit >> shift & 15, 16));
            }
        }
    }
}
