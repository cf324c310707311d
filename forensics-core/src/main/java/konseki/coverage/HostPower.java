package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// When a host was off, and when only its log service was: stops paired with starts (`docs/method.md`, Coverage).
/// Immutable.
///
/// Off is a strong word, so it needs both ends and a witness: the host said that it shuts down, its log stopped, it
/// said that it starts, and nothing else speaks of it in between. Without the start, or without the shutdown, it is a
/// log that stopped.
final class HostPower {
    private final List<HostMark> marks;
    private final long restart;

    /// @param marks of one host
    HostPower(List<HostMark> marks, CoverageRules rules) {
        this.marks = marks;
        this.restart = rules.restartMinutes() * Activity.MINUTE;
    }

    /// From the moment that the log stopped to the start.
    ///
    /// @param stopped   of the mark that says so
    /// @param announced whether the host said that it shuts down
    record Stop(HostMark stopped, long until, boolean announced, boolean started) {

        TimeRange when() {
            return new TimeRange(stopped.at(), Math.max(stopped.at(), until - 1));
        }
    }

    /// Stops that are no restart.
    ///
    /// @param records the host's own telemetry: without a start, the stop lasts to the next record
    /// @param end     where nothing follows
    List<Stop> stops(Activity records, long end) {
        NavigableSet<Long> starts = times(HostMark.Kind.STARTED);
        NavigableSet<Long> shutdowns = times(HostMark.Kind.SHUTDOWN);
        List<Stop> stops = new ArrayList<>();
        for (HostMark mark : marks) {
            if (mark.kind() != HostMark.Kind.LOGGING_STOPPED) {
                continue;
            }
            Long start = starts.ceiling(mark.at());
            long next = records.nextAfter(mark.at() + Activity.MINUTE).orElse(end);
            boolean started = start != null && start <= next + Activity.MINUTE;
            long until = started && start != null ? Math.max(start, mark.at() + 1) : next;
            boolean announced = !shutdowns
                    .subSet(mark.at() - restart, true, mark.at() + restart, true)
                    .isEmpty();
            if (until - mark.at() > restart) {
                stops.add(new Stop(mark, until, announced, started));
            }
        }
        return stops;
    }

    private NavigableSet<Long> times(HostMark.Kind kind) {
        NavigableSet<Long> times = new TreeSet<>();
        marks.stream().filter(mark -> mark.kind() == kind).forEach(mark -> times.add(mark.at()));
        return times;
    }

    /// What the host's log lost by its own word: up to the mark from the record before it, and from a full log to the
    /// next record.
    List<SensorGap> drops(Activity records, long end) {
        List<SensorGap> drops = new ArrayList<>();
        for (HostMark mark : marks) {
            switch (mark.kind()) {
                case DROPPED ->
                    drops.add(new SensorGap(
                            GapReason.DROPPED,
                            new TimeRange(
                                    Math.min(
                                            records.lastBefore(mark.at() - Activity.MINUTE)
                                                    .orElse(mark.at()),
                                            mark.at()),
                                    mark.at())));
                case LOG_FULL ->
                    drops.add(new SensorGap(
                            GapReason.DROPPED,
                            new TimeRange(
                                    mark.at(),
                                    Math.max(
                                            mark.at(),
                                            records.nextAfter(mark.at() + Activity.MINUTE)
                                                            .orElse(end)
                                                    - 1))));
                case SHUTDOWN, STARTED, LOGGING_STOPPED, ARCHIVED, LOST -> {}
            }
        }
        return drops;
    }
}
