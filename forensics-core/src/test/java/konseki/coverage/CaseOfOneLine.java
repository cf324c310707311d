package konseki.coverage;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import konseki.detect.AssetMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.detect.TestEvent;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// Two servers behind one firewall with a counter, and records of ten days. Change it, then measure. Belongs to one
/// test.
final class CaseOfOneLine {
    static final long START = TestEvent.time("2023-06-01T00:00:00Z");
    static final long WINDOW_FROM = TestEvent.time("2023-06-08T00:00:00Z");
    static final long WINDOW_TO = TestEvent.time("2023-06-10T00:00:00Z") - 1;
    static final long CRITICAL_FROM = TestEvent.time("2023-06-09T00:00:00Z");
    static final String FIREWALL = "1111111111111111-0";
    static final String FS01 = "2222222222222222-0";
    static final String DB01 = "3333333333333333-0";
    static final String MRTG = "4444444444444444-0";

    final Map<String, List<TestEvent>> members = new TreeMap<>();
    final Map<String, CaseRules.SourceRule> ruleOfMember = new TreeMap<>();
    final List<ReadMember> readMembers = new ArrayList<>();
    final List<Signal> signals = new ArrayList<>();
    final Map<String, Context.Taint> taint = new TreeMap<>();
    final List<Context.Entry> entries = new ArrayList<>();
    final List<CaseRules.Allowance> allow = new ArrayList<>();
    List<CaseRules.Line> lines = List.of(new CaseRules.Line(
            "wan1", "IPv4", OptionalLong.of(100_000_000), "contract", List.of("FG1"), List.of("uplink")));
    /// Whether case.yaml names PROXY01 as well.
    boolean proxy;

    long criticalFrom = CRITICAL_FROM;
    OptionalLong windowTo = OptionalLong.empty();

    TimeRange window = new TimeRange(WINDOW_FROM, WINDOW_TO);

    CaseOfOneLine() {
        members.put(FIREWALL, every(3, "firewall"));
        members.put(FS01, every(11, "fs01"));
        members.put(DB01, every(13, "db01"));
    }

    private static List<TestEvent> every(int minutes, String kind) {
        List<TestEvent> events = new ArrayList<>();
        for (long at = START; at < WINDOW_TO; at += minutes * Activity.MINUTE) {
            events.add(kind.equals("firewall") ? flow(at, "10.0.0.21", "198.51.100.9", 1000) : process(at, kind));
        }
        return events;
    }

    static TestEvent flow(long at, String source, String destination, long bytes) {
        return TestEvent.at(
                at,
                "event.dataset=fortinet.traffic",
                "observer.name=FG1",
                "source.ip=" + source,
                "destination.ip=" + destination,
                "destination.port=443",
                "source.bytes=" + bytes,
                "destination.bytes=" + 2 * bytes,
                "event.duration=10000000000");
    }

    static TestEvent process(long at, String host) {
        return TestEvent.at(
                at,
                "event.dataset=windows.sysmon",
                "observer.name=" + host + ".corp.example",
                "host.name=" + host + ".corp.example",
                "event.category=process");
    }

    /// Rows of a counter, 5 minutes apart.
    void counter(long from, long to, long bytesPerSecond) {
        for (long at = from; at <= to; at += 5 * Activity.MINUTE) {
            members.computeIfAbsent(MRTG, _ -> new ArrayList<>())
                    .add(TestEvent.at(
                            at,
                            "event.dataset=mrtg.rate",
                            "observer.name=uplink",
                            "vendor.mrtg.out=" + bytesPerSecond,
                            "vendor.mrtg.in=7"));
        }
    }

    /// Forgets what a member wrote in a time.
    void forget(String member, long from, long to) {
        members.computeIfPresent(
                member,
                (_, events) -> new ArrayList<>(events.stream()
                        .filter(event -> event.at() < from || event.at() > to)
                        .toList()));
    }

    void cleared(String host, long at) {
        signals.add(new Signal(
                SignalKind.LOG_CLEARED,
                true,
                60,
                new Subject.Machine(host + ".corp.example"),
                new TimeRange(at, at),
                new Query.All()));
    }

    void encrypted(String host, long at) {
        signals.add(new Signal(
                SignalKind.DECLARED_ENCRYPTION,
                true,
                90,
                new Subject.Machine(host + ".corp.example"),
                new TimeRange(at, at),
                new Query.All()));
    }

    static CaseRules.Asset asset(String name, String address) {
        return new CaseRules.Asset(
                name,
                List.of(name, name + ".corp.example"),
                Networks.of(List.of(address)),
                "server",
                true,
                OptionalLong.of(10_000_000_000L),
                List.of("wan1"));
    }

    List<CaseRules.Asset> scope() {
        return List.of(asset("FS01", "10.0.0.21"), asset("DB01", "10.0.0.11"));
    }

    private List<CaseRules.Asset> assets() {
        List<CaseRules.Asset> assets = new ArrayList<>(scope());
        if (proxy) {
            assets.add(asset("PROXY01", "10.0.0.80"));
        }
        return assets;
    }

    Context context() {
        CaseRules rules = new CaseRules(
                "test",
                ZoneId.of("UTC"),
                OptionalLong.empty(),
                windowTo,
                Networks.of(List.of("10.0.0.0/8")),
                true,
                Networks.NONE,
                assets(),
                lines,
                List.copyOf(ruleOfMember.values()),
                List.of(),
                allow,
                List.of(),
                CaseRules.Attestations.NONE,
                List.of());
        return new Context(
                rules,
                new AssetMap(rules.assets()),
                signals,
                new Baseline(START, WINDOW_FROM - 24 * Timestamp.HOUR),
                List.of(),
                entries,
                List.of(),
                taint,
                window,
                "from: test; to: test",
                new TimeRange(Math.max(criticalFrom, window.from()), window.to()));
    }

    CaseCoverage measure(Path folder) {
        return measure(LedgerRun.of(folder, members));
    }

    CaseCoverage measure(LedgerRun run) {
        return new CoverageMeasurement(context(), CoverageRules.DEFAULT, ruleOfMember, readMembers, _ -> false)
                .measure(run.ledger(), run.flows(), scope());
    }

    Optional<Exposure> exposure(Path folder, String asset) {
        LedgerRun run = LedgerRun.of(folder, members);
        return Optional.ofNullable(new ResidualBound(context(), (_, _) -> Standing.UNEXPLAINED)
                .of(measure(run), run.flows(), run.ledger())
                .get(asset));
    }
}
