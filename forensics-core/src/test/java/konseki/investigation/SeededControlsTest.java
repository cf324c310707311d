package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Detector;
import konseki.detect.Signal;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.egress.EgressRules;
import konseki.detect.egress.EgressVolume;
import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.finding.Channel;
import konseki.finding.ChannelGroup;
import konseki.finding.Claim;
import konseki.finding.Clause;
import konseki.finding.Control;
import konseki.finding.Detection;
import konseki.finding.Finding;
import konseki.finding.ReasonCode;
import konseki.finding.SeededControl;
import konseki.finding.Verdict;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Seed;
import konseki.parse.firewall.FortiGate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A search that could not have found a transfer must not end in a negative: each way to be blind fails its control.
class SeededControlsTest {
    @TempDir
    Path folder;

    private Finding scan(List<Payload> payloads, List<Detector> detectors, CaseFile rules) throws IOException {
        Path logs = folder.resolve("logs");
        FirewallLogs.write(logs, 2, 50);
        return Investigation.in(folder.resolve("case"))
                .rules(rules)
                .payloads(payloads)
                .detectors(detectors)
                .workers(2)
                .build()
                .scan(List.of(logs));
    }

    private static Claim network(Finding finding) {
        return finding.claims(ChannelGroup.N).getFirst();
    }

    private static Control control(Finding finding, Channel channel) {
        return network(finding).channels().stream()
                .filter(result -> result.channel() == channel)
                .findFirst()
                .orElseThrow()
                .control();
    }

    @Test
    void searchesThatCanHitPassAndLeaveNothingBehind() throws IOException {
        Finding finding = scan(BuiltInPayloads.all(), BuiltInDetectors.all(), FirewallLogs.rules());

        assertThat(finding.seeded())
                .extracting(SeededControl::format, SeededControl::channel, SeededControl::control)
                .hasSize(20)
                .allMatch(tuple -> tuple.toList().get(2) == Control.PASSED);
        assertThat(finding.seeded())
                .filteredOn(one -> one.channel() == Channel.K13)
                .hasSize(2)
                .allMatch(one -> one.bytes().getAsLong() == finding.leastVisible());
        assertThat(control(finding, Channel.K13)).isEqualTo(Control.PASSED);
        assertThat(control(finding, Channel.K14))
                .as("no format that says programs")
                .isEqualTo(Control.NONE);
        assertThat(network(finding).failedClauses())
                .noneMatch(failed -> failed.clause() == Clause.LIMITED_SEEDED_CONTROLS);
        assertThat(finding.evidence().files()).isEqualTo(2);
        assertThat(finding.egress()).noneMatch(total -> total.bytesHi() == finding.leastVisible());
        assertThat(finding.detections())
                .noneMatch(detection -> detection.detector().equals("egress"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("control"));
        }
    }

    /// FortiGate's lines, of which some are read wrongly.
    private record BrokenParser(FortiGate fortiGate, long factor) implements Payload {
        @Override
        public Shape shape() {
            return fortiGate.shape();
        }

        @Override
        public String dataset() {
            return fortiGate.dataset();
        }

        @Override
        public FlowStamp flowStamp() {
            return fortiGate.flowStamp();
        }

        @Override
        public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
            return fortiGate.accepts(bytes, from, to, out);
        }

        @Override
        public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
            Outcome outcome = fortiGate.parse(bytes, from, to, clock, out);
            if (out.has(Field.SOURCE_BYTES)) {
                long sent = out.number(Field.SOURCE_BYTES);
                out.remove(Field.SOURCE_BYTES);
                if (factor > 0) {
                    out.number(Field.SOURCE_BYTES, sent / factor);
                }
            }
            return outcome;
        }

        @Override
        public Optional<String> control(Seed seed) {
            return fortiGate.control(seed);
        }
    }

    private static List<Payload> withBroken(long factor) {
        List<Payload> payloads = new ArrayList<>(BuiltInPayloads.all());
        payloads.replaceAll(payload -> payload instanceof FortiGate known ? new BrokenParser(known, factor) : payload);
        return payloads;
    }

    @Test
    void aParserThatReadsHalfOfTheBytesFails() throws IOException {
        Finding finding = scan(withBroken(2), BuiltInDetectors.all(), FirewallLogs.rules());

        assertThat(control(finding, Channel.K1)).isEqualTo(Control.FAILED);
        assertThat(finding.seeded())
                .anySatisfy(one -> assertThat(one.failed())
                        .contains("FS01: found with 500001 to 500001 bytes instead of 1000003"));
        assertUnproven(finding);
    }

    @Test
    void aParserThatReadsNoBytesFails() throws IOException {
        Finding finding = scan(withBroken(0), BuiltInDetectors.all(), FirewallLogs.rules());

        assertThat(finding.seeded())
                .anySatisfy(one -> assertThat(one.failed()).contains("FS01: its bytes were not read"));
        assertUnproven(finding);
    }

    /// The egress detector, which sums as it should and sees nothing in it.
    private record BlindDetector(EgressVolume egress) implements Detector {
        @Override
        public String name() {
            return egress.name();
        }

        @Override
        public List<Table> tables() {
            return egress.tables();
        }

        @Override
        public void observe(Event event, Tables tables) {
            egress.observe(event, tables);
        }

        @Override
        public List<Signal> absolute(SortedRows rows, CaseRules rules) {
            return List.of();
        }

        @Override
        public List<Signal> relative(SortedRows rows, CaseRules rules, Baseline baseline) {
            return List.of();
        }

        @Override
        public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
            return egress.conclude(rows, own, context);
        }
    }

    @Test
    void aDetectorThatMissesATransferOfBFails() throws IOException {
        List<Detector> detectors = new ArrayList<>(BuiltInDetectors.all());
        detectors.replaceAll(detector ->
                detector instanceof EgressVolume ? new BlindDetector(new EgressVolume(EgressRules.DEFAULT)) : detector);
        Finding finding = scan(BuiltInPayloads.all(), detectors, FirewallLogs.rules());

        assertThat(control(finding, Channel.K1)).isEqualTo(Control.PASSED);
        assertThat(control(finding, Channel.K13)).isEqualTo(Control.FAILED);
        assertThat(finding.seeded())
                .anySatisfy(one ->
                        assertThat(one.failed()).contains("FS01: not detected as a transfer of 104857600 bytes"));
        assertUnproven(finding);
    }

    @Test
    void anAssetWhoseAddressIsNotInsideFails() throws IOException {
        String yaml = FirewallLogs.CASE_YAML.replace("addresses: [10.0.0.1]", "addresses: [172.16.0.1]");
        Finding finding =
                scan(BuiltInPayloads.all(), BuiltInDetectors.all(), CaseFile.parse("case.yaml", yaml.getBytes()));

        assertThat(finding.seeded()).allSatisfy(one -> assertThat(one.failed()).isNotEmpty());
        assertUnproven(finding);
    }

    private static void assertUnproven(Finding finding) {
        assertThat(network(finding).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(network(finding).reasons()).contains(ReasonCode.SENSOR_UNPROVEN);
        assertThat(network(finding).failedClauses())
                .anyMatch(failed -> failed.clause() == Clause.LIMITED_SEEDED_CONTROLS);
    }

    @Test
    void anExpectedTransferIsSeenOnItsDays() throws IOException {
        String yaml = FirewallLogs.CASE_YAML
                + "allow:\n  - { name: backup, sources: [10.0.0.2], destinations: [203.0.113.9] }\n";
        Path logs = folder.resolve("logs");
        FirewallLogs.write(logs, 2, 50);
        StringBuilder text = new StringBuilder();
        for (int day = 20; day <= 30; day++) {
            text.append(backup("2023-05-" + day, 1000 + day));
        }
        text.append(backup("2023-05-31", 5000));
        for (int day = 1; day <= 3; day++) {
            text.append(backup("2023-06-0" + day, 1000 + day));
        }
        Files.writeString(logs.resolve("backup.log"), text);
        Finding finding = Investigation.in(folder.resolve("case"))
                .rules(CaseFile.parse("case.yaml", yaml.getBytes()))
                .build()
                .scan(List.of(logs));

        assertThat(finding.natural()).hasSize(1);
        assertThat(finding.natural().getFirst().allowance()).isEqualTo("backup");
        assertThat(finding.natural().getFirst().baselineSeen())
                .isEqualTo(finding.natural().getFirst().baselineDays())
                .isPositive();
        assertThat(finding.natural().getFirst().windowSeen()).isZero();
        assertThat(finding.natural().getFirst().missing()).containsExactly("2023-06-04");
        assertThat(finding.natural().getFirst().smallestDay()).isEqualTo(1001);
        assertThat(finding.natural().getFirst().largestDay()).isEqualTo(5000);
    }

    private static String backup(String date, long bytes) {
        return FirewallLogs.line(36_000, 2, 9, bytes)
                        .replace("2023-06-04", date)
                        .replace("198.51.100.9", "203.0.113.9")
                + "\n";
    }
}
