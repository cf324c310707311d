package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
import konseki.event.Field;
import konseki.finding.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// States and evidence must say the same of every transfer; where they do not there is no finding.
class AgreementTest {
    @TempDir
    Path folder;

    /// The egress detector, with a state that forgets some flows.
    private record Forgetful(EgressVolume egress, Predicate<Event> forgets) implements Detector {
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
            if (!forgets.test(event)) {
                egress.observe(event, tables);
            }
        }

        @Override
        public List<Signal> absolute(SortedRows rows, CaseRules rules) {
            return egress.absolute(rows, rules);
        }

        @Override
        public List<Signal> relative(SortedRows rows, CaseRules rules, Baseline baseline) {
            return egress.relative(rows, rules, baseline);
        }

        @Override
        public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
            return egress.conclude(rows, own, context);
        }
    }

    private Path logs(String... more) throws IOException {
        Path logs = folder.resolve("logs");
        FirewallLogs.write(logs, 2, 50);
        Files.writeString(logs.resolve("more.log"), String.join("\n", more) + "\n");
        return logs;
    }

    private Investigation investigation(Predicate<Event> forgets) throws IOException {
        List<Detector> detectors = new ArrayList<>(BuiltInDetectors.all());
        detectors.replaceAll(detector -> detector.name().equals("egress")
                ? new Forgetful(new EgressVolume(EgressRules.DEFAULT), forgets)
                : detector);
        return FirewallLogs.investigation(folder.resolve("case"))
                .detectors(detectors)
                .build();
    }

    @Test
    void aTransferThatOneOfThemDoesNotHaveIsNamedWithBothNumbers() throws IOException {
        Path logs = logs(FirewallLogs.line(40_000, 1, 200, 4242), FirewallLogs.line(41_000, 1, 200, 1000));
        Investigation investigation =
                investigation(event -> event.has(Field.SOURCE_BYTES) && event.number(Field.SOURCE_BYTES) == 4242);

        assertThatThrownBy(() -> investigation.scan(List.of(logs)))
                .isInstanceOf(DisagreementException.class)
                .hasMessageContaining(
                        "states: FS01 (10.0.0.1) to 198.51.100.200 port 443 by fortinet.traffic/fg1: 1 flows, 1000 to 1000")
                .hasMessageContaining(
                        "evidence: FS01 (10.0.0.1) to 198.51.100.200 port 443 by fortinet.traffic/fg1: 2 flows, 5242 to");
        assertThat(folder.resolve("case/finding.json")).doesNotExist();
    }

    @Test
    void aFlowOutsideTheWindowIsComparedByItsHour() throws IOException {
        String before = FirewallLogs.line(40_000, 1, 200, 4242).replace("date=2023-06-04", "date=2023-05-04");
        Path logs = logs(before);
        Investigation investigation =
                investigation(event -> event.has(Field.SOURCE_BYTES) && event.number(Field.SOURCE_BYTES) == 4242);

        assertThatThrownBy(() -> investigation.scan(List.of(logs)))
                .isInstanceOf(DisagreementException.class)
                .hasMessageContaining("fortinet.traffic/fg1 2023-05-04T02:00:00Z: 1 flows, 4242 to 4242");
    }
}
