package konseki.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.MemberWindow;

/// Decodes the stretches of a group of members whose numbers overlap, a window of numbers at a time, and says which
/// records are counted elsewhere. Belongs to one thread.
///
/// Memory: the records of one window, 2^[#WINDOW_SHIFT] numbers of each file; of collected logs, whose numbers say
/// nothing, at
/// most [#MOST_MIXED] records are compared.
final class OverlapSearch {
    private static final int WINDOW_SHIFT = 17;
    private static final int MOST_MIXED = 1 << 20;

    private final List<PlannedMember> members;
    private final List<LogStretch> stretches;
    private final EvidenceLimits limits;
    private final Map<Rank, Long> lastNumbers = new HashMap<>();

    private record Rank(int member, long log) {}

    /// @param countedIn place of the member that counts it
    private record Copy(long from, long to, int countedIn) {}

    private record Place(LogStretch stretch, NumberedRecords.Found found) {
        int member() {
            return stretch.member();
        }

        long from() {
            return stretch.offset() + found.from();
        }

        boolean isSameRecord(Place other) {
            return found.log() == other.found.log()
                    && found.number() == other.found.number()
                    && found.content() == other.found.content();
        }

        Copy copyOf(int owner) {
            return new Copy(from(), from() + found.length(), owner);
        }
    }

    OverlapSearch(List<PlannedMember> members, List<LogStretch> stretches, EvidenceLimits limits) {
        this.members = members;
        this.stretches = stretches;
        this.limits = limits;
        stretches.stream()
                .filter(stretch -> !stretch.isMixed())
                .forEach(stretch ->
                        lastNumbers.merge(new Rank(stretch.member(), stretch.log()), stretch.last(), Math::max));
    }

    /// By place of the member that has them too.
    Map<Integer, List<CopiedRecords>> copies() {
        Map<Integer, List<Copy>> copies = new TreeMap<>();
        if (stretches.stream().anyMatch(LogStretch::isMixed)) {
            compare(places(stretches, Long.MIN_VALUE, Long.MAX_VALUE, MOST_MIXED), copies);
        } else {
            List<LogStretch> overlapping = overlapping();
            TreeSet<Long> windows = new TreeSet<>();
            for (LogStretch stretch : overlapping) {
                windows.add(stretch.first() >> WINDOW_SHIFT);
                windows.add(stretch.last() >> WINDOW_SHIFT);
            }
            for (long window : windows) {
                long first = window << WINDOW_SHIFT;
                compare(places(overlapping, first, first + (1L << WINDOW_SHIFT) - 1, Integer.MAX_VALUE), copies);
            }
        }
        Map<Integer, List<CopiedRecords>> joined = new TreeMap<>();
        copies.forEach((member, places) -> joined.put(member, join(member, places)));
        return joined;
    }

    /// Those with a number that another member may have, too.
    private List<LogStretch> overlapping() {
        Map<Long, Map<Integer, NavigableMap<Long, Long>>> runs = new HashMap<>();
        for (LogStretch stretch : stretches) {
            NavigableMap<Long, Long> run = runs.computeIfAbsent(stretch.log(), _ -> new TreeMap<>())
                    .computeIfAbsent(stretch.member(), _ -> new TreeMap<>());
            long from = stretch.first();
            long to = stretch.last();
            for (var near = run.floorEntry(to); near != null && near.getValue() >= from; near = run.floorEntry(to)) {
                from = Math.min(from, near.getKey());
                to = Math.max(to, near.getValue());
                run.remove(near.getKey());
            }
            run.put(from, to);
        }
        return stretches.stream()
                .filter(stretch -> runs.getOrDefault(stretch.log(), Map.of()).entrySet().stream()
                        .anyMatch(other -> other.getKey() != stretch.member() && touches(other.getValue(), stretch)))
                .toList();
    }

    private static boolean touches(NavigableMap<Long, Long> run, LogStretch stretch) {
        var near = run.floorEntry(stretch.last());
        return near != null && near.getValue() >= stretch.first();
    }

    private List<Place> places(List<LogStretch> from, long first, long last, int most) {
        List<Place> places = new ArrayList<>();
        Map<Integer, List<LogStretch>> byMember = new TreeMap<>();
        from.stream()
                .filter(stretch -> stretch.touches(first, last))
                .forEach(stretch -> byMember.computeIfAbsent(stretch.member(), _ -> new ArrayList<>())
                        .add(stretch));
        byMember.forEach((number, ofMember) -> {
            PlannedMember member = members.get(number);
            NumberedRecords records = new NumberedRecords(member.plan());
            try (MemberWindow window = new MemberWindow(member.member(), limits)) {
                for (LogStretch stretch : ofMember) {
                    byte[] bytes = window.read(stretch.offset(), stretch.length());
                    records.forEach(bytes, 0, bytes.length, found -> {
                        if (found.number() >= first && found.number() <= last && places.size() < most) {
                            places.add(new Place(stretch, found));
                        }
                    });
                }
            } catch (IOException e) {
                places.removeIf(place -> place.member() == number); // the pass will say what is wrong with it
            }
        });
        return places;
    }

    private void compare(List<Place> places, Map<Integer, List<Copy>> copies) {
        places.sort(Comparator.comparingLong((Place place) -> place.found.log())
                .thenComparingLong(place -> place.found.number())
                .thenComparingLong(place -> place.found.content())
                .thenComparingLong(
                        place -> lastNumbers.getOrDefault(new Rank(place.member(), place.found.log()), Long.MAX_VALUE))
                .thenComparingInt(Place::member)
                .thenComparingLong(Place::from));
        int first = 0;
        for (int i = 1; i < places.size(); i++) {
            Place owner = places.get(first);
            Place place = places.get(i);
            if (!place.isSameRecord(owner)) {
                first = i;
            } else if (owner.member() != place.member()) {
                copies.computeIfAbsent(place.member(), _ -> new ArrayList<>()).add(place.copyOf(owner.member()));
            }
        }
    }

    /// Joins copies that stand one behind the other, also over the edge of two units where they are the last of one and
    /// the first of the next.
    private List<CopiedRecords> join(int member, List<Copy> copies) {
        copies.sort(Comparator.comparingLong(Copy::from));
        Map<Long, Long> edges = edges(member);
        Set<Long> seen = new HashSet<>();
        List<CopiedRecords> joined = new ArrayList<>();
        long lastFrom = -1;
        for (Copy copy : copies) {
            if (!seen.add(copy.from)) {
                continue;
            }
            String countedIn = members.get(copy.countedIn).member().id();
            CopiedRecords more = new CopiedRecords(copy.from, copy.to, 1, countedIn);
            boolean neighbour = !joined.isEmpty()
                    && joined.getLast().countedIn().equals(countedIn)
                    && (joined.getLast().to() == copy.from || edges.getOrDefault(lastFrom, -1L) == copy.from);
            joined.add(neighbour ? joined.removeLast().upTo(more) : more);
            lastFrom = copy.from;
        }
        return joined;
    }

    /// Where the last record of a unit begins, and where the first of the unit behind it does.
    private Map<Long, Long> edges(int member) {
        Map<Long, Long> edges = new HashMap<>();
        LogStretch before = null;
        for (LogStretch stretch : stretches) {
            if (stretch.member() != member) {
                continue;
            }
            if (before != null && before.offset() + before.length() == stretch.offset()) {
                edges.put(before.offset() + before.lastRecord(), stretch.offset() + stretch.firstRecord());
            }
            before = stretch;
        }
        return edges;
    }
}
