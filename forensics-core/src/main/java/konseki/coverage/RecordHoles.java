package konseki.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;

/// Missing record numbers of one (host, channel), mapped to time (`docs/method.md`, Coverage). Belongs to one thread.
///
/// Numbers that fall far back, or that come again at another time, are another life of the log (cleared, restored), not
/// a hole. Numbers that are a little out of order fill the hole that they left.
final class RecordHoles {
    /// Records of one log are written at most so far out of order.
    private static final long OUT_OF_ORDER = 1024;
    /// Two copies of one record may say so different times; later it is another record.
    private static final long CLOCKS_APART = Timestamp.DAY;
    /// Numbers that fall back more often are no record numbers; they count as one life full of holes.
    private static final int MAX_LIVES = 64;

    private final NavigableMap<Long, NavigableMap<Long, Block>> hours = new TreeMap<>();

    /// Numbers of one block, and when.
    private static final class Block {
        private long bits;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(long moreBits, long moreFirst, long moreLast) {
            bits |= moreBits;
            first = Math.min(first, moreFirst);
            last = Math.max(last, moreLast);
        }
    }

    /// What is missing: times of which nothing counts, and times in which some records do.
    record Missing(List<SensorGap> gaps, List<TimeRange> degraded) {}

    void add(RecordNumbers row) {
        if (row.bits() != 0) {
            hours.computeIfAbsent(row.hour(), _ -> new TreeMap<>())
                    .computeIfAbsent(row.block(), _ -> new Block())
                    .add(row.bits(), row.first(), row.last());
        }
    }

    Missing missing(CoverageRules rules) {
        List<SensorGap> gaps = new ArrayList<>();
        List<TimeRange> degraded = new ArrayList<>();
        for (Life life : lives()) {
            life.addMissing(rules, gaps, degraded);
        }
        return new Missing(gaps, degraded);
    }

    /// The numbers of every life, as ranges.
    List<Range> ranges() {
        return lives().stream().flatMap(life -> life.ranges().stream()).toList();
    }

    /// Whether every number between two is there, given about that time.
    boolean hasAllBetween(long before, long after, TimeRange when) {
        return lives().stream().anyMatch(life -> life.countBetween(before, after, when) == after - before - 1);
    }

    /// Numbers without a hole between them.
    record Range(long first, long last) {}

    private List<Life> lives() {
        List<Life> lives = new ArrayList<>();
        for (NavigableMap<Long, Block> hour : hours.values()) {
            // Of an hour in which a log was cleared, the numbers before the clear come first.
            List<Map.Entry<Long, Block>> inTime = hour.entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<Long, Block> entry) -> entry.getValue().first))
                    .toList();
            for (Map.Entry<Long, Block> entry : inTime) {
                lifeOf(entry.getKey(), entry.getValue(), lives).add(entry.getKey(), entry.getValue());
            }
        }
        return lives;
    }

    /// The life that ends closest below the numbers.
    private static Life lifeOf(long block, Block more, List<Life> lives) {
        long lowest = (block << RecordNumbers.BLOCK_SHIFT) + Long.numberOfTrailingZeros(more.bits);
        Optional<Life> closest = Optional.empty();
        for (Life life : lives) {
            boolean closer =
                    closest.isEmpty() || life.distance(lowest) < closest.get().distance(lowest);
            if (life.mayContinue(lowest, block, more) && closer) {
                closest = Optional.of(life);
            }
        }
        if (closest.isEmpty() && lives.size() >= MAX_LIVES) {
            return lives.getLast();
        }
        return closest.orElseGet(() -> {
            lives.add(new Life());
            return lives.getLast();
        });
    }

    private static final class Life {
        private final NavigableMap<Long, Block> blocks = new TreeMap<>();
        private long highest = -1;

        boolean mayContinue(long lowest, long block, Block more) {
            Block known = blocks.get(block);
            boolean again = known != null && (known.bits & more.bits) != 0 && more.first - known.last > CLOCKS_APART;
            return !again && lowest >= highest - OUT_OF_ORDER;
        }

        long distance(long lowest) {
            return Math.abs(lowest - highest);
        }

        void add(long block, Block more) {
            blocks.computeIfAbsent(block, _ -> new Block()).add(more.bits, more.first, more.last);
            highest =
                    Math.max(highest, (block << RecordNumbers.BLOCK_SHIFT) + 63 - Long.numberOfLeadingZeros(more.bits));
        }

        long countBetween(long before, long after, TimeRange when) {
            long count = 0;
            var within = blocks.subMap(
                    before >>> RecordNumbers.BLOCK_SHIFT, true, after >>> RecordNumbers.BLOCK_SHIFT, true);
            for (var entry : within.entrySet()) {
                Block block = entry.getValue();
                long base = entry.getKey() << RecordNumbers.BLOCK_SHIFT;
                boolean then = block.first <= when.to() && block.last >= when.from();
                for (int bit = 0; then && bit < Long.SIZE; bit++) {
                    boolean between = base + bit > before && base + bit < after;
                    count += between && (block.bits >>> bit & 1) != 0 ? 1 : 0;
                }
            }
            return count;
        }

        List<Range> ranges() {
            List<Range> ranges = new ArrayList<>();
            blocks.forEach((block, found) -> {
                long base = block << RecordNumbers.BLOCK_SHIFT;
                for (int bit = 0; bit < Long.SIZE; bit++) {
                    if ((found.bits >>> bit & 1) == 0) {
                        continue;
                    }
                    long number = base + bit;
                    if (!ranges.isEmpty() && ranges.getLast().last() == number - 1) {
                        ranges.add(new Range(ranges.removeLast().first(), number));
                    } else {
                        ranges.add(new Range(number, number));
                    }
                }
            });
            return ranges;
        }

        void addMissing(CoverageRules rules, List<SensorGap> gaps, List<TimeRange> degraded) {
            List<TimeRange> holes = new ArrayList<>();
            long missing = 0;
            long present = 0;
            Range before = null;
            for (Range range : ranges()) {
                if (before != null) {
                    missing += range.first() - before.last() - 1;
                    holes.add(between(before.last(), range.first()));
                }
                present += range.last() - range.first() + 1;
                before = range;
            }
            if (isAbove(missing, present, rules.holesFiltered())) {
                gaps.add(new SensorGap(GapReason.FILTERED_EXPORT, all()));
            } else if (isAbove(missing, present, rules.holesGap())) {
                holes.forEach(when -> gaps.add(new SensorGap(GapReason.RECORD_HOLES, when)));
            } else if (isAbove(missing, present, rules.holesDegraded())) {
                degraded.addAll(holes);
            }
        }

        private static boolean isAbove(long missing, long present, int basisPoints) {
            long expected = missing + present;
            return missing > expected / 10_000 * basisPoints + expected % 10_000 * basisPoints / 10_000;
        }

        /// The time in which the numbers between two neighbours were given.
        private TimeRange between(long before, long after) {
            Block left = blocks.get(before >>> RecordNumbers.BLOCK_SHIFT);
            Block right = blocks.get(after >>> RecordNumbers.BLOCK_SHIFT);
            if (left == null || right == null) {
                throw new IllegalStateException("a range ends outside its blocks");
            }
            long from = left == right ? left.first : left.last;
            long to = left == right ? right.last : right.first;
            return new TimeRange(Math.min(from, to), Math.max(from, to));
        }

        private TimeRange all() {
            long first = blocks.values().stream()
                    .mapToLong(block -> block.first)
                    .min()
                    .orElse(0);
            long last = blocks.values().stream()
                    .mapToLong(block -> block.last)
                    .max()
                    .orElse(0);
            return new TimeRange(first, last);
        }
    }
}
