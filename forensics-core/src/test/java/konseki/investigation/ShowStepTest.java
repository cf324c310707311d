package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `show` gives the bytes of a record as they stand in the evidence, and says whether they are those that were scanned.
class ShowStepTest {
    private static final String ALL = "event.dataset:*";

    @TempDir
    Path folder;

    private Path logs = Path.of("");
    private Path caseDirectory = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        caseDirectory = folder.resolve("case");
    }

    @Test
    void everyLineComesBackAsItWasWritten() throws IOException {
        String text = FirewallLogs.text(1, 120).replace("\n", "\r\n");
        Files.writeString(logs.resolve("fw.log"), text);
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(logs.resolve("packed.log.gz")))) {
            gzip.write(FirewallLogs.text(2, 120).getBytes(StandardCharsets.UTF_8));
        }
        Investigation investigation = scanned();
        List<String> shown = new ArrayList<>();
        for (Hit hit : hits(investigation)) {
            RawRecord record = investigation.show(hit.id());
            assertThat(record.verified()).isTrue();
            assertThat(record.file()).isEqualTo(hit.file());
            assertThat(record.offset()).isEqualTo(hit.offset());
            assertThat(record.recordNumber()).isEqualTo(hit.recordNumber());
            shown.add(record.file() + ":" + record.recordNumber() + " " + text(record));
        }
        List<String> expected = new ArrayList<>();
        expected.addAll(numbered("fw.log", FirewallLogs.text(1, 120)));
        expected.addAll(numbered("packed.log.gz", FirewallLogs.text(2, 120)));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyElementOfAnArrayAndEveryRowComesBack() throws IOException {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            elements.add("{ \"EventID\": 4624, \"Channel\": \"Security\", \"Computer\": \"FS01\",\n  \"EventTime\":"
                    + " \"2023-06-04 10:00:" + (10 + i) + "\", \"SourceName\":"
                    + " \"Microsoft-Windows-Security-Auditing\", \"TargetUserName\": \"a]}" + i + "\" }");
        }
        Files.writeString(logs.resolve("array.json"), "[\n  " + String.join(" ,\n  ", elements) + "\n]\n");
        Investigation investigation = scanned();
        List<String> shown = new ArrayList<>();
        for (Hit hit : hits(investigation)) {
            RawRecord record = investigation.show(hit.id());
            assertThat(record.recordNumber()).isEqualTo(hit.recordNumber());
            assertThat(record.verified()).isTrue();
            shown.add(text(record));
        }
        assertThat(shown).hasSize(30);
        for (int i = 0; i < 30; i++) {
            assertThat(shown.get(i)).contains(elements.get(i)).doesNotContain("a]}" + (i + 1) + "\"");
        }
    }

    @Test
    void aRecordBeforeManyShortOnesEndsWhereItEnds() throws IOException {
        String longest = FirewallLogs.line(1, 1, 2, 7) + " msg=\"" + "m".repeat(900_000) + "\"";
        Files.writeString(
                logs.resolve("fw.log"), FirewallLogs.text(1, 30) + longest + "\n" + FirewallLogs.text(2, 3000));
        Investigation investigation = scanned();
        Hit hit = hits(investigation, "source.bytes:7").getFirst();
        assertThat(text(investigation.show(hit.id()))).isEqualTo(longest);
    }

    @Test
    void whatWasChangedSinceIsShownAndSaidToBe() throws IOException {
        Path file = Files.writeString(logs.resolve("fw.log"), FirewallLogs.text(1, 2000));
        Investigation investigation = scanned();
        Hit hit = hits(investigation).get(1000);
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) hit.offset() + 20] ^= 1;
        Files.write(file, bytes);
        RawRecord record = investigation.show(hit.id());
        assertThat(record.verified()).isFalse();
        assertThat(record.bytes()[20]).isEqualTo(bytes[(int) hit.offset() + 20]);
    }

    @Test
    void whatIsNoRecordOfTheCaseIsSaidToBeNone() throws IOException {
        Files.writeString(logs.resolve("fw.log"), FirewallLogs.text(1, 20));
        Investigation investigation = scanned();
        String id = hits(investigation).getFirst().id();
        String member = id.substring(0, id.lastIndexOf('-'));
        for (String none : List.of("", "x", "-", "0123456789abcdef-0", member + "-", member + "-x", member + "-0x5")) {
            assertThatThrownBy(() -> investigation.show(none))
                    .as(none)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no event id");
        }
        assertThatThrownBy(() -> investigation.show("0123456789abcdef-0-0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no evidence 0123456789abcdef-0");
        for (String beyond : List.of(member + "-99999999", member + "--1")) {
            assertThatThrownBy(() -> investigation.show(beyond))
                    .as(beyond)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> investigation.show(member + "-5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no record begins");
    }

    private Investigation scanned() throws IOException {
        Investigation investigation = FirewallLogs.investigation(caseDirectory).build();
        investigation.scan(List.of(logs));
        return investigation;
    }

    private static List<Hit> hits(Investigation investigation) throws IOException {
        return hits(investigation, ALL);
    }

    private static List<Hit> hits(Investigation investigation, String query) throws IOException {
        List<Hit> all = new ArrayList<>();
        try (Hits hits = investigation.search(query)) {
            hits.forEach(all::add);
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private static List<String> numbered(String file, String text) {
        List<String> numbered = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("date=")) {
                numbered.add(file + ":" + (i + 1) + " " + lines.get(i));
            }
        }
        return numbered;
    }

    private static String text(RawRecord record) {
        return new String(record.bytes(), StandardCharsets.UTF_8);
    }
}
