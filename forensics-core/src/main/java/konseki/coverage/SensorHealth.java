package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// Where a sensor says nothing, or nothing that counts, within the window, and why; and where it lost a part.
/// Immutable.
final class SensorHealth {
    /// A pause that ends so close to a clear was made by it.
    private static final long CLEAR_TOLERANCE = 10 * Activity.MINUTE;

    private final LedgerReading ledger;
    private final Context context;
    private final CoverageRules rules;
    private final Silence silence;
    private final HourRates rates;
    private final TimeRange window;
    private final FileGaps files;
    private final HostHealth hosts;

    SensorHealth(
            LedgerReading ledger, Context context, CoverageRules rules, List<ReadMember> members, OffTimes offTimes) {
        this.ledger = ledger;
        this.context = context;
        this.rules = rules;
        this.silence = new Silence(rules, context.baseline());
        this.rates = new HourRates(rules, context.baseline());
        this.window = new TimeRange(
                context.window().from(), Math.max(context.window().from(), end(context, ledger.lastRecord())));
        this.files = new FileGaps(ledger, rules, members, silence, window);
        this.hosts = new HostHealth(ledger, context, rules, window, offTimes);
    }

    /// W is rounded outwards to full hours; in what that adds at its end, nothing can be missing: after the isolation
    /// that case.yaml gives, or where it gives none, after the last record of all.
    private static long end(Context context, long lastRecord) {
        long rounded = context.window().to();
        if (context.rules().windowTo().isEmpty()) {
            return Math.min(rounded, lastRecord);
        }
        long isolated = context.rules().windowTo().getAsLong() - 1;
        return new TimeRange(isolated, isolated).outwardsToHours().to() == rounded ? isolated : rounded;
    }

    /// W without what rounding added at its end.
    TimeRange window() {
        return window;
    }

    /// Gaps of a sensor on a line: it must count bytes.
    List<SensorGap> ofLineSensor(String name) {
        Activity activity = ledger.sensors().get(name);
        if (activity == null) {
            return List.of(new SensorGap(GapReason.NO_SENSOR, window));
        } else if (!activity.has(Ledger.SENT)) {
            return List.of(new SensorGap(GapReason.NO_COUNTERS, window));
        }
        List<SensorGap> gaps = new ArrayList<>(files.named(name, silence.in(activity, window)));
        gaps.addAll(files.relays(name, activity));
        gaps.addAll(files.rejected(name));
        ledger.numbersOf(name)
                .ifPresent(numbers -> gaps.addAll(numbers.missing(rules).gaps()));
        gaps.addAll(lost(name, activity, rules.lossGap()));
        gaps.addAll(rates.lost(activity, window));
        gaps.addAll(hosts.withinReach(name, context.assets().canonical(name)));
        return disjoint(gaps);
    }

    /// Times in which a line's sensor lost a part: its cells count half.
    List<TimeRange> degradedLineSensor(String name) {
        Activity activity = ledger.sensors().get(name);
        if (activity == null) {
            return List.of();
        }
        List<TimeRange> degraded = new ArrayList<>(rates.degraded(activity, window));
        ledger.numbersOf(name)
                .ifPresent(numbers -> degraded.addAll(numbers.missing(rules).degraded()));
        lost(name, activity, rules.lossDegraded()).forEach(gap -> degraded.add(gap.when()));
        return degraded;
    }

    /// Gaps of what a sensor writes of a host.
    List<SensorGap> ofHostWriter(String asset, String sensor) {
        HostWriters writers = ledger.writersOf(asset);
        Activity activity = writers.all(sensor);
        List<Long> clears = hosts.moments(asset, SignalKind.LOG_CLEARED);
        List<SensorGap> gaps = new ArrayList<>();
        for (SensorGap gap : files.named(sensor, silence.in(activity, window))) {
            boolean cleared =
                    clears.stream().anyMatch(at -> Math.abs(at - gap.when().to()) <= CLEAR_TOLERANCE);
            gaps.add(cleared ? new SensorGap(GapReason.CLEARED, gap.when()) : gap);
        }
        // What explains a silence by more than its length comes first where both hold.
        gaps.addAll(0, hosts.gaps(asset, sensor));
        gaps.addAll(files.relays(sensor, activity));
        writers.sequences(sensor)
                .values()
                .forEach(numbers -> gaps.addAll(numbers.missing(rules).gaps()));
        gaps.addAll(lost(asset, activity, rules.lossGap()));
        gaps.addAll(files.damaged(asset, sensor, context.assets()));
        gaps.addAll(files.rejected(sensor));
        gaps.addAll(hosts.withinReach(sensor, asset));
        return disjoint(gaps);
    }

    /// Times in which what a sensor writes of a host lost a part.
    List<TimeRange> degradedHostWriter(String asset, String sensor) {
        HostWriters writers = ledger.writersOf(asset);
        List<TimeRange> degraded = new ArrayList<>();
        writers.sequences(sensor)
                .values()
                .forEach(numbers -> degraded.addAll(numbers.missing(rules).degraded()));
        lost(asset, writers.all(sensor), rules.lossDegraded()).forEach(gap -> degraded.add(gap.when()));
        return degraded;
    }

    private List<SensorGap> disjoint(List<SensorGap> gaps) {
        return SensorGaps.disjoint(SensorGaps.within(gaps, window));
    }

    /// Hours of which a log daemon says that it lost more than a share. Of a loss without a number nobody knows the
    /// share: it is taken to be above the lower limit and below the upper.
    private List<SensorGap> lost(String host, Activity activity, int basisPoints) {
        NavigableMap<Long, Long> lost = new TreeMap<>();
        for (HostMark mark : ledger.marksOf(context.assets().canonical(host))) {
            if (mark.kind() == HostMark.Kind.LOST) {
                lost.merge(Math.floorDiv(mark.at(), Timestamp.HOUR), mark.lost(), Long::sum);
            }
        }
        List<SensorGap> gaps = new ArrayList<>();
        lost.forEach((hour, records) -> {
            long all = records + activity.recordsIn(hour);
            boolean unknown = records == 0 && basisPoints <= rules.lossDegraded();
            if (unknown || records * 10_000 > all * basisPoints) {
                gaps.add(new SensorGap(
                        GapReason.DROPPED, new TimeRange(hour * Timestamp.HOUR, (hour + 1) * Timestamp.HOUR - 1)));
            }
        });
        return gaps;
    }

    /// Whether nothing is missing of one dataset of a host in a time.
    boolean covers(Activity activity, TimeRange when) {
        return activity.records() > 0
                && silence.in(activity, window).stream()
                        .noneMatch(gap -> gap.when().overlaps(when));
    }

    boolean isAbout(Signal signal, String asset) {
        return hosts.isAbout(signal, asset);
    }
}
