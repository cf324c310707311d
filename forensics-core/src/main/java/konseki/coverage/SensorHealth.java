package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// Where a sensor says nothing, or nothing that counts, within the window, and why. Immutable.
final class SensorHealth {
    /// A pause that ends so close to a clear was made by it.
    private static final long CLEAR_TOLERANCE = 10 * Activity.MINUTE;

    private final LedgerReading ledger;
    private final Context context;
    private final CoverageRules rules;
    private final List<ReadMember> members;
    private final Silence silence;
    private final TimeRange window;

    SensorHealth(LedgerReading ledger, Context context, CoverageRules rules, List<ReadMember> members) {
        this.ledger = ledger;
        this.context = context;
        this.rules = rules;
        this.members = List.copyOf(members);
        this.silence = new Silence(rules, context.baseline());
        this.window = new TimeRange(
                context.window().from(), Math.max(context.window().from(), end(context, ledger.lastRecord())));
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
        List<SensorGap> gaps = new ArrayList<>(withTruncation(silence.in(activity, window)));
        gaps.addAll(rejected(name));
        gaps.addAll(withinReach(name, context.assets().canonical(name)));
        return SensorGaps.disjoint(SensorGaps.within(gaps, window));
    }

    /// Gaps of what a sensor writes of a host.
    List<SensorGap> ofHostWriter(String asset, String sensor) {
        HostWriters writers = ledger.writersOf(asset);
        List<Long> clears = clears(asset);
        NavigableSet<Long> clearedHours = new TreeSet<>();
        clears.forEach(at -> clearedHours.add(Math.floorDiv(at, Timestamp.HOUR)));
        List<SensorGap> gaps = new ArrayList<>();
        for (SensorGap gap : withTruncation(silence.in(writers.all(sensor), window))) {
            boolean cleared =
                    clears.stream().anyMatch(at -> Math.abs(at - gap.when().to()) <= CLEAR_TOLERANCE);
            gaps.add(cleared ? new SensorGap(GapReason.CLEARED, gap.when()) : gap);
        }
        for (RecordHoles holes : writers.sequences(sensor)) {
            gaps.addAll(holes.gaps(rules, clearedHours));
        }
        gaps.addAll(rejected(sensor));
        gaps.addAll(withinReach(sensor, asset));
        return SensorGaps.disjoint(SensorGaps.within(gaps, window));
    }

    /// Whether nothing is missing of one dataset of a host in a time.
    boolean covers(Activity activity, TimeRange when) {
        return activity.records() > 0
                && silence.in(activity, window).stream()
                        .noneMatch(gap -> gap.when().overlaps(when));
    }

    /// Moments at which a log of the asset was cleared.
    List<Long> clears(String asset) {
        return context.absolute().stream()
                .filter(signal -> signal.kind() == SignalKind.LOG_CLEARED && isAbout(signal, asset))
                .map(signal -> signal.when().from())
                .toList();
    }

    boolean isAbout(Signal signal, String asset) {
        return signal.subject() instanceof Subject.Machine(String host)
                && context.assets().canonical(host).equals(asset);
    }

    /// A silence that begins where a member with as many rows as a program exports ends, or ends where one begins.
    private List<SensorGap> withTruncation(List<SensorGap> gaps) {
        List<TimeRange> cut = members.stream()
                .filter(member -> rules.isExportLimit(member.records()))
                .flatMap(member -> member.when().stream())
                .toList();
        return gaps.stream()
                .map(gap -> cut.stream().anyMatch(member -> touches(member, gap.when()))
                        ? new SensorGap(GapReason.TRUNCATED_EXPORT, gap.when())
                        : gap)
                .toList();
    }

    private static boolean touches(TimeRange member, TimeRange gap) {
        return Math.abs(gap.from() - member.to()) <= 2 * Activity.MINUTE
                || Math.abs(member.from() - gap.to()) <= 2 * Activity.MINUTE;
    }

    private List<SensorGap> rejected(String sensor) {
        return members.stream()
                .filter(member -> member.rejected() * 10_000 > member.records() * rules.rejectedShare())
                .filter(member -> ledger.sensorsOfMember(member.id()).contains(sensor))
                .flatMap(member -> member.when().stream())
                .map(when -> new SensorGap(GapReason.REJECTED, when))
                .toList();
    }

    /// Rule AW: what an intruder could have changed counts until the host was taken.
    private List<SensorGap> withinReach(String sensor, String host) {
        OptionalLong tainted = context.taintedSince(host);
        boolean counts = tainted.isEmpty()
                || tainted.getAsLong() > window.to()
                || !ledger.sensor(sensor).attackerWritable();
        return counts
                ? List.of()
                : List.of(new SensorGap(
                        GapReason.ATTACKER_WRITABLE,
                        new TimeRange(Math.max(tainted.getAsLong(), window.from()), window.to())));
    }
}
