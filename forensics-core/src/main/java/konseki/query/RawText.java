package konseki.query;

/// The record as it is written, for free text where there is no message; folded on first use. Belongs to one thread.
final class RawText {
    private final Cell folded = new Cell();
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private boolean given;
    private boolean isFolded;

    void none() {
        given = false;
    }

    void set(byte[] newBytes, int newFrom, int newTo) {
        bytes = newBytes;
        from = newFrom;
        to = newTo;
        given = true;
        isFolded = false;
    }

    /// False where no raw text was given.
    boolean matches(TextMatcher matcher) {
        if (given && !isFolded) {
            folded.begin().appendFolded(bytes, from, to);
            isFolded = true;
        }
        return given && matcher.matches(folded.bytes, folded.from, folded.to);
    }
}
