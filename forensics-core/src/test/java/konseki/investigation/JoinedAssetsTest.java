package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.DetectorRun;
import konseki.detect.TestCase;
import konseki.detect.TestEvent;
import konseki.detect.lateral.LateralMovement;
import konseki.detect.lateral.LateralRules;
import konseki.event.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two names of one machine become one only where nothing speaks against it.
class JoinedAssetsTest {
    private static final String T0 = "2024-03-10T12:00:00Z";
    private static final CaseRules SILENT = CaseRules.unconfirmed("test");

    @TempDir
    Path folder;

    private static List<TestEvent> connections(String host, String address, int count) {
        List<TestEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(TestEvent.of(
                            T0,
                            "event.dataset=windows.sysmon",
                            "event.code=3",
                            "event.category=network",
                            "host.name=" + host,
                            "source.ip=" + address,
                            "destination.ip=198.51.100.7",
                            "destination.port=443",
                            "vendor.Initiated=true")
                    .plusSeconds(i));
        }
        return events;
    }

    @SafeVarargs
    private JoinedAssets joined(CaseRules rules, List<TestEvent>... parts) {
        List<TestEvent> events = new ArrayList<>();
        for (List<TestEvent> part : parts) {
            events.addAll(part);
        }
        return JoinedAssets.of(
                DetectorRun.of(new LateralMovement(LateralRules.DEFAULT), folder, events)
                        .rows(),
                rules);
    }

    private static String nameOf(JoinedAssets joined, String address) {
        return new AssetMap(joined.rules().assets()).canonical(address);
    }

    @Test
    void threeRecordsOfOneNameJoinIt() {
        JoinedAssets joined = joined(SILENT, connections("SV-AD.corp.example", "192.168.10.13", 3));
        assertThat(nameOf(joined, "192.168.10.13")).isEqualTo("SV-AD");
        assertThat(joined.proofs())
                .singleElement()
                .satisfies(proof -> assertThat(proof.en()).contains("192.168.10.13 is SV-AD", "3 records"));
    }

    @Test
    void twoRecordsAreTooFew() {
        assertThat(joined(SILENT, connections("SV-AD", "192.168.10.13", 2)).rules())
                .isEqualTo(SILENT);
    }

    @Test
    void oneRecordOfAnotherMachineKeepsThemApart() {
        JoinedAssets joined =
                joined(SILENT, connections("SV-AD", "192.168.10.13", 300), connections("PC-7", "192.168.10.13", 1));
        assertThat(nameOf(joined, "192.168.10.13")).isEqualTo("192.168.10.13");
        assertThat(joined.proofs()).isEmpty();
    }

    @Test
    void whatCaseYamlTellsIsNotAddedTo() {
        CaseRules rules = TestCase.rules(TestCase.asset("SV-AD", "192.168.10.13", "server"));
        assertThat(joined(rules, connections("SV-AD", "192.168.10.99", 5)).rules())
                .isEqualTo(rules);
    }

    @Test
    void aDeclaredMachineWithoutAddressesGetsThem() {
        CaseRules.Asset open = new CaseRules.Asset(
                "SV-AD", List.of("SV-AD"), Networks.NONE, "server", true, OptionalLong.of(5), List.of());
        JoinedAssets joined = joined(SILENT.withAssets(List.of(open)), connections("sv-ad", "192.168.10.13", 3));
        assertThat(joined.rules().assets()).singleElement().satisfies(asset -> {
            assertThat(asset.holdsData()).isTrue();
            assertThat(asset.addresses().written()).containsExactly("192.168.10.13");
        });
    }

    @Test
    void addressesOfThePoolAndOfOutsideBelongToNobody() {
        CaseRules rules = TestCase.rules();
        assertThat(joined(rules, connections("PC-7", "10.200.0.5", 5), connections("PC-8", "203.0.113.9", 5))
                        .rules())
                .isEqualTo(rules);
    }
}
