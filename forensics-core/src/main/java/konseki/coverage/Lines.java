package konseki.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.coverage.LineCoverage.LineGap;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.FlowView;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;
import konseki.finding.Volume;

/// The ways out: those of case.yaml, or where it names none, one per sensor that saw traffic cross the boundary.
/// Computed once, then only read.
final class Lines {
    private final Context context;
    private final LedgerReading ledger;
    private final SensorHealth health;
    private final LinkCounters counters;
    private final NavigableMap<String, NavigableSet<Long>> proven;
    private final NavigableMap<String, LineCoverage> lines = new TreeMap<>();
    private final boolean inferred;

    Lines(
            Context context,
            LedgerReading ledger,
            SensorHealth health,
            LinkCounters counters,
            FlowSums flows,
            SensorNames names) {
        this.context = context;
        this.ledger = ledger;
        this.health = health;
        this.counters = counters;
        this.proven = proven(flows, names);
        this.inferred = context.rules().lines().isEmpty();
        (inferred ? inferred() : context.rules().lines()).forEach(line -> lines.put(line.name(), coverage(line)));
    }

    /// Hours in which a sensor counted bytes across the boundary.
    private NavigableMap<String, NavigableSet<Long>> proven(FlowSums flows, SensorNames names) {
        NavigableMap<String, NavigableSet<Long>> hours = new TreeMap<>();
        Map<String, String> nameOf = new HashMap<>();
        flows.forEach(flow -> {
            FlowView.Direction direction = FlowView.direction(
                    context.rules().internal(),
                    flow.sourceHigh(),
                    flow.sourceLow(),
                    flow.destinationHigh(),
                    flow.destinationLow());
            if (FlowView.crossesBoundary(direction) && flow.counted(direction) > 0) {
                String name = nameOf.computeIfAbsent(
                        flow.dataset() + "\t" + flow.sensor(),
                        _ -> names.ofFlows(flow.dataset(), flow.sensor()).name());
                hours.computeIfAbsent(name, _ -> new TreeSet<>()).add(flow.endHour());
            }
        });
        return hours;
    }

    private List<CaseRules.Line> inferred() {
        List<CaseRules.Line> found = new ArrayList<>();
        List<String> all = new ArrayList<>();
        counters.sensors().forEach(all::add);
        for (String sensor : proven.keySet()) {
            if (ledger.sensors().containsKey(sensor)
                    && !ledger.sensor(sensor).kind().isHostTelemetry()) {
                found.add(new CaseRules.Line(sensor, "inferred", OptionalLong.empty(), "", List.of(sensor), all));
            }
        }
        return found.isEmpty()
                ? List.of(new CaseRules.Line("internet", "inferred", OptionalLong.empty(), "", List.of(), all))
                : found;
    }

    private LineCoverage coverage(CaseRules.Line line) {
        TimeRange window = context.window();
        List<SensorGap> gaps = gaps(line);
        List<Activity> activities = line.sensors().stream()
                .flatMap(sensor -> ledger.sensors().containsKey(sensor)
                        ? java.util.stream.Stream.of(ledger.sensors().get(sensor))
                        : java.util.stream.Stream.empty())
                .toList();
        NavigableSet<Long> provenHours = new TreeSet<>();
        line.sensors().forEach(sensor -> provenHours.addAll(proven.getOrDefault(sensor, new TreeSet<>())));
        OptionalLong rate = line.bitsPerSecond().isPresent()
                ? OptionalLong.of(Math.ceilDiv(line.bitsPerSecond().getAsLong(), 8))
                : OptionalLong.empty();
        Hours hours = LineCoverage.hours(window, gaps, activities);
        String sensors = String.join(", ", line.sensors());
        return new LineCoverage(
                line.name(),
                line.sensors(),
                gaps.stream()
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
    /// not
    /// describe has no sensor.
    List<LineCoverage> of(CaseRules.Asset asset) {
        if (asset.lines().isEmpty() || inferred) {
            return List.copyOf(lines.values());
        }
        List<LineCoverage> own = new ArrayList<>();
        for (String name : asset.lines()) {
            LineCoverage known = lines.get(name);
            own.add(
                    known != null
                            ? known
                            : coverage(new CaseRules.Line(
                                    name, "unknown", OptionalLong.empty(), "", List.of(), List.of())));
        }
        return own;
    }
}
