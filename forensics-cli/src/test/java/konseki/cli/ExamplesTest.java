package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `--help` run as they stand, up to a pipe, with files of these names in the current folder.
class ExamplesTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Set<String> FILES = Set.of(
            "case",
            "logs",
            "evidence/fortigate",
            "evidence/dc01.zip",
            "fortigate.log.gz",
            "asa.log.gz",
            "shard1",
            "shard2",
            "shard3");
    private static final String ASA = "Jun 04 2023 21:14:09 fw2 : %ASA-4-106023: Deny tcp src outside:203.0.113.9/51234"
            + " dst inside:10.0.0.5/22 by access-group \"x\" [0x0, 0x0]\n";

    @TempDir
    private Path folder;

    @Test
    void everyExampleRuns() throws IOException {
        write();
        run("konseki scan evidence/fortigate evidence/dc01.zip --case case");
        for (int shard = 1; shard <= 3; shard++) {
            Run.of(
                    folder,
                    "scan",
                    folder.resolve("evidence").toString(),
                    "--shard",
                    shard + "/3",
                    "--case",
                    folder.resolve("shard" + shard).toString());
        }
        List<String> examples = examples();
        assertThat(examples).hasSizeGreaterThan(15);
        for (String example : examples) {
            if (example.startsWith("konseki merge")) {
                delete(folder.resolve("case"));
            }
            Run run = run(example);
            assertThat(run.status()).as(example + "\n" + run.err()).isIn(0, 20);
            assertThat(run.out()).as(example).isNotEmpty();
        }
    }

    /// Of every verb; merge last, since it makes the case anew.
    private static List<String> examples() {
        List<String> examples = new ArrayList<>();
        Verb.all(HelpTest.root())
                .forEach(verb -> verb.example().lines().map(String::strip).forEach(examples::add));
        examples.sort((one, other) ->
                Boolean.compare(one.startsWith("konseki merge"), other.startsWith("konseki merge")));
        return examples;
    }

    private Run run(String example) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(example.replaceAll(" (\\| jq|>) .*", ""));
        while (matcher.find()) {
            String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            words.add(FILES.contains(word) ? folder.resolve(word).toString() : word);
        }
        words.removeFirst(); // konseki
        if (words.getFirst().equals("show")) {
            words.set(1, anId());
        }
        Path current = Files.exists(folder.resolve("case/run.json")) ? folder.resolve("case") : folder;
        return Run.of(current, words.toArray(String[]::new));
    }

    private String anId() {
        Run hit = Run.of(folder.resolve("case"), "search", "*", "--limit", "1", "--json");
        Object event = JsonValues.of(hit.out()).getFirst().get("event");
        return String.valueOf(((Map<?, ?>) event).get("id"));
    }

    private void write() throws IOException {
        Path fortigate = Files.createDirectories(folder.resolve("evidence/fortigate"));
        Files.writeString(fortigate.resolve("fw.log"), ErrorMessagesTest.LINE.repeat(20));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/fw.log"), ErrorMessagesTest.LINE.repeat(20));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("evidence/dc01.zip")))) {
            zip.putNextEntry(new ZipEntry("dc01/asa.log"));
            zip.write(ASA.repeat(20).getBytes(StandardCharsets.UTF_8));
        }
        gzip("fortigate.log.gz", ErrorMessagesTest.LINE.repeat(20));
        gzip("asa.log.gz", ASA.repeat(2_000));
    }

    private void gzip(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (var paths = Files.walk(directory)) {
            all = new ArrayList<>(paths.toList());
        }
        for (Path path : all.reversed()) {
            Files.delete(path);
        }
    }
}
