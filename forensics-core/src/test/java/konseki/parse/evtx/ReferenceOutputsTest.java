package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import konseki.event.Field;
import konseki.parse.Outcome;
import org.junit.jupiter.api.Test;

/// What other programs made of the sample collection's event logs: the same records with the same fields. Ways of
/// writing that differ are listed in `reference-differences.tsv`; a row that no record needs fails the test.
class ReferenceOutputsTest {
    private final ReferenceFacts facts = new ReferenceFacts();
    private final List<String> differences = new ArrayList<>();
    private int compared;
    /// Records that the reference does not have.
    private int more;

    /// Compares all that a reference has of a log; what it lacks is counted.
    private void compare(String name, byte[] log, List<String> reference) {
        Map<Long, List<EventFacts>> ours = records(log);
        more += ours.values().stream().mapToInt(List::size).sum() - reference.size();
        for (String json : reference) {
            compareOne(name, ours, EventFacts.ofJson(json));
        }
    }

    private void compareOne(String name, Map<Long, List<EventFacts>> ours, EventFacts theirs) {
        String number = theirs.fields().get(Field.EVENT_SEQUENCE.ecsName());
        List<EventFacts> same = number == null ? List.of() : ours.getOrDefault(Long.parseLong(number), List.of());
        List<String> left =
                same.stream().map(mine -> facts.differences(mine, theirs)).toList();
        compared++;
        if (left.stream().noneMatch(String::isEmpty)) {
            differences.add(name + " #" + number + ": " + left);
        }
    }

    private static Map<Long, List<EventFacts>> records(byte[] log) {
        Map<Long, List<EventFacts>> records = new HashMap<>();
        EvtxSamples.parse(log, (outcome, event) -> {
            if (outcome == Outcome.EVENT && !event.has(Field.EVENT_RECOVERED)) {
                records.computeIfAbsent(event.number(Field.EVENT_SEQUENCE), _ -> new ArrayList<>())
                        .add(EventFacts.of(event));
            }
        });
        return records;
    }

    @Test
    void recordsEqualThoseThatOtherProgramsWrote() throws IOException {
        atomic();
        assertThat(differences).as("EvtxECmd").isEmpty();
        assertThat(compared).isGreaterThan(6_000);
        assertThat(more).as("records that EvtxECmd left out").isEqualTo(75);
        int before = compared;
        sigma();
        assertThat(differences).as("evtx_dump, as SigmaHQ keeps it").isEmpty();
        assertThat(compared - before).isGreaterThan(100);
        before = compared;
        snapshots();
        searches();
        assertThat(differences).as("snapshots of the crate and of Chainsaw").isEmpty();
        assertThat(compared - before).isGreaterThanOrEqualTo(8);
        Set<String> listed = new TreeSet<>(table().keySet());
        assertThat(new TreeSet<>(facts.used()))
                .as("rows of the table that are needed")
                .isEqualTo(listed);
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        try (InputStream in = ReferenceOutputsTest.class.getResourceAsStream("reference-differences.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split("\t", -1)).forEach(row -> rows.put(row[0], row[2]));
        }
        return rows;
    }

    private void atomic() throws IOException {
        try (Stream<Path> files = Files.walk(EvtxSamples.data().resolve("evtx/atomic"))) {
            for (Path zip : (Iterable<Path>)
                    files.filter(file -> file.toString().endsWith(".zip")).sorted()::iterator) {
                Map<String, byte[]> entries = entries(zip);
                entries.forEach((name, bytes) -> {
                    byte[] json = entries.get("json/" + name.replace(".evtx", ".json"));
                    if (name.endsWith(".evtx") && json != null) {
                        compare(zip.getFileName() + "!" + name, bytes, lines(json));
                    }
                });
            }
        }
    }

    private static List<String> lines(byte[] json) {
        return new String(json, StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private void sigma() throws IOException {
        try (Stream<Path> files = Files.walk(EvtxSamples.data().resolve("sigma/regression"))) {
            for (Path file : (Iterable<Path>)
                    files.filter(path -> path.toString().contains(".evtx")).sorted()::iterator) {
                Path json = Path.of(file.toString().replaceAll("\\.evtx(\\.gz)?$", ".json"));
                compare(file.getFileName().toString(), EvtxSamples.read(file), objects(Files.readString(json)));
            }
        }
    }

    /// Indented objects, one behind the other.
    private static List<String> objects(String json) {
        return Stream.of(json.strip().split("\\R(?=\\{)"))
                .filter(object -> !object.isBlank())
                .toList();
    }

    private void snapshots() throws IOException {
        Map<Long, List<EventFacts>> ours = new HashMap<>();
        Path format = EvtxSamples.data().resolve("evtx/format");
        for (String name : List.of(
                "E_Windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx.gz",
                "E_ShadowCopy6_windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx.gz",
                "Security_with_size_t.evtx.gz",
                "security_bad_string_cache.evtx.gz")) {
            records(EvtxSamples.read(format.resolve(name)))
                    .forEach((number, same) ->
                            ours.computeIfAbsent(number, _ -> new ArrayList<>()).addAll(same));
        }
        try (Stream<Path> files = Files.list(format.resolve("expected"))) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString();
                String body = text.substring(text.indexOf("---\n", 3) + 4);
                EventFacts theirs = name.contains("_xml_") ? XmlEventTest.factsOf(body) : EventFacts.ofJson(body);
                compareOne(name, ours, theirs);
            }
        }
    }

    private void searches() throws IOException {
        Path folder = EvtxSamples.data().resolve("evtx/search-expected");
        Map<Long, List<EventFacts>> ours = records(EvtxSamples.read(folder.resolve("security_sample.evtx")));
        for (String json : lines(Files.readAllBytes(folder.resolve("clo_search_q_jsonl_simple_string.txt")))) {
            compareOne("search", ours, EventFacts.ofJson(json));
        }
    }

    @Test
    void everyFileHasAtLeastTheRecordsThatItsReferenceCounts() throws IOException {
        Path format = EvtxSamples.data().resolve("evtx/format");
        List<String> rows = Files.readAllLines(format.resolve("EXPECTED_RECORDS.tsv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t");
            long[] events = new long[1];
            EvtxSamples.parse(
                    EvtxSamples.read(format.resolve(cells[0])),
                    (outcome, _) -> events[0] += outcome == Outcome.EVENT ? 1 : 0);
            assertThat(events[0]).as(cells[0]).isGreaterThanOrEqualTo(Long.parseLong(cells[1]));
        }
        assertThat(rows).hasSizeGreaterThan(5);
    }
}
