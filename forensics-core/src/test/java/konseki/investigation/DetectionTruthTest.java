package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import konseki.finding.Finding;
import konseki.finding.ReportedDetection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which of the attacks that others recorded, each file scanned alone, are detected as what they are. What each file
/// gave is kept beside this class (`detection-truth.tsv`); after a wanted change run with `-Dkonseki.update=true` and
/// read the difference.
@Tag("slow")
class DetectionTruthTest {
    private static final String KEPT = "src/test/resources/konseki/investigation/detection-truth.tsv";

    /// Which detectors may name an attack of the table's kind.
    private static final Map<String, Set<String>> DETECTORS = Map.of(
            "lateral movement", Set.of("lateral"),
            "ransomware / recovery inhibition", Set.of("encryption"),
            "log clearing", Set.of("tamper"),
            "password guessing", Set.of("intrusion"),
            "exfiltration", Set.of("egress"));

    @TempDir
    Path folder;

    private int cases;

    @Test
    void attacksAreDetectedAsBefore() throws IOException {
        assumeTrue(Files.isDirectory(data()), "no folder under -Dkonseki.data: recorded attacks are not scanned");
        TreeSet<String> rows = new TreeSet<>();
        TreeMap<String, int[]> shares = new TreeMap<>();
        for (String line : Files.readAllLines(data().resolve("truth/DETECTORS.tsv"), StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t");
            Set<String> expected = DETECTORS.get(cells[0]);
            if (expected != null && cells[1].startsWith("positive")) {
                Set<String> found = detectors(cells[2]);
                boolean hit = found.stream().anyMatch(expected::contains);
                rows.add(cells[0] + "\t" + (hit ? "found" : "missed") + "\t" + cells[2] + "\t"
                        + String.join(" ", found));
                int[] share = shares.computeIfAbsent(cells[0], _ -> new int[2]);
                share[0] += hit ? 1 : 0;
                share[1]++;
            }
        }
        shares.forEach((kind, share) -> System.out.println(kind + ": " + share[0] + " of " + share[1]));
        Path kept = SampleCasesTest.core().resolve(KEPT);
        if (Boolean.getBoolean("konseki.update")) {
            Files.write(kept, rows, StandardCharsets.UTF_8);
        }
        assertThat(rows).containsExactlyElementsOf(Files.readAllLines(kept, StandardCharsets.UTF_8));
    }

    private Set<String> detectors(String path) throws IOException {
        Path log = data().resolve(path);
        if (log.endsWith("truth.json")) {
            log = log.getParent();
        }
        Finding finding = Investigation.in(folder.resolve("case" + cases++))
                .workers(1)
                .index(false)
                .build()
                .scan(List.of(log));
        return finding.detections().stream()
                .map(ReportedDetection::detector)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path data() {
        return Path.of(System.getProperty("konseki.data", "absent"));
    }
}
