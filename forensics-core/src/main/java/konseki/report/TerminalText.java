package konseki.report;

/// Text from logs, made safe to print on a terminal, and its width there.
///
/// Control characters could move the cursor or run what a terminal obeys; bidirectional overrides could make a name
/// read
/// backwards; invisible characters could hide a difference. All are shown as `\x{1b}`, line ends and tabs as `\n`, `\r`
/// and `\t`.
public final class TerminalText {

    private TerminalText() {}

    /// `text` with everything that is not plain shown by its number.
    public static String escaped(String text) {
        return isAscii(text) ? text : escapedSlowly(text);
    }

    /// Whether every character is a printable one of ASCII: most texts, by far.
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String escapedSlowly(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isPlain(codePoint)) {
                shown.appendCodePoint(codePoint);
            } else {
                appendEscape(shown, codePoint);
            }
        });
        return shown.toString();
    }

    private static void appendEscape(StringBuilder shown, int codePoint) {
        switch (codePoint) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default ->
                shown.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
        }
    }

    /// Whether a character prints as itself and does nothing else. A fixed list, so that the same text is the same
    /// bytes
    /// whatever Unicode version the running Java knows.
    public static boolean isPlain(int codePoint) {
        if (codePoint < 0x2000) {
            boolean control = codePoint < ' ' || codePoint >= 0x7f && codePoint < 0xa0;
            boolean invisible = codePoint == 0xad || codePoint == 0x61c || codePoint == 0x180e;
            return !control && !invisible;
        }
        return !(codePoint >= 0x200b && codePoint <= 0x200f // zero width, direction marks
                || codePoint >= 0x2028 && codePoint <= 0x202e // line separators, embeddings, overrides
                || codePoint >= 0x2060 && codePoint <= 0x206f // invisible operators, isolates
                || codePoint >= 0xd800 && codePoint <= 0xdfff // lone surrogates
                || codePoint >= 0xfff0 && codePoint <= 0xffff // interlinear notes, non-characters
                || codePoint == 0xfeff
                || codePoint >= 0xe0000 && codePoint <= 0xe0fff // tags
        );
    }

    /// Columns on a terminal: two for East Asian wide characters, none for combining ones.
    public static int columns(String text) {
        return text.codePoints().map(TerminalText::columns).sum();
    }

    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = codePoint >= 0x1100 && codePoint <= 0x115f
                || codePoint >= 0x2e80 && codePoint <= 0xa4cf
                || codePoint >= 0xac00 && codePoint <= 0xd7a3
                || codePoint >= 0xf900 && codePoint <= 0xfaff
                || codePoint >= 0xfe30 && codePoint <= 0xfe6f
                || codePoint >= 0xff00 && codePoint <= 0xff60
                || codePoint >= 0xffe0 && codePoint <= 0xffe6
                || codePoint >= 0x1f300 && codePoint <= 0x1faff
                || codePoint >= 0x20000 && codePoint <= 0x3fffd;
        return wide ? 2 : 1;
    }

    /// Cut to `columns`, with an ellipsis where something is missing.
    public static String fitted(String text, int columns) {
        if (columns(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1; // the ellipsis
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            used += columns(codePoint);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(codePoint);
            i += Character.charCount(codePoint);
        }
        return kept.append('…').toString();
    }
}
