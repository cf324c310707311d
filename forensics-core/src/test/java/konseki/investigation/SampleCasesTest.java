package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import konseki.finding.ChannelGroup;
import konseki.finding.ChannelResult;
import konseki.finding.Claim;
import konseki.finding.CoverageSummary;
import konseki.finding.EgressTotal;
import konseki.finding.ExitStatus;
import konseki.finding.Finding;
import konseki.finding.Language;
import konseki.finding.ReportedDetection;
import konseki.finding.Verdict;
import konseki.report.FirstScreen;
import konseki.report.html.ReportHtml;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The incidents of `sample-logs`, from their files to the finding. What a reader would look at is kept beside this
/// class (`sample-cases/<case>.txt`); after a wanted change run with `-Dkonseki.update=true` and read the difference.
@Tag("slow")
class SampleCasesTest {
    /// Words of sentences, no names of signals, techniques or fields.
    private static final Pattern ENGLISH =
            Pattern.compile("(?i)\\b(the|was|were|which|ask|at least|at most|longest|against it|there|begins)\\b");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} exits with {1}")
    @CsvSource({
        "no-transfer, 0, NO_EVIDENCE_BOUNDED",
        "transfer, 10, TRANSFER_CONFIRMED",
        "slow-transfer, 10, TRANSFER_PROBABLE",
        "missing-logs, 20, INCONCLUSIVE",
        "cleared-logs, 20, INCONCLUSIVE",
        "typical-small-office, 20, INCONCLUSIVE"
    })
    void comesToTheVerdictThatItsReadmeNames(String name, int exit, Verdict verdict) throws IOException {
        Finding finding = scan(name);
        assertThat(finding.headline().verdict()).isEqualTo(verdict);
        assertThat(ExitStatus.of(finding.headline()).code()).isEqualTo(exit);
        for (Language language : Language.values()) {
            assertThat(FirstScreen.of(finding, language, "my-case").lines())
                    .hasSizeLessThanOrEqualTo(FirstScreen.MAX_LINES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-transfer",
                "transfer",
                "slow-transfer",
                "missing-logs",
                "cleared-logs",
                "typical-small-office"
            })
    void saysWhatItSaidBefore(String name) throws IOException {
        String projection = projection(scan(name));
        Path kept = core().resolve("src/test/resources/konseki/investigation/sample-cases/" + name + ".txt");
        if (Boolean.getBoolean("konseki.update")) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, projection, StandardCharsets.UTF_8);
        }
        assertThat(projection).isEqualTo(Files.readString(kept, StandardCharsets.UTF_8));
    }

    /// One case to the byte: what no projection above names may not move unseen either.
    @Test
    void writesTheSameFindingByteForByte() throws IOException {
        String name = "typical-small-office";
        scan(name);
        byte[] written = Files.readAllBytes(folder.resolve(name).resolve("finding.json"));
        Path kept = core().resolve("src/test/resources/konseki/investigation/sample-cases/" + name + ".json.gz");
        if (Boolean.getBoolean("konseki.update")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(kept))) {
                out.write(written);
            }
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(kept))) {
            assertThat(new String(written, StandardCharsets.UTF_8))
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theQueriesBesideBytesSentOutGiveThem() throws IOException {
        Finding finding = scan("transfer");
        Investigation asked =
                Investigation.in(folder.resolve("transfer")).workers(2).build();
        Map<String, String> byDay = new TreeMap<>();
        asked.aggregate(finding.outbound().query())
                .rows()
                .forEach(row -> byDay.put(row.getFirst().substring(0, 10), row.getLast()));
        assertThat(finding.outbound().days())
                .hasSize(3)
                .allSatisfy(day ->
                        assertThat(byDay).containsEntry(day.day(), Long.toString(day.allowed() + day.unexplained())));
        for (EgressTotal total : finding.egress().subList(0, 5)) {
            assertThat(asked.aggregate(total.query()).rows()).containsExactly(List.of(Long.toString(total.bytesHi())));
        }
        assertThat(finding.egress().getLast().explained()).isEqualTo("nightly cloud backup");
    }

    @Test
    void theJapaneseReportLeavesNoSentenceInEnglish() throws IOException {
        for (String name : List.of("transfer", "missing-logs", "cleared-logs")) {
            String report = new String(ReportHtml.of(scan(name), Language.JA), StandardCharsets.UTF_8);
            Document page = Jsoup.parse(report);
            page.select("#decisions").remove(); // there people speak
            assertThat(page.select("td, li, p, h2, h3").eachText())
                    .filteredOn(text -> ENGLISH.matcher(text).find())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-transfer"})
    void withoutItsCaseFileTheVerdictIsProvisional(String name) throws IOException {
        Finding finding = Investigation.in(folder.resolve("unconfirmed"))
                .workers(2)
                .build()
                .scan(List.of(samples().resolve(name).resolve("logs")));
        assertThat(finding.headline().provisional()).isTrue();
        assertThat(finding.headline().provisionalBecause()).hasSize(3);
        assertThat(ExitStatus.of(finding.headline()).code()).isEqualTo(20);
    }

    private Finding scan(String name) throws IOException {
        Path sample = samples().resolve(name);
        return Investigation.in(folder.resolve(name))
                .rules(CaseFile.read(sample.resolve("case.yaml")))
                .workers(2)
                .build()
                .scan(List.of(sample.resolve("logs")));
    }

    static Path core() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("forensics-core/src"))) {
                return at.resolve("forensics-core");
            }
        }
        return Path.of(System.getProperty("konseki.core", here.toString()));
    }

    static Path samples() {
        return core().resolveSibling("sample-logs");
    }

    private static String projection(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append("headline ").append(finding.headline().verdict());
        text.append(finding.headline().provisional() ? " provisional\n" : "\n");
        text.append("window ")
                .append(finding.window().range())
                .append(" (")
                .append(finding.window().fromSource())
                .append("; ")
                .append(finding.window().toSource())
                .append(")\n");
        text.append("critical ").append(finding.window().critical()).append('\n');
        text.append("B ").append(finding.leastVisible()).append('\n');
        for (Claim claim : finding.claims(ChannelGroup.N)) {
            text.append("claim ").append(claim.asset()).append(' ').append(claim.gradeText());
            text.append(" by ").append(claim.decidedBy()).append(" reasons ").append(claim.reasons());
            text.append(" PC ").append(claim.controlShare()).append(" Cd ").append(claim.directShare());
            text.append(" Ch ")
                    .append(claim.hostShare())
                    .append(" V ")
                    .append(claim.unseen())
                    .append('\n');
            for (ChannelResult channel : claim.channels()) {
                text.append("  ").append(channel.channel()).append(' ').append(channel.hits());
                channel.bytesHi().ifPresent(bytes -> text.append(" hi ").append(bytes));
                text.append('\n');
            }
        }
        for (CoverageSummary summary : finding.coverage()) {
            text.append("cells ").append(summary.subject()).append(' ').append(hours(summary.runs()));
            text.append(" host ").append(hours(summary.hostRuns())).append('\n');
        }
        finding.limitations()
                .forEach(limitation -> text.append("limitation ")
                        .append(limitation.code())
                        .append(' ')
                        .append(limitation.about())
                        .append('\n'));
        for (ReportedDetection detection : finding.detections()) {
            text.append("detection ")
                    .append(detection.severity().jsonName())
                    .append(' ')
                    .append(detection.score());
            text.append(' ')
                    .append(detection.decision())
                    .append(": ")
                    .append(detection.title())
                    .append('\n');
            text.append("  ").append(detection.signals()).append('\n');
            detection
                    .queries()
                    .forEach(query -> text.append("  ").append(query.hits()).append(" hits\n"));
        }
        finding.path()
                .path()
                .forEach(step -> text.append("taint ")
                        .append(step.asset())
                        .append(" since ")
                        .append(step.since())
                        .append(" from ")
                        .append(step.from().orElse("-"))
                        .append('\n'));
        finding.next()
                .forEach(step -> text.append("next ").append(step.what().en()).append('\n'));
        finding.egress().stream()
                .limit(5)
                .forEach(total -> text.append("egress ")
                        .append(total.asset())
                        .append(' ')
                        .append(total.destination())
                        .append(' ')
                        .append(total.bytesHi())
                        .append('\n'));
        Map<String, Long> formats = new TreeMap<>();
        finding.evidence().members().forEach(member -> formats.merge(member.format(), member.records(), Long::sum));
        formats.forEach((format, records) -> text.append("records ")
                .append(format)
                .append(' ')
                .append(records)
                .append('\n'));
        return text.toString();
    }

    /// Hours by state.
    private static Map<String, Long> hours(List<CoverageSummary.Run> runs) {
        Map<String, Long> hours = new TreeMap<>();
        runs.forEach(run -> hours.merge(run.state(), run.when().seconds() / 3600, Long::sum));
        return hours;
    }
}
