package konseki.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import konseki.coverage.AssetCoverage.AssetGap;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.event.Timestamp;
import konseki.finding.Coverage;
import konseki.finding.GapReason;
import konseki.finding.Measured;
import konseki.finding.TimeRange;
import konseki.finding.VerdictThresholds;
import org.jspecify.annotations.Nullable;

/// Coverage of one asset from that of its lines and from what is written of its host. Immutable.
final class AssetMeasurement {
    private final Context context;
    private final LedgerReading ledger;
    private final SensorHealth health;
    private final LinkCounters counters;
    private final Tampering tampering;
    private final BoundaryTraffic traffic;
    private final VerdictThresholds thresholds;

    AssetMeasurement(
            Context context,
            LedgerReading ledger,
            SensorHealth health,
            LinkCounters counters,
            Tampering tampering,
            BoundaryTraffic traffic,
            VerdictThresholds thresholds) {
        this.context = context;
        this.ledger = ledger;
        this.health = health;
        this.counters = counters;
        this.tampering = tampering;
        this.traffic = traffic;
        this.thresholds = thresholds;
    }

    /// @param off times in which the asset was off
    AssetCoverage measure(CaseRules.Asset asset, List<LineCoverage> lines, List<TimeRange> off) {
        Hours host = hostHours(asset.name(), off);
        Hours network = networkHours(asset.name(), lines, host);
        List<Signal> tampered = tampering.of(asset.name(), lines);
        int notRefilled = (int) tampered.stream()
                .filter(signal -> !tampering.isRefilled(signal, asset.name()))
                .count();
        Map<SourceKind, Boolean> sources = sources(asset.name(), lines);
        GradedTime time = GradedTime.of(lines, context, thresholds);
        return new AssetCoverage(
                asset.name(),
                new Measured.Shares(
                        lines.stream()
                                .mapToInt(line -> line.proven().share(time.graded()))
                                .min()
                                .orElse(0),
                        lines.stream()
                                .mapToInt(line -> line.hours().directShare(time.graded()))
                                .min()
                                .orElse(0),
                        host.knownShare(time.graded())),
                lines.stream()
                        .mapToInt(line -> line.hours().directShare())
                        .min()
                        .orElse(0),
                sorted(lines, LineCoverage::gaps),
                sorted(lines, LineCoverage::openAtCut),
                time.split(),
                tampered.size(),
                notRefilled,
                sources.size(),
                (int) sources.values().stream().filter(outOfReach -> outOfReach).count(),
                network.runs().stream().anyMatch(run -> run.state().equals("INDIRECT")),
                network.runs(),
                host.runs(),
                sensors(asset.name(), lines));
    }

    private static List<AssetGap> sorted(
            List<LineCoverage> lines, Function<LineCoverage, List<LineCoverage.LineGap>> gaps) {
        return lines.stream()
                .flatMap(line -> gaps.apply(line).stream())
                .map(AssetGap::of)
                .sorted(Comparator.comparingLong((AssetGap gap) -> gap.when().from())
                        .thenComparing(AssetGap::line))
                .toList();
    }

    /// Hours of the host's telemetry: some sensor that reports processes is alive, and its log counts.
    private Hours hostHours(String asset, List<TimeRange> off) {
        HostWriters writers = ledger.writersOf(asset);
        List<Activity> activities = new ArrayList<>();
        List<List<SensorGap>> gaps = new ArrayList<>();
        List<List<TimeRange>> degraded = new ArrayList<>();
        for (String sensor : writers.sensors()) {
            Activity activity = writers.all(sensor);
            if (activity.has(Ledger.PROCESS)) {
                activities.add(activity);
                gaps.add(health.ofHostWriter(asset, sensor));
                degraded.add(health.degradedHostWriter(asset, sensor));
            }
        }
        return new Hours(context.window(), hour -> {
            if (SensorGaps.isWithin(hour, off)) {
                return new Coverage.Off();
            }
            Coverage best = new Coverage.Unknown(GapReason.NO_SENSOR);
            for (int i = 0; i < gaps.size(); i++) {
                SensorGap gap = touching(gaps.get(i), hour);
                if (gap == null && !SensorGaps.touch(hour, degraded.get(i))) {
                    return new Coverage.Indirect(activities.get(i).recordsIn(hour));
                } else if (gap == null) {
                    best = new Coverage.Degraded(activities.get(i).recordsIn(hour));
                } else if (i == 0) {
                    best = new Coverage.Unknown(gap.reason());
                }
            }
            return best;
        });
    }

    private static @Nullable SensorGap touching(List<SensorGap> gaps, long hour) {
        for (SensorGap gap : gaps) {
            if (gap.touchesHour(hour)) {
                return gap;
            }
        }
        return null;
    }

    /// The worst of the lines; where that says nothing, the host's own telemetry may.
    private Hours networkHours(String asset, List<LineCoverage> lines, Hours host) {
        return new Hours(context.window(), hour -> {
            Coverage worst = lines.stream()
                    .map(line -> line.hours().at(hour))
                    .max(Comparator.comparingInt(Coverage::rank))
                    .orElse(new Coverage.Unknown(GapReason.NO_SENSOR));
            if (worst instanceof Coverage.Direct && traffic.onlyDenied(asset, hour) > 0) {
                return new Coverage.Blocked(traffic.onlyDenied(asset, hour));
            }
            return worst instanceof Coverage.Unknown && host.at(hour) instanceof Coverage.Indirect indirect
                    ? indirect
                    : worst;
        });
    }

    /// Kinds of source that speak of the asset in W_crit, and whether one of that kind is out of an intruder's reach.
    private Map<SourceKind, Boolean> sources(String asset, List<LineCoverage> lines) {
        Map<SourceKind, Boolean> kinds = new EnumMap<>(SourceKind.class);
        for (LineCoverage line : lines) {
            for (String sensor : line.sensors()) {
                addSource(sensor, kinds);
            }
        }
        for (String sensor : ledger.writersOf(asset).sensors()) {
            addSource(sensor, kinds);
        }
        counters.sensors().forEach(sensor -> {
            if (counters.covers(sensor, context.critical())) {
                kinds.merge(SourceKind.COUNTER, !ledger.sensor(sensor).attackerWritable(), Boolean::logicalOr);
            }
        });
        return kinds;
    }

    private void addSource(String sensor, Map<SourceKind, Boolean> kinds) {
        Activity activity = ledger.sensors().get(sensor);
        if (activity != null && writesIn(activity, context.critical())) {
            Sensor known = ledger.sensor(sensor);
            kinds.merge(known.kind(), !known.attackerWritable(), Boolean::logicalOr);
        }
    }

    private static boolean writesIn(Activity activity, TimeRange when) {
        return !activity.hours()
                .subMap(
                        Math.floorDiv(when.from(), Timestamp.HOUR),
                        true,
                        Math.floorDiv(when.to(), Timestamp.HOUR),
                        true)
                .isEmpty();
    }

    private List<String> sensors(String asset, List<LineCoverage> lines) {
        NavigableSet<String> names = new TreeSet<>();
        lines.forEach(line -> names.addAll(line.sensors()));
        ledger.writersOf(asset).sensors().forEach(names::add);
        return List.copyOf(names);
    }
}
