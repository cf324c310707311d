package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import konseki.finding.AppliedDisposition;
import konseki.finding.ChannelGroup;
import konseki.finding.Claim;
import konseki.finding.Clause;
import konseki.finding.Disposition.Decision;
import konseki.finding.Examination;
import konseki.finding.Finding;
import konseki.finding.ReportedDetection;
import konseki.finding.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What analysts write in case.yaml, and what becomes of it: 400 MB from FS01 in two flows, and a cleared log.
class DispositionEffectTest {
    private static final String FLOWS = "'destination.ip:203.0.113.77'";
    private static final String TWO = ", second: { by: B, at: 2023-06-21 }";

    @TempDir
    Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void write() throws IOException {
        logs = folder.resolve("logs");
        FirewallLogs.write(logs, 2, 50);
        Files.writeString(logs.resolve("transfer.log"), flow(10_000, 100_000_000) + flow(11_000, 300_000_000));
        Files.writeString(logs.resolve("FS01.json"), cleared());
    }

    private static String flow(long second, long bytes) {
        return FirewallLogs.line(second, 1, 77, bytes).replace("198.51.100.77", "203.0.113.77") + "\n";
    }

    private static String cleared() {
        return "{\"@timestamp\":\"2023-06-04T02:30:00Z\",\"event\":{\"code\":\"1102\",\"provider\":\"Microsoft-Windows-Eventlog\"},"
                + "\"winlog\":{\"channel\":\"Security\",\"computer_name\":\"FS01\",\"event_id\":\"1102\","
                + "\"provider_name\":\"Microsoft-Windows-Eventlog\",\"record_id\":1,\"user_data\":{\"SubjectUserName\":\"admin\"}}}\n";
    }

    private Finding conclude(String more) throws IOException {
        String yaml = FirewallLogs.CASE_YAML + more;
        return Investigation.in(folder.resolve("case"))
                .rules(CaseFile.parse("case.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .workers(2)
                .build()
                .scan(List.of(logs));
    }

    private static String disposition(String query, String verdict, String rest) {
        return "  - { query: " + query + ", verdict: " + verdict + ", by: A, at: 2023-06-20, reason: r" + rest + " }\n";
    }

    private static ReportedDetection egress(Finding finding) {
        return finding.detections().stream()
                .filter(detection -> detection.detector().equals("egress"))
                .findFirst()
                .orElseThrow();
    }

    private static Claim claim(Finding finding, ChannelGroup group) {
        return finding.claims(group).getFirst();
    }

    @Test
    void aDecisionOfTwoCountsAndTellsWhatItIsBoundTo() throws IOException {
        Finding finding = conclude("dispositions:\n" + disposition(FLOWS, "benign", TWO));

        assertThat(egress(finding).score()).isGreaterThanOrEqualTo(70);
        assertThat(egress(finding).decision()).isEqualTo(Decision.BENIGN);
        AppliedDisposition applied = finding.dispositions().getFirst();
        assertThat(applied.hits()).isEqualTo(2);
        assertThat(applied.bytes()).hasValue(400_000_000);
        assertThat(applied.stale()).isFalse();
        assertThat(applied.counts()).isTrue();
    }

    @Test
    void aDecisionOfOneIsNotEnoughForAHitOf70() throws IOException {
        Finding finding = conclude("dispositions:\n" + disposition(FLOWS, "benign", ""));

        assertThat(egress(finding).decision()).isEqualTo(Decision.UNRESOLVED);
        assertThat(finding.dispositions().getFirst().counts()).isFalse();
    }

    @Test
    void aDecisionOnPartOfAHitDecidesNothing() throws IOException {
        Finding finding = conclude("dispositions:\n"
                + disposition("'destination.ip:203.0.113.77 AND source.bytes:100000000'", "benign", TWO));

        assertThat(egress(finding).decision()).isEqualTo(Decision.UNRESOLVED);
        assertThat(finding.dispositions().getFirst().hits()).isEqualTo(1);
        assertThat(finding.dispositions().getFirst().counts()).isFalse();
    }

    @Test
    void twoThatDifferBothDecideNothing() throws IOException {
        Finding finding = conclude(
                "dispositions:\n" + disposition(FLOWS, "benign", TWO) + disposition(FLOWS, "interactive", TWO));

        assertThat(egress(finding).decision()).isEqualTo(Decision.UNRESOLVED);
        assertThat(finding.dispositions()).noneMatch(AppliedDisposition::counts);
    }

    @Test
    void aDecisionIsStaleOnceItsQueryFindsSomethingElse() throws IOException {
        String expect = TWO + ", expect: { events: 2, bytes: 400 MB }";
        String bound = "dispositions:\n" + disposition(FLOWS, "benign", expect);
        Finding before = conclude(bound);
        assertThat(egress(before).decision()).isEqualTo(Decision.BENIGN);

        Files.writeString(logs.resolve("later.log"), flow(12_000, 5));
        Finding after = conclude(bound);
        assertThat(after.dispositions().getFirst().stale()).isTrue();
        assertThat(after.dispositions().getFirst().counts()).isFalse();
        assertThat(egress(after).decision()).isEqualTo(Decision.UNRESOLVED);
        assertThat(claim(after, ChannelGroup.N).verdict())
                .isNotEqualTo(claim(before, ChannelGroup.N).verdict());
    }

    @Test
    void aHashBindsToTheVeryEvents() throws IOException {
        String hash = conclude("dispositions:\n" + disposition(FLOWS, "benign", TWO))
                .dispositions()
                .getFirst()
                .hitSetHash();
        String same = "dispositions:\n" + disposition(FLOWS, "benign", TWO + ", expect: { hash: " + hash + " }");
        String other = "dispositions:\n"
                + disposition(FLOWS, "benign", TWO + ", expect: { hash: " + "0123456789abcdef".repeat(4) + " }");

        assertThat(conclude(same).dispositions().getFirst().stale()).isFalse();
        assertThat(conclude(other).dispositions().getFirst().stale()).isTrue();
    }

    @Test
    void aClearedLogThatTwoFoundHarmlessIsNoTampering() throws IOException {
        String query = "'host.name:FS01 AND event.code:1102'";
        assertThat(claim(conclude(""), ChannelGroup.N).tampering()).isEqualTo(1);
        assertThat(claim(conclude("dispositions:\n" + disposition(query, "benign", "")), ChannelGroup.N)
                        .tampering())
                .isEqualTo(1);
        Finding resolved = conclude("dispositions:\n" + disposition(query, "benign", TWO));
        assertThat(claim(resolved, ChannelGroup.N).tampering()).isZero();
        assertThat(resolved.dispositions().getFirst().counts()).isTrue();
    }

    @Test
    void aProofFromOutsideConfirms() throws IOException {
        String proof = "proofs:\n  - { what: leak, sha256: " + "ab".repeat(32) + ", by: A, at: 2023-06-21, assets: [";
        assertThat(claim(conclude(proof + "WS01] }\n"), ChannelGroup.N).verdict())
                .isNotEqualTo(Verdict.TRANSFER_CONFIRMED);
        Finding confirmed = conclude(proof + "FS01] }\n");
        assertThat(claim(confirmed, ChannelGroup.N).verdict()).isEqualTo(Verdict.TRANSFER_CONFIRMED);
        assertThat(claim(confirmed, ChannelGroup.N).decidedBy()).isEqualTo(Clause.CONFIRMED_BY_PROOF);
        assertThat(confirmed.proofs()).hasSize(1);
    }

    @Test
    void removableMediaIsWhatPeopleSayOrOpenWhereLogsShowADevice() throws IOException {
        assertThat(claim(conclude(""), ChannelGroup.M).examination()).isEqualTo(Examination.NOT_EXAMINED);
        Files.writeString(logs.resolve("device.json"), cleared().replace("1102", "6416"));
        assertThat(claim(conclude(""), ChannelGroup.M).examination()).isEqualTo(Examination.INCONCLUSIVE);
        Finding attested = conclude("channels:\n  M: { examined: true, attested-by: K. Mori }\n");
        assertThat(claim(attested, ChannelGroup.M).examination()).isEqualTo(Examination.ASSESSED);
        assertThat(claim(attested, ChannelGroup.M).attestedBy()).isEqualTo("K. Mori");
        assertThat(claim(attested, ChannelGroup.C).examination()).isEqualTo(Examination.NOT_EXAMINED);
    }
}
