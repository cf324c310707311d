package konseki.detect;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import konseki.event.Networks;
import konseki.finding.TimeRange;

/// Rules and contexts for tests of detectors.
public final class TestCase {

    private TestCase() {}

    public static CaseRules.Asset asset(String name, String address, String role) {
        return new CaseRules.Asset(
                name,
                List.of(name, name.toLowerCase(java.util.Locale.ROOT) + ".corp.example"),
                Networks.of(List.of(address)),
                role,
                false,
                OptionalLong.empty(),
                List.of());
    }

    public static CaseRules rules(CaseRules.Asset... assets) {
        return rules(List.of(), assets);
    }

    public static CaseRules rules(List<CaseRules.EncryptedHost> encrypted, CaseRules.Asset... assets) {
        CaseRules silent = CaseRules.unconfirmed("test");
        return new CaseRules(
                silent.name(),
                silent.zone(),
                silent.windowFrom(),
                silent.windowTo(),
                silent.internal(),
                silent.networksConfirmed(),
                Networks.of(List.of("10.200.0.0/24")),
                List.of(assets),
                silent.lines(),
                silent.sources(),
                silent.clocks(),
                silent.allow(),
                encrypted,
                silent.attestations(),
                silent.dispositions());
    }

    /// A context of which only the absolute signals and the window are known.
    public static Context context(CaseRules rules, List<Signal> absolute, TimeRange window) {
        return new Context(
                rules,
                new AssetMap(rules.assets()),
                absolute,
                new Baseline(window.from(), window.from()),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                window,
                "test",
                window);
    }
}
