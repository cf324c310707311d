package konseki.coverage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.coverage.LineCoverage.LineGap;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;
import konseki.finding.Volume;

/// The ways out: those of case.yaml, or where it names none, one per sensor that saw traffic cross the boundary.
/// Computed once, then only read.
final class Lines {
    /// Gaps before which records end, however they begin again.
    private static final Set<GapReason> END_RECORDS = EnumSet.of(
            GapReason.SILENT,
            GapReason.TRUNCATED_EXPORT,
            GapReason.PARTIAL_SET,
            GapReason.SENSOR_OFF,
            GapReason.SERVICE_STOP);

    private final Context context;
    private final LedgerReading ledger;
    private final SensorHealth health;
    private final LinkCounters counters;
    private final BoundaryTraffic traffic;
    private final NavigableMap<String, LineCoverage> lines = new TreeMap<>();
    private final boolean inferred;

    Lines(Context context, LedgerReading ledger, SensorHealth health, LinkCounters counters, BoundaryTraffic traffic) {
        this.context = context;
        this.ledger = ledger;
        this.health = health;
        this.counters = counters;
        this.traffic = traffic;
        this.inferred = context.rules().lines().isEmpty();
        (inferred ? inferred() : context.rules().lines())
                .forEach(line -> lines.put(line.name(), coverage(line, List.of())));
    }

    private List<CaseRules.Line> inferred() {
        List<CaseRules.Line> found = new ArrayList<>();
        List<String> all = new ArrayList<>();
        counters.sensors().forEach(all::add);
        for (String sensor : traffic.counted().keySet()) {
            if (ledger.sensors().containsKey(sensor)
                    && !ledger.sensor(sensor).kind().isHostTelemetry()) {
                found.add(new CaseRules.Line(sensor, "inferred", OptionalLong.empty(), "", List.of(sensor), all));
            }
        }
        return found.isEmpty()
                ? List.of(new CaseRules.Line("internet", "inferred", OptionalLong.empty(), "", List.of(), all))
                : found;
    }

    /// @param off times in which the asset in question was off
    private LineCoverage coverage(CaseRules.Line line, List<TimeRange> off) {
        TimeRange window = context.window();
        List<SensorGap> gaps = SensorGaps.minus(gaps(line), off);
        List<Activity> activities = line.sensors().stream()
                .flatMap(sensor -> ledger.sensors().containsKey(sensor)
                        ? java.util.stream.Stream.of(ledger.sensors().get(sensor))
                        : java.util.stream.Stream.empty())
                .toList();
        NavigableSet<Long> provenHours = new TreeSet<>();
        line.sensors().forEach(sensor -> provenHours.addAll(traffic.counted().getOrDefault(sensor, new TreeSet<>())));
        OptionalLong rate = line.bitsPerSecond().isPresent()
                ? OptionalLong.of(Math.ceilDiv(line.bitsPerSecond().getAsLong(), 8))
                : OptionalLong.empty();
        Hours hours = new LineCoverage.Cells(gaps, degraded(line), off)
                .hours(window, activities, hour -> traffic.onlyDenied(line.sensors(), hour));
        String sensors = String.join(", ", line.sensors());
        return new LineCoverage(
                line.name(),
                line.sensors(),
                gaps.stream()
                        .map(gap -> new LineGap(line.name(), sensors, gap.reason(), gap.when(), bytes(line, rate, gap)))
                        .toList(),
                openAtCut(line, gaps, activities).stream()
                        .map(gap -> new LineGap(line.name(), sensors, gap.reason(), gap.when(), bytes(line, rate, gap)))
                        .toList(),
                hours,
                new ProvenHours(provenHours, gaps),
                context.critical(),
                split(gaps),
                rate);
    }

    /// Times in which no sensor of the line says anything that counts.
    private List<SensorGap> gaps(CaseRules.Line line) {
        List<SensorGap> gaps = List.of(new SensorGap(GapReason.NO_SENSOR, health.window()));
        boolean first = true;
        for (String sensor : line.sensors()) {
            List<SensorGap> own = health.ofLineSensor(sensor);
            gaps = first ? own : SensorGaps.both(own, gaps);
            first = false;
        }
        return gaps;
    }

    /// A session leaves its record when it ends. Where records end, those still open left none: they began at most as
    /// long before as the longest session that the line's sensors saw. After the end of W an hour is enough for all
    /// that
    /// the isolation cut to time out.
    private List<SensorGap> openAtCut(CaseRules.Line line, List<SensorGap> gaps, List<Activity> activities) {
        long longest =
                line.sensors().stream().mapToLong(traffic::longestSeconds).max().orElse(0);
        long before = longest == 0 ? Timestamp.HOUR : longest * Timestamp.SECOND;
        TimeRange window = health.window();
        List<SensorGap> open = new ArrayList<>();
        for (SensorGap gap : gaps) {
            if (END_RECORDS.contains(gap.reason()) && gap.when().from() > window.from()) {
                addOpen(gap.reason(), gap.when().from(), before, open);
            }
        }
        long last = activities.stream().mapToLong(Activity::last).max().orElse(Long.MIN_VALUE);
        if (last > window.from() && last < window.to() + Timestamp.HOUR) {
            addOpen(GapReason.SILENT, Math.min(last, window.to()) + 1, before, open);
        }
        return SensorGaps.disjoint(open);
    }

    private void addOpen(GapReason reason, long cut, long before, List<SensorGap> open) {
        open.add(new SensorGap(reason, new TimeRange(Math.max(health.window().from(), cut - before), cut - 1)));
    }

    /// Times in which no sensor of the line is whole.
    private List<TimeRange> degraded(CaseRules.Line line) {
        List<SensorGap> impaired = List.of();
        boolean first = true;
        for (String sensor : line.sensors()) {
            List<SensorGap> own = new ArrayList<>(health.ofLineSensor(sensor));
            health.degradedLineSensor(sensor).forEach(when -> own.add(new SensorGap(GapReason.LOSS, when)));
            List<SensorGap> sorted = SensorGaps.disjoint(own);
            impaired = first ? sorted : SensorGaps.both(sorted, impaired);
            first = false;
        }
        return impaired.stream().map(SensorGap::when).toList();
    }

    private Volume bytes(CaseRules.Line line, OptionalLong rate, SensorGap gap) {
        Volume capacity = LineCoverage.capacity(rate, gap.when());
        boolean counted = line.counters().stream().anyMatch(counters::has);
        boolean mayWrap = rate.isPresent() && rate.getAsLong() > LinkCounters.WRAPS_AT_BYTES_PER_SECOND;
        return counted && !mayWrap ? capacity.smaller(counters.out(line.counters(), gap.when())) : capacity;
    }

    private OptionalLong split(List<SensorGap> gaps) {
        boolean late = !gaps.isEmpty()
                && gaps.getFirst().reason() == GapReason.ROTATED
                && gaps.getFirst().when().from() == context.window().from()
                && gaps.getFirst().when().to() < context.window().to();
        return late ? OptionalLong.of(gaps.getFirst().when().outwardsToHours().to() + 1) : OptionalLong.empty();
    }

    /// Whether case.yaml names no line.
    boolean areInferred() {
        return inferred;
    }

    NavigableMap<String, LineCoverage> all() {
        return lines;
    }

    /// The ways out that an asset can use; all of them where case.yaml does not say which. One that it names but does
    /// not describe has no sensor.
    ///
    /// @param off times in which the asset was off: nothing can have left it then
    List<LineCoverage> of(CaseRules.Asset asset, List<TimeRange> off) {
        List<CaseRules.Line> known = inferred ? inferred() : context.rules().lines();
        boolean all = asset.lines().isEmpty() || inferred;
        List<String> names = all ? List.copyOf(lines.keySet()) : asset.lines();
        List<LineCoverage> own = new ArrayList<>();
        for (String name : names) {
            LineCoverage whole = lines.get(name);
            if (whole != null && off.isEmpty()) {
                own.add(whole);
                continue;
            }
            CaseRules.Line line = known.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseGet(
                            () -> new CaseRules.Line(name, "unknown", OptionalLong.empty(), "", List.of(), List.of()));
            own.add(coverage(line, off));
        }
        return own;
    }
}
