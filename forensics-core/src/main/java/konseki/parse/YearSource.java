package konseki.parse;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// From where the year of stamps without one was taken, the best first.
public enum YearSource {
    OWN_DATES("dates in the file"),
    NAME("file name"),
    /// The header of a gzip file, the entry of an archive.
    STORED("time in the container"),
    OTHERS("dates in other files"),
    FILE_TIME("file time"),
    CASE("case.yaml");

    /// Keys under which anchor and source are recorded as inferred inputs.
    public static final String ANCHOR_INPUT = "year-anchor";

    public static final String SOURCE_INPUT = "year-from";

    private final String text;

    YearSource(String text) {
        this.text = text;
    }

    /// As the manifest writes it.
    public String text() {
        return text;
    }

    /// Whether neither the member's own bytes nor its name say so.
    public boolean isOutside() {
        return this == OTHERS || this == FILE_TIME;
    }

    /// What a member's recorded inputs say.
    public static Optional<YearSource> of(Map<String, String> inputs) {
        String recorded = inputs.get(SOURCE_INPUT);
        return Arrays.stream(values())
                .filter(source -> source.text.equals(recorded))
                .findFirst();
    }
}
