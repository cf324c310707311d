package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import konseki.finding.Language;
import konseki.finding.NextStep;
import konseki.finding.Verdict;
import konseki.finding.Volume;
import konseki.finding.Wording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every verb that prints facts prints them as JSON with the keys of docs/json.md.
class JsonAnswersTest {
    private static final Pattern KEY = Pattern.compile("`([a-zA-Z0-9@]+\\??)`");

    @TempDir
    private static Path folder;

    private static Path logs;
    private static Path dossier;

    @BeforeAll
    static void scanOnce() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        dossier = folder.resolve("case");
        Files.writeString(logs.resolve("fw.log"), ErrorMessagesTest.LINE.repeat(20));
        Files.writeString(logs.resolve("what.log"), "one two three four\n".repeat(50));
        Files.writeString(logs.resolve("empty.log"), "");
        List<Map<String, Object>> finding = answers(20, "scan", logs.toString());
        assertThat(finding).singleElement().satisfies(answer -> assertThat(answer)
                .containsKeys("headline", "claims", "coverage", "evidence"));
    }

    @Test
    void aPlan() throws IOException {
        List<Map<String, Object>> plan = answers(0, "scan", logs.toString(), "--plan");
        holds("`scan --plan`", plan);
        assertThat(maps(plan.getFirst().get("members")))
                .allSatisfy(member -> assertThat(member).containsKeys("file", "format", "certainty"));
        assertThat(maps(plan.getFirst().get("unread")))
                .singleElement()
                .satisfies(unread -> assertThat(unread).containsOnlyKeys("file", "bytes", "reason"));
    }

    @Test
    void aShard() throws IOException {
        Run run = Run.of(
                folder, "scan", logs.toString(), "--shard", "1/2", "--json", "--case", folder + "/shard");
        holds("`scan --shard`", values(run.out()));
    }

    @Test
    void aConclusion() throws IOException {
        assertThat(answers(20, "conclude")).singleElement().satisfies(answer -> assertThat(answer)
                .containsKey("headline"));
    }

    @Test
    void aMerger() throws IOException {
        Run run = Run.of(folder, "merge", dossier.toString(), "--json", "--case", folder + "/merged");
        assertThat(values(run.out())).singleElement().satisfies(answer -> assertThat(answer)
                .containsKey("headline"));
    }

    @Test
    void hits() throws IOException {
        List<Map<String, Object>> hits = answers(0, "search", "source.ip:10.0.0.0/8");
        assertThat(hits).hasSize(20).allSatisfy(hit -> assertThat(hit)
                .containsKeys("@timestamp", "event", "origin")
                .doesNotContainKey("vendor"));
        assertThat(maps(hits.stream().map(hit -> hit.get("origin")).toList())).allSatisfy(origin -> assertThat(origin)
                .containsOnlyKeys("file", "offset", "length", "record"));
        assertThat(answers(0, "search", "*", "--vendor")).allSatisfy(hit -> assertThat(hit)
                .containsKey("vendor"));
    }

    @Test
    void groups() throws IOException {
        assertThat(answers(0, "search", "* | count by source.ip"))
                .containsExactly(Map.of("source.ip", "10.10.1.10", "count", 20L));
    }

    @Test
    void events() throws IOException {
        Run run = Run.of(folder, "events", logs.toString());
        assertThat(values(run.out())).hasSize(20).allSatisfy(event -> assertThat(event)
                .containsKeys("@timestamp", "event", "origin"));
    }

    @Test
    void records() throws IOException {
        Object event = answers(0, "search", "*", "--limit", "1").getFirst().get("event");
        String id = String.valueOf(((Map<?, ?>) event).get("id"));
        holds("`show`", answers(0, "show", id));
    }

    @Test
    void hours() throws IOException {
        holds("`coverage`", answers(0, "coverage"));
    }

    @Test
    void steps() throws IOException {
        NextStep bounded = step(Optional.of("FS01"), new Volume.AtMost(12_345));
        NextStep unbounded = step(Optional.empty(), new Volume.Unbounded(new Wording("no rate", "速度不明")));
        List<Map<String, Object>> steps = RowsJson.of(NextCommand.values(List.of(bounded, unbounded), Language.EN));
        holds("`next`", steps);
        assertThat(steps.getFirst()).containsEntry("asset", "FS01").containsEntry("removes", 12_345L);
        assertThat(steps.getLast()).doesNotContainKeys("asset", "removes");
    }

    @Test
    void reproduction() throws IOException {
        holds("`verify`", answers(0, "verify"));
    }

    @Test
    void reports() throws IOException {
        List<Map<String, Object>> reports = answers(0, "report");
        holds("`report`", reports);
        assertThat(reports).hasSize(2);
    }

    @Test
    void whatCanBeRead() throws IOException {
        holds("`formats`", answers(0, "formats"));
        holds("`fields`", answers(0, "fields"));
    }

    @Test
    void explanations() throws IOException {
        List<Map<String, Object>> read = answers(0, "explain", logs.resolve("fw.log").toString());
        holds("`explain`", read);
        assertThat(maps(read.getFirst().get("formats"))).allSatisfy(judgement -> assertThat(judgement.containsKey("no"))
                .isNotEqualTo(judgement.containsKey("certainty")));
        assertThat(answers(0, "explain", logs.resolve("what.log").toString()))
                .singleElement()
                .satisfies(unread -> assertThat(unread).containsOnlyKeys("file", "unread"));
        assertThat(answers(0, "explain", logs.resolve("fw.log").toString(), "--record", "2"))
                .hasSize(2)
                .last()
                .satisfies(event -> assertThat(event).containsKeys("event", "origin", "vendor"));
    }

    private static NextStep step(Optional<String> asset, Volume removes) {
        Wording words = new Wording("a log", "ログ");
        return new NextStep(words, words, asset, Verdict.INCONCLUSIVE, Verdict.NO_EVIDENCE_BOUNDED, removes, 0);
    }

    private static List<Map<String, Object>> answers(int status, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--json", "--case", dossier.toString()));
        Run run = Run.of(folder, all.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        return values(run.out());
    }

    private static List<Map<String, Object>> values(String json) {
        List<Map<String, Object>> values = JsonValues.of(json);
        assertThat(values).isNotEmpty();
        return values;
    }

    /// Every key is documented, and none that is promised is missing.
    private static void holds(String verb, List<Map<String, Object>> answers) throws IOException {
        String row = Files.readString(Path.of("../docs/json.md"))
                .lines()
                .filter(line -> line.startsWith("| " + verb + " |"))
                .findFirst()
                .orElseThrow();
        Set<String> promised = new LinkedHashSet<>();
        Set<String> possible = new TreeSet<>();
        KEY.matcher(row.substring(row.lastIndexOf("| `"))).results().map(key -> key.group(1)).forEach(key -> {
            possible.add(key.replace("?", ""));
            if (!key.endsWith("?")) {
                promised.add(key);
            }
        });
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.keySet()).containsAll(promised);
            assertThat(possible).containsAll(answer.keySet());
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object list) {
        return (List<Map<String, Object>>) list;
    }
}
