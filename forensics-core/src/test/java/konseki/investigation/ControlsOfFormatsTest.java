package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import konseki.detect.AssetMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.finding.Control;
import konseki.finding.SeededControl;
import konseki.finding.TimeRange;
import konseki.ingest.Progress;
import konseki.parse.Payload;
import konseki.query.QueryContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each control that a format can say is read by its own reader and found by the queries of its channel.
class ControlsOfFormatsTest {
    private static final CaseRules.Asset FS01 = new CaseRules.Asset(
            "FS01",
            List.of("FS01"),
            Networks.of(List.of("10.0.0.21")),
            "server",
            true,
            java.util.OptionalLong.empty(),
            List.of());
    private static final TimeRange WINDOW =
            new TimeRange(1_685_836_800L * Timestamp.SECOND, 1_685_923_200L * Timestamp.SECOND);

    @TempDir
    Path folder;

    static Stream<String> datasets() {
        return Stream.of(
                "windows.security",
                "fortinet.traffic",
                "panw.traffic",
                "juniper.srx",
                "checkpoint.log",
                "sonicwall.firewall",
                "sophos.firewall",
                "stormshield.firewall",
                "zeek.conn",
                "suricata.flow",
                "aws.vpcflow",
                "aws.cloudtrail",
                "microsoft.defender",
                "squid.access");
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void areFoundWithTheirBytes(String dataset) throws IOException {
        CaseRules rules = CaseRules.unconfirmed("test").withAssets(List.of(FS01));
        Context context = new Context(
                rules,
                new AssetMap(rules.assets()),
                List.of(),
                new Baseline(WINDOW.from(), WINDOW.from()),
                List.of(),
                List.of(),
                List.of(),
                java.util.Map.of(),
                WINDOW,
                "test",
                WINDOW);
        List<Payload> payloads = BuiltInPayloads.all();
        Setup setup = new Setup(
                new CaseDirectory(folder.resolve("case")),
                CaseFile.none(),
                payloads,
                BuiltInCarriers.all(new konseki.parse.Payloads(payloads)),
                BuiltInDetectors.all(),
                1,
                false,
                0,
                0,
                List.of(),
                Progress.NONE,
                () -> false);
        SeededControls controls = new SeededControls(
                setup,
                context,
                new QueryContext(rules.internal(), 0),
                new ControlSeeds(context, List.of(FS01), 100L << 20),
                40);

        controls.run(List.of(FS01), Set.of(dataset));

        assertThat(controls.controls())
                .isNotEmpty()
                .allSatisfy(control -> assertThat(control.failed()).isEmpty())
                .extracting(SeededControl::control)
                .containsOnly(Control.PASSED);
        assertThat(controls.without()).isEmpty();
    }
}
