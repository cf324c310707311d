package konseki.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.RowCursor;
import konseki.event.Timestamp;

/// What the [Ledger] knows of one file, whoever wrote it. Belongs to one thread while it is filled.
final class MemberFacts {
    private static final int DAY = 24;
    /// So few records prove nothing of their seconds.
    private static final int MANY = 100;

    private final NavigableSet<String> sensors = new TreeSet<>();
    private final NavigableMap<String, List<Part>> parts = new TreeMap<>();
    private final Activity activity = new Activity();
    private boolean counters;

    /// Records of one sensor in one hour, and where they stand.
    private record Part(long hour, long from, long to) {}

    void add(Ledger.Key key, Sensor sensor, RowCursor cursor) {
        sensors.add(sensor.name());
        counters |= sensor.kind() == SourceKind.COUNTER;
        parts.computeIfAbsent(key.dataset() + "\t" + key.sensor() + "\t" + key.host(), _ -> new ArrayList<>())
                .add(new Part(key.hour(), cursor.slot(Ledger.OFFSET_FIRST), cursor.slot(Ledger.OFFSET_LAST)));
        activity.add(
                key.hour(),
                cursor.slot(Ledger.RECORDS),
                cursor.slot(Ledger.FIRST),
                cursor.slot(Ledger.LAST),
                cursor.slot(Ledger.MINUTES),
                cursor.slot(Ledger.FLAGS));
    }

    /// Of all that stands in the file.
    Activity activity() {
        return activity;
    }

    NavigableSet<String> sensors() {
        return sensors;
    }

    /// A collector's file: where it pauses, everybody in it does.
    boolean isRelay() {
        return sensors.size() > 1 && !counters;
    }

    /// Whether a spreadsheet saved it again: counters lost digits, or all stamps their seconds.
    boolean isResaved() {
        return activity.has(Ledger.WIDENED)
                || activity.has(Ledger.PARTIAL) && !activity.has(Ledger.SECONDS) && activity.records() >= MANY;
    }

    /// How far time falls back inside the file, at its largest: hours, if more than a day. Files may run either way.
    Optional<Long> fallsBack() {
        long most = 0;
        for (List<Part> ofSensor : parts.values()) {
            List<Part> sorted = ofSensor.stream()
                    .sorted(Comparator.comparingLong(Part::from).thenComparingLong(Part::hour))
                    .toList();
            most = Math.max(most, Math.min(back(sorted), back(sorted.reversed())));
        }
        return most > DAY ? Optional.of(most) : Optional.empty();
    }

    private static long back(List<Part> parts) {
        long latest = Long.MIN_VALUE;
        long most = 0;
        for (Part part : parts) {
            most = latest == Long.MIN_VALUE ? 0 : Math.max(most, latest - part.hour());
            latest = Math.max(latest, part.hour());
        }
        return most;
    }

    /// Whether records lie more than a year apart: a stamp without a year may then mean either.
    boolean isLongerThanAYear() {
        return activity.records() > 0 && activity.last() - activity.first() > 366 * Timestamp.DAY;
    }
}
