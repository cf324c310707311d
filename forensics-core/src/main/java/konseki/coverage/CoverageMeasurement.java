package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SortedRows;
import konseki.finding.Limitation;
import konseki.finding.TimeRange;
import konseki.finding.VerdictThresholds;
import konseki.finding.Wording;

/// Measures coverage from the state of a case: a pure function of state, context, rules and manifest.
public final class CoverageMeasurement {
    private final Context context;
    private final CoverageRules rules;
    private final Map<String, CaseRules.SourceRule> ruleOfMember;
    private final List<ReadMember> members;
    private final Predicate<Signal> resolved;
    private final VerdictThresholds thresholds;

    /// @param ruleOfMember the entry of `sources:` that covers a member, by member id
    /// @param members      what the manifest says of them
    /// @param resolved     whether an analyst found a tamper signal harmless
    public CoverageMeasurement(
            Context context,
            CoverageRules rules,
            Map<String, CaseRules.SourceRule> ruleOfMember,
            List<ReadMember> members,
            Predicate<Signal> resolved) {
        this(context, rules, ruleOfMember, members, resolved, VerdictThresholds.DEFAULT);
    }

    /// @param thresholds of the rule table; they say where a window is split (see [GradedTime])
    public CoverageMeasurement(
            Context context,
            CoverageRules rules,
            Map<String, CaseRules.SourceRule> ruleOfMember,
            List<ReadMember> members,
            Predicate<Signal> resolved,
            VerdictThresholds thresholds) {
        this.context = context;
        this.rules = rules;
        this.ruleOfMember = Map.copyOf(ruleOfMember);
        this.members = List.copyOf(members);
        this.resolved = resolved;
        this.thresholds = thresholds;
    }

    /// @param ledger state of the [Ledger]
    /// @param scope  data-holding assets
    public CaseCoverage measure(SortedRows ledger, FlowSums flows, List<CaseRules.Asset> scope) {
        SensorNames names = new SensorNames(context.rules(), ruleOfMember);
        Set<String> inScope = scope.stream().map(CaseRules.Asset::name).collect(Collectors.toUnmodifiableSet());
        LedgerReading reading = LedgerReading.of(ledger, names, context.assets(), inScope);
        BoundaryTraffic traffic = BoundaryTraffic.of(flows, context, names);
        OffTimes offTimes = new OffTimes(context, reading, rules, traffic);
        SensorHealth health = new SensorHealth(reading, context, rules, members, offTimes);
        LinkCounters counters = LinkCounters.read(ledger, names);
        Lines lines = new Lines(context, reading, health, counters, traffic);
        AssetMeasurement measurement = new AssetMeasurement(
                context,
                reading,
                health,
                counters,
                new Tampering(context, reading, health, resolved),
                traffic,
                thresholds);
        return new CaseCoverage(
                scope.stream()
                        .map(asset -> {
                            List<TimeRange> off = offTimes.of(asset.name());
                            return measurement.measure(asset, lines.of(asset, off), off);
                        })
                        .toList(),
                lines.all().values().stream().map(LineCoverage::summary).toList(),
                new Inventory(context, reading).sources(),
                assumptions(lines, counters),
                doubts(reading, traffic, scope),
                traffic.sent());
    }

    private List<Limitation> doubts(LedgerReading reading, BoundaryTraffic traffic, List<CaseRules.Asset> scope) {
        List<Limitation> doubts = new ArrayList<>(new Doubts(reading, traffic)
                .limitations(scope.stream().map(CaseRules.Asset::name).toList()));
        doubts.addAll(new DamagedLogs(reading, context.assets()).limitations(members));
        return doubts;
    }

    private static List<Wording> assumptions(Lines lines, LinkCounters counters) {
        List<Wording> assumptions = new ArrayList<>();
        if (lines.areInferred()) {
            assumptions.add(new Wording(
                    "case.yaml names no line: every sensor that saw traffic cross the boundary stands for one, and every"
                            + " asset can use each",
                    "case.yaml に回線の記載がないため、境界を越える通信を記録した装置ごとに一回線とみなし、全機器が利用し得るものとした"));
        }
        if (counters.sensors().iterator().hasNext()) {
            assumptions.add(new Wording(
                    "link counters did not wrap: their rates stay below 114 Mbit/s",
                    "回線のカウンターは桁あふれしていない（速度が 114 Mbit/s 未満）"));
        }
        return assumptions;
    }
}
