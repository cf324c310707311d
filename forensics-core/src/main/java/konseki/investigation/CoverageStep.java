package konseki.investigation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.egress.EgressTotals;
import konseki.finding.Bound;
import konseki.finding.CaseClock;
import konseki.finding.CoverageSummary;
import konseki.finding.InventoriedSource;
import konseki.finding.Limitation;
import konseki.finding.Measured;
import konseki.finding.NextStep;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;

/// What the logs of the case can carry. This version does not measure coverage: every share is 0, what could have left
/// unseen has no limit, and so no claim is graded better than INCONCLUSIVE.
final class CoverageStep {
    private static final Wording NOT_MEASURED =
            new Wording("coverage is not measured by this version", "この版では記録範囲を測定していない");

    private final CaseRules rules;
    private final Context context;
    private final EgressTotals egress;

    CoverageStep(CaseRules rules, Context context, EgressTotals egress) {
        this.rules = rules;
        this.context = context;
        this.egress = egress;
    }

    AssetMeasure measure(CaseRules.Asset asset) {
        EgressTotals.Sum sent = egress.byAsset().getOrDefault(asset.name(), EgressTotals.Sum.NONE);
        Bound bound = new Bound(
                Volume.none(),
                Volume.of(sent.allowed()),
                Volume.of(sent.unexplained()),
                new Volume.Unbounded(NOT_MEASURED),
                Volume.none(),
                Volume.none(),
                Volume.none(),
                Volume.none(),
                Volume.none());
        return new AssetMeasure(
                new Measured.Shares(0, 0, 0),
                List.of(),
                bound,
                new Measured.Trust(0, 0, 0, 0, 0),
                context.window().to(),
                Optional.empty(),
                0,
                false);
    }

    boolean isSplit(Optional<TimeRange> records) {
        return split(records).isPresent();
    }

    /// The earliest hour with records, where the records start after the window does.
    Optional<Instant> split(Optional<TimeRange> records) {
        return records.filter(range -> range.from() > context.window().from())
                .map(range -> CaseClock.instant(range.outwardsToHours().from()));
    }

    long leastVisible() {
        return 0;
    }

    List<CoverageSummary> summaries() {
        return List.of();
    }

    List<InventoriedSource> sources() {
        return rules.sources().stream()
                .map(source -> new InventoriedSource(
                        source.sensor(), "", true, false, List.of(), source.attackerWritable(), 0, Optional.empty()))
                .toList();
    }

    List<NextStep> next() {
        return List.of();
    }

    List<Limitation> limitations() {
        return List.of(new Limitation("COVERAGE_NOT_MEASURED", "", NOT_MEASURED));
    }
}
