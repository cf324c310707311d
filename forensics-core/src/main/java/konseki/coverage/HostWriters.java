package konseki.coverage;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Everybody who wrote of one host, by sensor and dataset. Belongs to one thread while it is filled.
final class HostWriters {
    private final NavigableMap<String, NavigableMap<String, Activity>> activities = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<String, RecordHoles>> sequences = new TreeMap<>();

    Activity activity(String sensor, String dataset) {
        return activities.computeIfAbsent(sensor, _ -> new TreeMap<>()).computeIfAbsent(dataset, _ -> new Activity());
    }

    RecordHoles sequence(String sensor, String channel) {
        return sequences.computeIfAbsent(sensor, _ -> new TreeMap<>()).computeIfAbsent(channel, _ -> new RecordHoles());
    }

    Iterable<String> sensors() {
        return activities.keySet();
    }

    /// By dataset.
    Map<String, Activity> datasets(String sensor) {
        return activities.getOrDefault(sensor, new TreeMap<>());
    }

    /// All that one sensor wrote of the host: one dataset is another's sign of life.
    Activity all(String sensor) {
        Activity all = new Activity();
        datasets(sensor).values().forEach(all::addAll);
        return all;
    }

    /// By channel.
    Map<String, RecordHoles> sequences(String sensor) {
        return sequences.getOrDefault(sensor, new TreeMap<>());
    }

    /// What one sensor wrote of the host's processes.
    Activity processes(String sensor) {
        Activity all = new Activity();
        datasets(sensor).values().stream()
                .filter(activity -> activity.has(Ledger.PROCESS))
                .forEach(all::addAll);
        return all;
    }

    /// All that is written of the host, by whomever.
    Activity all() {
        Activity all = new Activity();
        activities.keySet().forEach(sensor -> all.addAll(all(sensor)));
        return all;
    }
}
