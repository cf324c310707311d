package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import konseki.finding.Finding;
import konseki.finding.ReportedDetection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many detections ordinary machines give, each file scanned alone: by file, and by detector and level. What is
/// kept
/// beside this class (`false-alarms.tsv`) names the files; after a wanted change run with `-Dkonseki.update=true` and
/// read the difference.
@Tag("slow")
class FalseAlarmTest {
    private static final String KEPT = "src/test/resources/konseki/investigation/false-alarms.tsv";

    @TempDir
    Path folder;

    private int cases;

    @Test
    void ordinaryMachinesGiveAsManyDetectionsAsBefore() throws IOException {
        Path data = Path.of(System.getProperty("konseki.data", "absent"));
        assumeTrue(Files.isDirectory(data), "no folder under -Dkonseki.data: ordinary machines are not scanned");
        Path kept = SampleCasesTest.core().resolve(KEPT);
        List<String> before = Files.readAllLines(kept, StandardCharsets.UTF_8);
        List<String> now = new ArrayList<>();
        for (String line : before) {
            String file = line.substring(0, line.indexOf('\t'));
            now.add(file + "\t" + detections(data.resolve(file)));
        }
        if (Boolean.getBoolean("konseki.update")) {
            Files.write(kept, now, StandardCharsets.UTF_8);
        }
        assertThat(now).isEqualTo(before);
    }

    /// `lateral LOW 2, tamper HIGH 1`, or `none`.
    private String detections(Path log) throws IOException {
        Finding finding = Investigation.in(folder.resolve("case" + cases++))
                .workers(1)
                .index(false)
                .build()
                .scan(List.of(log));
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (ReportedDetection detection : finding.detections()) {
            counts.merge(detection.detector() + " " + detection.severity(), 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(name + " " + count));
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
