package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import konseki.finding.Finding;
import konseki.ingest.Checksums;
import konseki.ingest.Progress;
import konseki.ingest.ScanCancelledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library as a program that embeds it meets it.
class LibraryTest {
    private static final int FILES = 6;
    private static final int LINES = 150;

    @TempDir
    Path folder;

    private Path logs = Path.of("");
    private Path caseDirectory = Path.of("");

    @BeforeEach
    void writeLogs() throws IOException {
        logs = folder.resolve("logs");
        caseDirectory = folder.resolve("case");
        FirewallLogs.write(logs, FILES, LINES);
    }

    @Test
    void theExampleOfTheReadmeRuns() throws IOException {
        Path caseYaml = Files.writeString(folder.resolve("case.yaml"), FirewallLogs.CASE_YAML);
        List<String> shown = new ArrayList<>();

        Investigation investigation = Investigation.in(caseDirectory)
                .rules(CaseFile.read(caseYaml))
                .workers(2)
                .build();
        Finding finding = investigation.scan(List.of(logs));
        try (Hits hits = investigation.search("source.ip:10.0.0.1 AND source.bytes >= 90000")) {
            hits.forEach(hit -> shown.add(new String(text(investigation, hit.id()), StandardCharsets.UTF_8)));
        }

        assertThat(finding.headline().verdict()).isNotNull();
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("srcip=10.0.0.1 ").containsPattern("sentbyte=9\\d{4} "));
        assertThat(shown).hasSize((int) linesMatching("srcip=10\\.0\\.0\\.1 .*sentbyte=9\\d{4} "));
        assertThat(investigation.finding()).isEqualTo(finding);
    }

    @Test
    void theListenerHearsOfEveryByteBelowWhatItWasToldToExpect() throws IOException {
        AtomicLong expected = new AtomicLong();
        AtomicLong read = new AtomicLong();
        AtomicInteger calls = new AtomicInteger();
        Progress listener = new Progress() {
            @Override
            public void read(long bytes) {
                read.addAndGet(bytes);
                calls.incrementAndGet();
            }

            @Override
            public void expect(long bytes) {
                assertThat(calls).hasValue(0);
                expected.addAndGet(bytes);
            }
        };
        FirewallLogs.investigation(caseDirectory)
                .progress(listener)
                .readBytes(4096)
                .build()
                .scan(List.of(logs));
        long bytes = 0;
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(expected).hasValue(bytes);
        assertThat(read).hasValue(bytes);
        assertThat(calls.get()).isGreaterThan(FILES);
    }

    @Test
    void aCancelledScanKeepsWholePartialsAndIsTakenUpAgain() throws IOException {
        Path alone = folder.resolve("alone");
        FirewallLogs.investigation(alone).build().scan(List.of(logs));
        Path more = folder.resolve("more");
        Files.createDirectories(more);
        Files.move(logs.resolve("fw0.log"), more.resolve("fw0.log"));
        FirewallLogs.investigation(caseDirectory).build().scan(List.of(more));

        AtomicInteger asked = new AtomicInteger();
        Investigation cancelled = FirewallLogs.investigation(caseDirectory)
                .readBytes(4096)
                .cancelled(() -> asked.incrementAndGet() > 5)
                .build();
        assertThatThrownBy(() -> cancelled.scan(List.of(logs))).isInstanceOf(ScanCancelledException.class);
        List<Path> partials = partials();
        assertThat(partials).hasSize(1);
        assertThat(Checksums.differences(partials.getFirst())).isEmpty();

        Files.move(more.resolve("fw0.log"), logs.resolve("fw0.log"));
        Finding finding = FirewallLogs.investigation(caseDirectory)
                .evidenceRoots(List.of(logs))
                .build()
                .scan(List.of(logs));
        assertThat(finding.evidence().files()).isEqualTo(FILES);
        assertThat(partials()).hasSize(2).containsAll(partials);
        assertThat(caseDirectory.resolve("finding.json")).hasSameBinaryContentAs(alone.resolve("finding.json"));
    }

    @Test
    void aCaseAdmitsOneWriterAndAnyReader() throws IOException {
        Investigation waiting = FirewallLogs.investigation(caseDirectory).build();
        waiting.scan(List.of(logs.resolve("fw0.log")));
        List<Throwable> refused = new ArrayList<>();
        Progress second = bytes -> {
            if (refused.isEmpty()) {
                refused.add(thrownBy(() -> waiting.scan(List.of(logs))));
                refused.add(thrownBy(waiting::conclude));
                assertThat(thrownBy(() -> waiting.search("source.ip:10.0.0.1").close()))
                        .isNull();
            }
        };
        FirewallLogs.investigation(caseDirectory)
                .workers(1)
                .progress(second)
                .build()
                .scan(List.of(logs));
        assertThat(refused)
                .hasSize(2)
                .allSatisfy(thrown -> assertThat(thrown)
                        .isInstanceOf(CaseInUseException.class)
                        .hasMessageContaining(caseDirectory.toString())
                        .hasMessageContaining(
                                Long.toString(ProcessHandle.current().pid())));
        assertThat(waiting.conclude().evidence().files()).isEqualTo(FILES);
    }

    @Test
    void whatIsNoCaseIsSaidToBeNone() throws IOException {
        Investigation nothing = FirewallLogs.investigation(caseDirectory).build();
        assertThatThrownBy(nothing::conclude).hasMessageContaining("is no case");
        assertThatThrownBy(() -> nothing.search("source.ip:10.0.0.1")).hasMessageContaining("is no case");
        assertThatThrownBy(() -> nothing.verify(false)).hasMessageContaining("is no case");
        assertThatThrownBy(() -> nothing.show("0123456789abcdef-0-0")).hasMessageContaining("is no case");
        assertThat(caseDirectory).doesNotExist();
    }

    @Test
    void aPlanWritesNothing() throws IOException {
        var plan = FirewallLogs.investigation(caseDirectory).build().plan(List.of(logs));
        assertThat(plan.members())
                .hasSize(FILES)
                .allSatisfy(member -> assertThat(member.carrier().name()).isEqualTo("lines"));
        assertThat(caseDirectory).doesNotExist();
    }

    @Test
    void eventsComeWithoutACaseInTheOrderOfTheFile() throws IOException {
        List<Long> offsets = new ArrayList<>();
        FirewallLogs.investigation(caseDirectory)
                .build()
                .events(
                        List.of(logs.resolve("fw2.log")),
                        (event, member) -> offsets.add(event.origin().offset()));
        assertThat(offsets).hasSize(LINES).isSorted();
        assertThat(caseDirectory).doesNotExist();
    }

    @Test
    void theRulesOfACaseAreKeptWithIt() throws IOException {
        FirewallLogs.investigation(caseDirectory).build().scan(List.of(logs));
        byte[] before = Files.readAllBytes(caseDirectory.resolve("finding.json"));
        try (InputStream kept = Files.newInputStream(caseDirectory.resolve("case.yaml"))) {
            assertThat(kept).hasBinaryContent(FirewallLogs.CASE_YAML.getBytes(StandardCharsets.UTF_8));
        }
        Investigation.in(caseDirectory).build().conclude();
        assertThat(caseDirectory.resolve("finding.json")).hasBinaryContent(before);
    }

    private interface Action {
        void run() throws IOException;
    }

    private static Throwable thrownBy(Action action) {
        return org.assertj.core.api.Assertions.catchThrowable(action::run);
    }

    private static byte[] text(Investigation investigation, String id) {
        try {
            return investigation.show(id).bytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private long linesMatching(String regex) throws IOException {
        long count = 0;
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                count += Files.readAllLines(file).stream()
                        .filter(line -> java.util.regex.Pattern.compile(regex)
                                .matcher(line)
                                .find())
                        .count();
            }
        }
        return count;
    }

    private List<Path> partials() throws IOException {
        try (Stream<Path> partials = Files.list(caseDirectory.resolve("partials"))) {
            return partials.sorted().toList();
        }
    }
}
