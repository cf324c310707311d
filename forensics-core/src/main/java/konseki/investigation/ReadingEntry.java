package konseki.investigation;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import konseki.event.TextFolding;
import konseki.evidence.ReadingRules;

/// One entry of `read:`. Immutable.
///
/// @param place       of `format`, for messages
record ReadingEntry(
        List<FilePattern> files,
        Optional<ZoneId> zone,
        Optional<Integer> year,
        Optional<String> encoding,
        Optional<String> format,
        Optional<Boolean> useRecovered,
        Place place) {

    /// What people call the encoding of Japanese Windows. For Java cp932 is IBM's, and Shift_JIS lacks the characters
    /// that Windows added.
    private static final Set<String> WINDOWS_JAPANESE = Set.of("cp932", "sjis", "shift_jis", "shift-jis", "x-sjis");

    static ReadingEntry read(Section section) throws CaseFileException {
        List<FilePattern> files = section.values("files", ReadingEntry::pattern);
        section.require("files", files.stream().findFirst());
        return new ReadingEntry(
                files,
                section.value("zone", CaseTime::zone),
                section.value("year", ReadingEntry::year),
                section.value("encoding", ReadingEntry::charset),
                section.text("format"),
                section.flag("use-recovered"),
                section.place("format"));
    }

    static FilePattern pattern(String text) {
        try {
            return FilePattern.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(wrong.getMessage() + ".", wrong);
        }
    }

    private static Integer year(String text) {
        if (text.matches("19[7-9][0-9]|2[01][0-9][0-9]")) {
            return Integer.valueOf(text);
        }
        throw new IllegalArgumentException(Quoted.of(text) + " is no year. Write one from 1970 to 2199.");
    }

    /// The charset's canonical name, so that two names of one encoding are the same rule.
    private static String charset(String text) {
        try {
            return WINDOWS_JAPANESE.contains(TextFolding.fold(text))
                    ? "windows-31j"
                    : Charset.forName(text).name();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is no known encoding. Write one like UTF-8, windows-31j, EUC-JP or UTF-16LE.",
                    unknown);
        }
    }

    boolean matches(String path) {
        return files.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /// The rules with what this entry says put over them.
    ReadingRules over(ReadingRules rules) {
        return new ReadingRules(
                zone.or(rules::zone),
                year.orElse(rules.year()),
                encoding.or(rules::encoding),
                format.or(rules::format),
                useRecovered.orElse(rules.useRecovered()));
    }
}
