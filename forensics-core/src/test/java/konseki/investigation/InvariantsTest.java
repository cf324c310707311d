package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import konseki.finding.ChannelGroup;
import konseki.finding.Claim;
import konseki.finding.Finding;
import konseki.finding.Verdict;
import konseki.ingest.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold of every negative, tried on the one sample case that has one: less evidence never says more, and a
/// transfer that is large enough to be seen is seen.
@Tag("slow")
class InvariantsTest {
    private static final String CASE = "no-transfer";

    @TempDir
    Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void copyLogs() throws IOException {
        logs = folder.resolve("logs");
        copyLogs(CASE, logs);
    }

    private static void copyLogs(String sample, Path target) throws IOException {
        Path from = samples().resolve(sample).resolve("logs");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = target.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    @Test
    void leavingOutAFileNeverImprovesAClaim() throws IOException {
        Map<String, Verdict> whole = verdicts(scan("whole"));
        assertThat(whole).hasSize(5).containsValue(Verdict.NO_EVIDENCE_BOUNDED);
        List<Path> all;
        try (Stream<Path> files = Files.walk(logs)) {
            all = files.filter(Files::isRegularFile).sorted().toList();
        }
        List<String> worse = new ArrayList<>();
        for (Path file : all) {
            Path hidden = folder.resolve("hidden");
            Files.move(file, hidden);
            Map<String, Verdict> less = verdicts(scan("without"));
            Files.move(hidden, file);
            less.forEach((asset, verdict) -> assertThat(verdict)
                    .as(asset + " without " + logs.relativize(file))
                    .isLessThanOrEqualTo(whole.get(asset)));
            if (!less.equals(whole)) {
                worse.add(logs.relativize(file).toString());
            }
        }
        assertThat(worse).as("files whose absence is noticed").contains("fortigate/FG-DC01_20230604.log.gz");
    }

    /// A whole kind of source at a time: what was found may go with its source, but no negative may come of that.
    ///
    /// Not of `typical-small-office`: its case.yaml declares no source, and that a log was cleared is known there from
    /// that log alone. What is neither declared nor named by other evidence cannot be missed.
    @ParameterizedTest
    @ValueSource(strings = {"missing-logs", "cleared-logs", "transfer", "slow-transfer"})
    void leavingOutAKindOfSourceNeverMakesANegative(String name) throws IOException {
        Path sample = folder.resolve(name + "-logs");
        copyLogs(name, sample);
        List<Path> kinds;
        try (Stream<Path> folders = Files.list(sample)) {
            kinds = folders.sorted().toList();
        }
        Map<String, Verdict> whole = verdicts(scan(name, "whole", sample));
        assertThat(whole).isNotEmpty();
        for (Path kind : kinds) {
            Path hidden = folder.resolve("hidden");
            Files.move(kind, hidden);
            Map<String, Verdict> less = verdicts(scan(name, "without", sample));
            Files.move(hidden, kind);
            less.forEach((asset, verdict) -> {
                Verdict before = whole.getOrDefault(asset, Verdict.INCONCLUSIVE);
                Verdict most = before.compareTo(Verdict.INCONCLUSIVE) > 0 ? before : Verdict.INCONCLUSIVE;
                assertThat(verdict).as(asset + " without " + kind.getFileName()).isLessThanOrEqualTo(most);
            });
        }
    }

    /// B in one day, to an address never seen, from each machine that holds data, before and after the encryption.
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "FS01, 10.10.1.21, 1685880000",
        "DB01, 10.10.1.11, 1685900000",
        "APP01, 10.10.1.31, 1685912400",
        "BK01, 10.10.1.20, 1685880000"
    })
    void aTransferOfBInARecordedHourLeavesNoNegative(String asset, String address, long second) throws IOException {
        long leastVisible = scan("before").leastVisible();
        append(
                logs.resolve("fortigate/FG-DC01_20230604.log.gz"),
                "<189>date=2023-06-04 time=21:00:00 devname=\"FG-DC01\" devid=\"FG100FTK21004711\" eventtime=" + second
                        + "000000000 tz=\"+0900\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\""
                        + " level=\"notice\" vd=\"root\" srcip=" + address + " srcport=50000 dstip=198.51.100.231"
                        + " dstport=443 dstintf=\"wan1\" sessionid=99 proto=6 action=\"close\" policyid=12"
                        + " service=\"HTTPS\" duration=600 sentbyte=" + leastVisible + " rcvdbyte=5000 sentpkt=90000"
                        + " rcvdpkt=40");
        Map<String, Verdict> verdicts = verdicts(scan("after"));
        assertThat(verdicts.get(asset)).isLessThan(Verdict.NOT_ASSESSABLE);
        assertThat(verdicts).containsValue(Verdict.NO_EVIDENCE_BOUNDED);
    }

    private static void append(Path gzip, String line) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        }
        lines.add(lines.size() / 2, line);
        try (Writer writer =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(gzip)), StandardCharsets.UTF_8)) {
            for (String one : lines) {
                writer.write(one + "\n");
            }
        }
    }

    private static Map<String, Verdict> verdicts(Finding finding) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Claim claim : finding.claims(ChannelGroup.N)) {
            verdicts.put(claim.asset(), claim.verdict());
        }
        return verdicts;
    }

    private Finding scan(String name) throws IOException {
        return scan(CASE, name, logs);
    }

    private Finding scan(String sample, String name, Path input) throws IOException {
        Path caseDirectory = folder.resolve(name);
        Folders.delete(caseDirectory);
        return Investigation.in(caseDirectory)
                .rules(CaseFile.read(samples().resolve(sample).resolve("case.yaml")))
                .workers(2)
                .index(false)
                .build()
                .scan(List.of(input));
    }

    private static Path samples() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("sample-logs").resolve(CASE))) {
                return at.resolve("sample-logs");
            }
        }
        throw new UncheckedIOException(
                new IOException("no sample-logs around " + Path.of("").toAbsolutePath()));
    }
}
