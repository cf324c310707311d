package konseki.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import konseki.coverage.AssetCoverage.AssetGap;
import konseki.detect.Context;
import konseki.finding.CaseClock;
import konseki.finding.GapReason;
import konseki.finding.InventoriedSource;
import konseki.finding.Language;
import konseki.finding.Measured;
import konseki.finding.NextStep;
import konseki.finding.TimeRange;
import konseki.finding.Verdict;
import konseki.finding.VerdictRules;
import konseki.finding.Volume;
import konseki.finding.Wording;
import org.jspecify.annotations.Nullable;

/// What to collect or to ask next, ranked by what it would change (`docs/method.md`, Verdict): each candidate is graded
/// again
/// as if it had been there. Immutable.
public final class NextSteps {
    private static final int MAX_STEPS = 20;
    /// Logs of hosts are overwritten first, then those of devices; answers of people wait.
    private static final int URGENT_HOST = 90;
    private static final int URGENT_DEVICE = 70;
    private static final int URGENT_COUNTER = 60;
    private static final int URGENT_ANSWER = 10;

    /// So many clients stand in one entry.
    private static final int MANY_CLIENTS = 3;
    private static final int MOST_NAMES = 5;

    private final VerdictRules rules;
    private final CaseClock clock;
    private final CriticalHours critical;
    private final Set<String> tainted;

    public NextSteps(VerdictRules rules, Context context) {
        this.rules = rules;
        this.clock = new CaseClock(context.rules().zone());
        this.critical = new CriticalHours(context.critical());
        this.tainted = Set.copyOf(context.taint().keySet());
    }

    /// @param measured what the rule table saw, by asset
    /// @return the best first
    public List<NextStep> of(CaseCoverage coverage, Map<String, Measured> measured) {
        List<NextStep> steps = new ArrayList<>();
        lineGaps(coverage).forEach((gap, assets) -> steps.add(lineGap(gap, assets, measured)));
        for (AssetCoverage asset : coverage.assets()) {
            Measured now = measured.get(asset.asset());
            if (now != null) {
                host(asset, now).ifPresent(steps::add);
                cleared(asset, now).ifPresent(steps::add);
            }
        }
        volumes(coverage, measured).ifPresent(steps::add);
        absent(coverage, measured).forEach(steps::add);
        steps.sort(Comparator.comparingInt(NextSteps::improvement)
                .reversed()
                .thenComparing(Comparator.comparingLong(NextSteps::removedBytes).reversed())
                .thenComparing(Comparator.comparingInt(NextStep::urgency).reversed())
                .thenComparing(step -> step.what().en()));
        return steps.stream().limit(MAX_STEPS).toList();
    }

    private static int improvement(NextStep step) {
        return step.to().ordinal() - step.from().ordinal();
    }

    private static long removedBytes(NextStep step) {
        return step.removes() instanceof Volume.AtMost(long bytes) ? bytes : Long.MAX_VALUE;
    }

    /// Gaps of lines, and the assets that can use the line.
    private static Map<AssetGap, List<AssetCoverage>> lineGaps(CaseCoverage coverage) {
        Map<AssetGap, List<AssetCoverage>> assets = new LinkedHashMap<>();
        for (AssetCoverage asset : coverage.assets()) {
            asset.gaps()
                    .forEach(gap ->
                            assets.computeIfAbsent(gap, _ -> new ArrayList<>()).add(asset));
        }
        return assets;
    }

    private NextStep lineGap(AssetGap gap, List<AssetCoverage> assets, Map<String, Measured> measured) {
        String who = gap.sensors().isEmpty() ? gap.line() : gap.sensors();
        GapReason reason = gap.measured().reason();
        Wording what = new Wording(
                "records of " + who + " for " + clock.range(gap.when(), Language.EN),
                who + " の記録（" + clock.range(gap.when(), Language.JA) + "）");
        if (reason == GapReason.NO_SENSOR) {
            what = new Wording(
                    "any record of the line " + who + ": flow log, counter, bill",
                    "回線 " + who + " の記録（通信ログ・カウンター・請求明細）");
        } else if (reason == GapReason.TRUNCATED_EXPORT) {
            what = new Wording("the whole export: " + what.en(), "書き出しの全体: " + what.ja());
        }
        return step(
                what,
                reason.wording(),
                assets,
                measured,
                (asset, now) -> repaired(asset, now, gap),
                gap.measured().bytes(),
                URGENT_DEVICE);
    }

    /// As if the gap were covered: cells and V are additive.
    private Measured repaired(AssetCoverage asset, Measured now, AssetGap gap) {
        int hours = critical.share(gap.when());
        Measured.Shares shares = new Measured.Shares(
                Math.min(10_000, now.shares().control() + hours),
                Math.min(10_000, now.shares().direct() + hours),
                now.shares().host());
        boolean split = now.scope().windowSplit() && gap.measured().reason() != GapReason.ROTATED;
        Measured.Scope scope = now.scope();
        return new Measured(
                new Measured.Scope(
                        scope.queriesRun(),
                        scope.queriesRequired(),
                        scope.windowHasEnd(),
                        scope.assets(),
                        scope.provisional(),
                        split),
                shares,
                now.gaps().stream().filter(one -> !one.equals(gap.measured())).toList(),
                now.criticalEnd(),
                withoutGap(asset, now.volumes(), gap),
                now.trust(),
                now.indications(),
                now.proofs());
    }

    /// Only where every gap is bounded can one be taken off V.
    private static Measured.Volumes withoutGap(AssetCoverage asset, Measured.Volumes volumes, AssetGap gap) {
        boolean counted =
                asset.split().isEmpty() || gap.when().to() >= asset.split().getAsLong();
        if (counted
                && volumes.unseen() instanceof Volume.AtMost(long all)
                && gap.measured().bytes() instanceof Volume.AtMost(long bytes)) {
            return new Measured.Volumes(
                    Volume.of(Math.max(0, all - bytes)),
                    volumes.atRisk(),
                    volumes.toAttacker(),
                    volumes.toAttackerPeak(),
                    volumes.toAttackerDecided());
        }
        return volumes;
    }

    private Optional<NextStep> host(AssetCoverage asset, Measured now) {
        if (now.shares().host() >= 10_000) {
            return Optional.empty();
        }
        Wording what = new Wording(
                "process records of " + asset.asset() + ": Sysmon, 4688, EDR",
                asset.asset() + " のプロセス記録（Sysmon・4688・EDR）");
        Wording why = new Wording("hours of the host without such records", "端末のプロセス記録がない時間帯がある");
        return Optional.of(step(
                what,
                why,
                List.of(asset),
                Map.of(asset.asset(), now),
                (_, measured) -> new Measured(
                        measured.scope(),
                        new Measured.Shares(
                                measured.shares().control(), measured.shares().direct(), 10_000),
                        measured.gaps(),
                        measured.criticalEnd(),
                        measured.volumes(),
                        measured.trust(),
                        measured.indications(),
                        measured.proofs()),
                Volume.none(),
                URGENT_HOST));
    }

    private Optional<NextStep> cleared(AssetCoverage asset, Measured now) {
        if (asset.tamperingNotRefilled() == 0) {
            return Optional.empty();
        }
        Wording what = new Wording(
                "another copy of the logs of " + asset.asset()
                        + " that were cleared: forwarded events, backup, volume shadow copy",
                asset.asset() + " の消去されたログの別の写し（転送先・バックアップ・VSS）");
        return Optional.of(step(
                what,
                GapReason.CLEARED.wording(),
                List.of(asset),
                Map.of(asset.asset(), now),
                (_, measured) -> new Measured(
                        measured.scope(),
                        measured.shares(),
                        measured.gaps(),
                        measured.criticalEnd(),
                        measured.volumes(),
                        new Measured.Trust(
                                measured.trust().tampering(),
                                0,
                                measured.trust().controlsFailed(),
                                measured.trust().sources(),
                                measured.trust().sourcesOutOfReach()),
                        measured.indications(),
                        measured.proofs()),
                Volume.none(),
                URGENT_HOST));
    }

    private Optional<NextStep> volumes(CaseCoverage coverage, Map<String, Measured> measured) {
        List<String> unknown = coverage.assets().stream()
                .map(AssetCoverage::asset)
                .filter(asset -> isUnknown(measured.get(asset)))
                .toList();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(", ", unknown);
        return Optional.of(step(
                new Wording("how much data is at risk on " + names, names + " が保有する対象データの量"),
                new Wording("without it no bound can be set against it", "量が不明では上限と比べられない"),
                coverage.assets().stream()
                        .filter(asset -> unknown.contains(asset.asset()))
                        .toList(),
                measured,
                (_, now) -> now,
                Volume.none(),
                URGENT_ANSWER));
    }

    private static boolean isUnknown(@Nullable Measured measured) {
        return measured != null && measured.volumes().atRisk().isEmpty();
    }

    /// Sources that nobody read. Machines that only a movement names are alike: one entry for all that the attacker was
    /// not seen on, those first that sent most.
    private List<NextStep> absent(CaseCoverage coverage, Map<String, Measured> measured) {
        List<NextStep> steps = new ArrayList<>();
        List<InventoriedSource> clients = new ArrayList<>();
        for (InventoriedSource source : coverage.sources()) {
            boolean client = !source.declared() && !tainted.contains(source.sensor()) && isMachine(source);
            if (!source.read() && client) {
                clients.add(source);
            } else if (!source.read()) {
                steps.add(absent(source, coverage, measured));
            }
        }
        if (clients.size() < MANY_CLIENTS) {
            clients.forEach(source -> steps.add(absent(source, coverage, measured)));
        } else {
            steps.add(clients(clients, coverage, measured));
        }
        return steps;
    }

    private static boolean isMachine(InventoriedSource source) {
        return source.namedBy().stream().allMatch(by -> by.startsWith("movement "));
    }

    private NextStep absent(InventoriedSource source, CaseCoverage coverage, Map<String, Measured> measured) {
        String by = source.namedBy().stream().limit(3).collect(Collectors.joining(", "));
        return step(
                new Wording("logs of " + source.sensor(), source.sensor() + " のログ"),
                new Wording("named by: " + by, "言及元: " + by),
                coverage.assets().stream().limit(1).toList(),
                measured,
                (_, now) -> now,
                Volume.of(coverage.sent().getOrDefault(source.sensor(), 0L)),
                source.attackerWritable() ? URGENT_HOST : URGENT_COUNTER);
    }

    private NextStep clients(List<InventoriedSource> clients, CaseCoverage coverage, Map<String, Measured> measured) {
        List<String> names = clients.stream()
                .map(InventoriedSource::sensor)
                .sorted(Comparator.comparingLong(
                                (String name) -> coverage.sent().getOrDefault(name, 0L))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        Volume sent = Volume.none();
        for (String name : names) {
            sent = sent.plus(Volume.of(coverage.sent().getOrDefault(name, 0L)));
        }
        return step(
                new Wording(
                        "logs of " + names.size() + " clients: " + first + (more > 0 ? " and " + more + " more" : ""),
                        "端末 " + names.size() + " 台のログ: " + first + (more > 0 ? " 他 " + more + " 台" : "")),
                new Wording("named by movements only; those that sent most come first", "他の記録にのみ現れる端末（送信量の多い順）"),
                coverage.assets().stream().limit(1).toList(),
                measured,
                (_, now) -> now,
                sent,
                URGENT_HOST);
    }

    /// The asset whose verdict would rise most stands for all.
    private NextStep step(
            Wording what,
            Wording why,
            List<AssetCoverage> assets,
            Map<String, Measured> measured,
            BiFunction<AssetCoverage, Measured, Measured> repaired,
            Volume removes,
            int urgency) {
        Optional<String> best = Optional.empty();
        Verdict from = Verdict.INCONCLUSIVE;
        Verdict to = Verdict.INCONCLUSIVE;
        for (AssetCoverage asset : assets) {
            Measured now = measured.get(asset.asset());
            if (now != null) {
                Verdict before = rules.grade(now).verdict();
                Verdict after = rules.grade(repaired.apply(asset, now)).verdict();
                if (best.isEmpty() || after.ordinal() - before.ordinal() > to.ordinal() - from.ordinal()) {
                    best = Optional.of(asset.asset());
                    from = before;
                    to = after;
                }
            }
        }
        return new NextStep(what, why, best, from, to, removes, urgency);
    }

    /// W_crit in hours.
    private record CriticalHours(TimeRange critical) {

        /// Share of W_crit that a time takes, in basis points, rounded up.
        int share(TimeRange when) {
            if (!critical.overlaps(when)) {
                return 0;
            }
            TimeRange common = new TimeRange(Math.max(critical.from(), when.from()), Math.min(critical.to(), when.to()))
                    .outwardsToHours();
            return (int) Math.ceilDiv(common.seconds() * 10_000, critical.seconds());
        }
    }
}
