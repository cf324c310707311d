package konseki.detect.egress;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.RowCursor;
import konseki.detect.SignalKind;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// All rows about one asset and one tool, archive, destination or malware. Belongs to one thread.
final class TraceGroup {
    /// Names that a finding shows.
    private static final int MOST_NAMES = 20;

    private final SignalKind kind;
    private final String asset;
    private final String name;
    private final NavigableSet<String> hosts = new TreeSet<>();
    private final NavigableMap<Long, Hour> hours = new TreeMap<>();

    TraceGroup(SignalKind kind, String asset, String name) {
        this.kind = kind;
        this.asset = asset;
        this.name = name;
    }

    /// What happened in an hour.
    ///
    /// @param bytes of the largest, or below 0
    private record Hour(
            long count, TimeRange when, long bytes, NavigableSet<String> objects, NavigableSet<String> accounts) {
        Hour plus(Hour other) {
            return new Hour(
                    TransferGroup.saturated(count + other.count),
                    when.union(other.when),
                    Math.max(bytes, other.bytes),
                    both(objects, other.objects),
                    both(accounts, other.accounts));
        }
    }

    private static NavigableSet<String> both(NavigableSet<String> a, NavigableSet<String> b) {
        NavigableSet<String> all = new TreeSet<>(a);
        all.addAll(b);
        while (all.size() > MOST_NAMES) {
            all.pollLast();
        }
        return all;
    }

    private static NavigableSet<String> of(String text) {
        return text.isEmpty() ? new TreeSet<>() : new TreeSet<>(java.util.Set.of(text));
    }

    /// Adds a row of [TraceTables].
    ///
    /// @param host  as logs write it: name or address
    /// @param bytes of the largest, or below 0
    void add(String host, String object, String account, RowCursor cursor, long bytes) {
        TimeRange when = new TimeRange(cursor.slot(TraceTables.FIRST), cursor.slot(TraceTables.LAST));
        hosts.add(host);
        hours.merge(
                Math.floorDiv(when.from(), Timestamp.HOUR),
                new Hour(cursor.slot(TraceTables.COUNT), when, bytes, of(object), of(account)),
                Hour::plus);
    }

    SignalKind kind() {
        return kind;
    }

    String asset() {
        return asset;
    }

    /// Of the tool, the destination or the malware.
    String name() {
        return name;
    }

    NavigableSet<String> hosts() {
        return hosts;
    }

    /// Days, UTC, that lie before `end`.
    long daysBefore(long end) {
        return hours.headMap(Math.floorDiv(end, Timestamp.HOUR), false).keySet().stream()
                .map(hour -> Math.floorDiv(hour, 24L))
                .distinct()
                .count();
    }

    /// What happened on each day, UTC, in order.
    List<TimeRange> days() {
        NavigableMap<Long, TimeRange> days = new TreeMap<>();
        hours.forEach((hour, what) -> days.merge(Math.floorDiv(hour, 24L), what.when(), TimeRange::union));
        return List.copyOf(days.values());
    }

    /// The part that touches a range.
    Optional<Summary> within(TimeRange range) {
        return hours.values().stream()
                .filter(hour -> hour.when().overlaps(range))
                .reduce(Hour::plus)
                .map(all -> new Summary(all.count(), all.when(), all.bytes(), all.objects(), all.accounts()));
    }

    /// @param bytes    of the largest, or below 0
    /// @param objects  the first names of files, in order
    /// @param accounts the first accounts, in order
    record Summary(
            long count, TimeRange when, long bytes, NavigableSet<String> objects, NavigableSet<String> accounts) {}
}
