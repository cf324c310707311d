package konseki.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.AssetMap;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;

/// The [Ledger]'s state by sensor, and by host for the assets in scope. Filled once, then only read.
///
/// Memory: a small object per hour and sensor, and per hour, sensor and asset in scope; hosts out of scope leave only
/// their name.
final class LedgerReading {
    private final SensorNames names;
    private final AssetMap assets;
    private final Set<String> scope;
    private final NavigableMap<String, Activity> sensors = new TreeMap<>();
    private final Map<String, Sensor> sensorOf = new HashMap<>();
    private final NavigableMap<String, HostWriters> writers = new TreeMap<>();
    private final NavigableSet<String> hosts = new TreeSet<>();
    private final Map<String, Set<String>> sensorsOfMember = new HashMap<>();
    private final NavigableMap<String, List<HostMark>> marks = new TreeMap<>();
    private final NavigableMap<String, RecordHoles> numbersOfSensor = new TreeMap<>();
    private final NavigableMap<String, MemberFacts> members = new TreeMap<>();
    private final CopyClocks copies = new CopyClocks();

    /// @param scope canonical names of the assets in scope
    private LedgerReading(SensorNames names, AssetMap assets, Set<String> scope) {
        this.names = names;
        this.assets = assets;
        this.scope = scope;
    }

    static LedgerReading of(SortedRows rows, SensorNames names, AssetMap assets, Set<String> scope) {
        names.joinRotated(unnamedSpans(rows));
        LedgerReading reading = new LedgerReading(names, assets, scope);
        try (RowCursor cursor = rows.rows(Ledger.HOURS)) {
            while (cursor.next()) {
                reading.add(cursor);
            }
        }
        try (RowCursor cursor = rows.rows(RecordNumbers.TABLE)) {
            while (cursor.next()) {
                reading.add(RecordNumbers.of(cursor));
            }
        }
        try (RowCursor cursor = rows.rows(HostMark.TABLE)) {
            while (cursor.next()) {
                HostMark mark = HostMark.of(cursor);
                reading.marks
                        .computeIfAbsent(assets.canonical(mark.host()), _ -> new ArrayList<>())
                        .add(mark);
            }
        }
        reading.marks
                .values()
                .forEach(marks -> marks.sort(Comparator.comparingLong(HostMark::at)
                        .thenComparing(HostMark::kind)
                        .thenComparing(HostMark::member)
                        .thenComparing(HostMark::object)));
        return reading;
    }

    /// Numbers of a host's log count for whoever brought it; of a device's, for the device.
    private void add(RecordNumbers row) {
        Sensor sensor = names.of(row.channel(), row.host(), row.member());
        String asset = assets.canonical(row.host());
        if (row.windows() && scope.contains(asset)) {
            writers.computeIfAbsent(asset, _ -> new HostWriters())
                    .sequence(sensor.name(), row.channel())
                    .add(row);
        } else if (!row.windows()) {
            numbersOfSensor
                    .computeIfAbsent(sensor.name(), _ -> new RecordHoles())
                    .add(row);
        }
        if (row.windows()) {
            copies.add(asset, row);
        }
    }

    private static Map<SensorNames.UnnamedSource, long[]> unnamedSpans(SortedRows rows) {
        Map<SensorNames.UnnamedSource, long[]> spans = new HashMap<>();
        try (RowCursor cursor = rows.rows(Ledger.HOURS)) {
            while (cursor.next()) {
                Ledger.Key key = Ledger.Key.of(cursor);
                if (key.sensor().startsWith("@")) {
                    long[] span = spans.computeIfAbsent(
                            new SensorNames.UnnamedSource(key.dataset(), key.sensor(), key.member()),
                            _ -> new long[] {Long.MAX_VALUE, Long.MIN_VALUE});
                    span[0] = Math.min(span[0], key.hour());
                    span[1] = Math.max(span[1], key.hour());
                }
            }
        }
        return spans;
    }

    private void add(RowCursor cursor) {
        Ledger.Key key = Ledger.Key.of(cursor);
        Sensor sensor = names.of(key.dataset(), key.sensor(), key.member());
        sensorOf.merge(sensor.name(), sensor, LedgerReading::preferred);
        sensorsOfMember.computeIfAbsent(key.member(), _ -> new TreeSet<>()).add(sensor.name());
        members.computeIfAbsent(key.member(), _ -> new MemberFacts()).add(key, sensor, cursor);
        addTo(sensors.computeIfAbsent(sensor.name(), _ -> new Activity()), key, cursor);
        if (sensor.kind().isHostTelemetry()) {
            addHost(key, sensor, cursor);
        }
    }

    /// One sensor may write several datasets; the kind that comes first in [SourceKind] names it, and what an intruder
    /// could change in one it could change in all.
    private static Sensor preferred(Sensor a, Sensor b) {
        SourceKind kind = a.kind().compareTo(b.kind()) <= 0 ? a.kind() : b.kind();
        return new Sensor(a.name(), kind, a.attackerWritable() || b.attackerWritable(), a.declared() || b.declared());
    }

    private void addHost(Ledger.Key key, Sensor sensor, RowCursor cursor) {
        String host = key.host().isEmpty() ? key.sensor() : key.host();
        if (host.startsWith("@")) {
            return; // the records do not say whose they are
        }
        String asset = assets.canonical(host);
        hosts.add(asset);
        if (!scope.contains(asset)) {
            return;
        }
        HostWriters found = writers.computeIfAbsent(asset, _ -> new HostWriters());
        addTo(found.activity(sensor.name(), key.dataset()), key, cursor);
    }

    private static void addTo(Activity activity, Ledger.Key key, RowCursor cursor) {
        activity.add(
                key.hour(),
                cursor.slot(Ledger.RECORDS),
                cursor.slot(Ledger.FIRST),
                cursor.slot(Ledger.LAST),
                cursor.slot(Ledger.MINUTES),
                cursor.slot(Ledger.FLAGS));
    }

    /// The last record of all, nanoseconds UTC; 0 where there is none.
    long lastRecord() {
        return sensors.values().stream().mapToLong(Activity::last).max().orElse(0);
    }

    NavigableMap<String, Activity> sensors() {
        return sensors;
    }

    /// The sensor of that name; of [#sensors] only.
    Sensor sensor(String name) {
        Sensor sensor = sensorOf.get(name);
        if (sensor == null) {
            throw new IllegalArgumentException("no records of " + name);
        }
        return sensor;
    }

    /// Who wrote of one asset's host.
    HostWriters writersOf(String asset) {
        return writers.getOrDefault(asset, new HostWriters());
    }

    /// Whether the logs of an asset in scope have all that is missing at a damaged place, from another file.
    boolean hasAll(LostRecords lost, String asset) {
        HostWriters found = writersOf(asset);
        for (String sensor : found.sensors()) {
            RecordHoles numbers = found.sequences(sensor).get(lost.channel());
            if (numbers != null
                    && lost.when().isPresent()
                    && numbers.hasAllBetween(
                            lost.before(), lost.after(), lost.when().get())) {
                return true;
            }
        }
        return false;
    }

    /// Canonical names of all hosts that some telemetry speaks of.
    NavigableSet<String> hosts() {
        return hosts;
    }

    /// What the host's logs say of themselves, in order of time.
    List<HostMark> marksOf(String asset) {
        return marks.getOrDefault(asset, List.of());
    }

    /// By canonical host.
    Map<String, List<HostMark>> marks() {
        return marks;
    }

    /// Numbers of a sensor's own records, if they have any.
    Optional<RecordHoles> numbersOf(String sensor) {
        return Optional.ofNullable(numbersOfSensor.get(sensor));
    }

    /// By member id.
    NavigableMap<String, MemberFacts> members() {
        return members;
    }

    /// What copies of one log say of each other's clocks.
    CopyClocks copies() {
        return copies;
    }

    Set<String> sensorsOfMember(String member) {
        return sensorsOfMember.getOrDefault(member, Set.of());
    }
}
