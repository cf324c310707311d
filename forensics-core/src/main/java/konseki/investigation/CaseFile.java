package konseki.investigation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import konseki.detect.CaseRules;
import konseki.evidence.ReadingRules;

/// What case.yaml says, as the rules of each step. Immutable.
///
/// Every key is optional, an unknown one is an error; `docs/case-yaml.md` documents all of them.
public final class CaseFile {
    /// Name of the file in a case directory.
    public static final String NAME = "case.yaml";

    private final CaseRules rules;
    private final List<ReadingEntry> reading;
    private final Thresholds thresholds;
    private final Optional<LocalDate> knownSince;
    private final String configHash;
    private final byte[] content;

    private CaseFile(YamlNode.Entries root, byte[] content) throws CaseFileException {
        this.content = content.clone();
        Section section = new Section(root, CaseKeys.ROOT);
        rules = new CaseRulesReader(section).read();
        reading = readings(section);
        thresholds = Thresholds.read(section.node("thresholds"));
        knownSince = section.value("known-since", CaseTime::day);
        configHash = hash(root);
    }

    /// @throws CaseFileException if the content cannot be meant
    public static CaseFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(String.valueOf(file.getFileName()), in.readNBytes(YamlReader.MAX_BYTES + 1));
        }
    }

    /// @param name of the file, for messages
    static CaseFile parse(String name, byte[] content) throws CaseFileException {
        return new CaseFile(YamlReader.read(name, content), content);
    }

    /// A case of which nobody has said anything yet.
    public static CaseFile none() {
        try {
            return new CaseFile(new YamlNode.Entries(Map.of(), new Place(NAME, 1)), new byte[0]);
        } catch (CaseFileException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<ReadingEntry> readings(Section root) throws CaseFileException {
        List<ReadingEntry> entries = new ArrayList<>();
        for (Section entry : root.sections("read", CaseKeys.READING)) {
            entries.add(ReadingEntry.read(entry));
        }
        return List.copyOf(entries);
    }

    public CaseRules rules() {
        return rules;
    }

    /// How one file is read: of several matching entries of `read:` the later speak over the earlier, key by key.
    ///
    /// @param path relative to the input folder, `/` between folders
    public ReadingRules readingRules(String path) {
        ReadingRules found = ReadingRules.NONE;
        for (ReadingEntry entry : reading) {
            if (entry.matches(path)) {
                found = entry.over(found);
            }
        }
        return found;
    }

    /// The day on which the organisation came to know of the case, if somebody said.
    Optional<LocalDate> knownSince() {
        return knownSince;
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /// Refuses a `format:` that nothing reads.
    ///
    /// @param known names of the carriers
    public void requireKnownFormats(Collection<String> known) throws CaseFileException {
        List<String> sorted = known.stream().sorted().toList();
        for (ReadingEntry entry : reading) {
            String format = entry.format().orElse("");
            if (!format.isEmpty() && !known.contains(format)) {
                throw entry.place()
                        .error("format: " + Quoted.of(format) + " is no format. " + NearestName.advice(format, sorted));
            }
        }
    }

    /// The entries of `sources:` and `read:` that none of these files has a name for, as key and patterns. Patterns are
    /// relative to the input folder, so naming another folder to scan takes the entries away without an error.
    List<String> withoutFile(Collection<String> names) {
        List<String> without = new ArrayList<>();
        for (CaseRules.SourceRule source : rules.sources()) {
            List<FilePattern> files =
                    source.files().stream().map(FilePattern::of).toList();
            if (names.stream().noneMatch(name -> anyMatches(files, name))) {
                without.add("sources: " + String.join(", ", source.files()));
            }
        }
        for (ReadingEntry entry : reading) {
            if (names.stream().noneMatch(entry::matches)) {
                without.add("read: "
                        + entry.files().stream().map(FilePattern::written).collect(Collectors.joining(", ")));
            }
        }
        return without;
    }

    private static boolean anyMatches(List<FilePattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /// The file as it was read; empty where there was none.
    byte[] content() {
        return content.clone();
    }

    /// SHA-256 of the content in hexadecimal: comments, layout and the order of keys do not change it.
    public String configHash() {
        return configHash;
    }

    private static String hash(YamlNode.Entries root) {
        StringBuilder canonical = new StringBuilder();
        root.appendCanonical(canonical);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has SHA-256
        }
    }
}
