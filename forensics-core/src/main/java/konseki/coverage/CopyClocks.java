package konseki.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import konseki.event.Timestamp;

/// Whether two copies of one log give one record the same time: a zone read wrong in one file shows here
/// (`docs/method.md`, Coverage). Belongs to one thread while it is filled.
final class CopyClocks {
    /// Of one copy; more tell nothing more.
    private static final int MAX_NUMBERS = 8192;

    private static final int MIN_PAIRS = 20;
    private static final long TOLERANCE = 60 * Timestamp.SECOND;
    private static final long ZONE_STEP = 30 * 60 * Timestamp.SECOND;
    private static final long ZONE_TOLERANCE = 5 * 60 * Timestamp.SECOND;

    /// By log and member, the times of some numbers.
    private final NavigableMap<String, NavigableMap<String, Map<Long, Long>>> copies = new TreeMap<>();

    /// Two files that hold the same records at different times.
    ///
    /// @param offset of the second from the first, nanoseconds: the median
    /// @param pairs  records compared
    record Disagreement(String asset, String channel, String first, String second, long offset, int pairs) {

        /// A multiple of half an hour is a zone, not a clock.
        boolean isZone() {
            long from = Math.floorMod(offset + ZONE_TOLERANCE, ZONE_STEP);
            return Math.abs(offset) > ZONE_TOLERANCE && from <= 2 * ZONE_TOLERANCE;
        }
    }

    /// Rows in key order, so that the first of a copy are always the same. Of a row, the times of the lowest and the
    /// highest number are known; in the other copy they begin or end a row as well, where a block of numbers does.
    void add(String asset, RecordNumbers row) {
        Map<Long, Long> copy = copies.computeIfAbsent(asset + "\t" + row.channel(), _ -> new TreeMap<>())
                .computeIfAbsent(row.member(), _ -> new HashMap<>());
        if (copy.size() < MAX_NUMBERS) {
            copy.put(row.lowest(), row.first());
            copy.put(row.highest(), row.last());
        }
    }

    List<Disagreement> disagreements() {
        List<Disagreement> found = new ArrayList<>();
        copies.forEach((log, members) -> {
            List<String> names = List.copyOf(members.keySet());
            for (int i = 0; i < names.size(); i++) {
                for (int j = i + 1; j < names.size(); j++) {
                    List<Long> offsets = offsets(members, names.get(i), names.get(j));
                    if (offsets.size() >= MIN_PAIRS) {
                        long median = offsets.get((offsets.size() - 1) / 2);
                        if (Math.abs(median) >= TOLERANCE) {
                            String[] parts = log.split("\t", 2);
                            found.add(new Disagreement(
                                    parts[0], parts[1], names.get(i), names.get(j), median, offsets.size()));
                        }
                    }
                }
            }
        });
        return found;
    }

    private static List<Long> offsets(NavigableMap<String, Map<Long, Long>> members, String first, String second) {
        Map<Long, Long> other = members.getOrDefault(second, Map.of());
        List<Long> offsets = new ArrayList<>();
        members.getOrDefault(first, Map.of()).forEach((number, at) -> {
            Long there = other.get(number);
            if (there != null) {
                offsets.add(there - at);
            }
        });
        offsets.sort(null);
        return offsets;
    }
}
