package konseki.detect.lateral;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// Sources that reach many targets in a short time. Reads the rows of [FanOutTable] once, source by source; belongs to
/// one thread. Sets are asked for their size and members only, so their order does not matter.
final class FanOut {
    private static final int FIVE_MINUTES = 2; // halves
    private static final int HOUR = (int) (Timestamp.HOUR / FanOutTable.HALF);

    /// Targets remembered of one source; beyond it a target counts as new once more.
    private static final int MOST_TARGETS = 1 << 16;

    /// A source that did it that often before the attack does it by trade.
    private static final int ROUTINE_WINDOWS = 3;

    private final LateralRules rules;
    private final Endpoints endpoints;
    private final Baseline baseline;
    private final List<Signal> found = new ArrayList<>();

    FanOut(LateralRules rules, CaseRules caseRules, Baseline baseline) {
        this.rules = rules;
        this.endpoints = new Endpoints(caseRules);
        this.baseline = baseline;
    }

    /// One source's targets of one kind, half by half.
    private final class Source {
        private final int kind;
        private final String address;
        private final Deque<Half> window = new ArrayDeque<>();
        private final Map<String, Integer> inHour = new HashMap<>();
        private final Set<String> known = new HashSet<>();
        private final Map<Level, TimeRange> runs = new HashMap<>();
        private int routineWindows;
        private boolean past;
        private Half current;
        private Half previous = new Half(Long.MIN_VALUE, Set.of());

        Source(int kind, String address) {
            this.kind = kind;
            this.address = address;
            this.current = new Half(Long.MIN_VALUE, new HashSet<>());
        }

        boolean isOf(int otherKind, String otherAddress) {
            return kind == otherKind && address.equals(otherAddress);
        }

        void add(long half, String target) {
            if (half != current.number()) {
                close();
                current = new Half(half, new HashSet<>());
            }
            current.targets().add(target);
        }

        /// Judges the windows that end with the current half.
        private void close() {
            if (current.targets().isEmpty()) {
                return;
            }
            boolean after = current.number() * FanOutTable.HALF >= baseline.end();
            if (after && !past) {
                window.clear();
                inHour.clear();
                past = true;
            }
            Set<String> counted = new HashSet<>(current.targets());
            if (kind == FanOutTable.LOGON && after) {
                counted.removeAll(known);
            }
            push(new Half(current.number(), counted));
            long inFive = fiveMinutes();
            if (kind == FanOutTable.LOGON) {
                judge(Level.BURST, inFive > rules.burstTargets(), after);
                judge(Level.NEW_TARGETS, after && isOldEnough() && inHour.size() >= rules.newTargets(), after);
            } else {
                judge(Level.SWEEP, inHour.size() >= rules.sweepTargets(), after);
            }
            if (!after && known.size() < MOST_TARGETS) {
                known.addAll(current.targets());
            }
        }

        /// Without a baseline every target is new.
        private boolean isOldEnough() {
            return baseline.days() >= 1;
        }

        /// Distinct targets of this half and the one before it, known ones too.
        private long fiveMinutes() {
            Set<String> both = new HashSet<>(current.targets());
            if (previous.number() == current.number() - 1) {
                both.addAll(previous.targets());
            }
            previous = current;
            return both.size();
        }

        private void push(Half half) {
            window.addLast(half);
            half.targets().forEach(target -> inHour.merge(target, 1, Integer::sum));
            while (window.getFirst().number() <= half.number() - HOUR) {
                window.removeFirst()
                        .targets()
                        .forEach(target -> inHour.computeIfPresent(target, (k, n) -> n == 1 ? null : n - 1));
            }
        }

        private void judge(Level level, boolean reached, boolean after) {
            if (!reached) {
                return;
            }
            if (!after) {
                routineWindows++;
                return;
            }
            long end = (current.number() + 1) * FanOutTable.HALF - 1;
            long span = level == Level.BURST ? FIVE_MINUTES : HOUR;
            long start = Math.max((current.number() + 1 - span) * FanOutTable.HALF, baseline.end());
            runs.merge(level, new TimeRange(start, end), TimeRange::union);
        }

        void finish() {
            close();
            for (Level level : Level.values()) {
                TimeRange when = runs.get(level);
                if (when != null) {
                    found.add(signal(level, when));
                }
            }
        }

        private Signal signal(Level level, TimeRange when) {
            String from = endpoints.canonical(address);
            boolean routine =
                    routineWindows >= ROUTINE_WINDOWS || rules.routineRoles().contains(endpoints.role(from));
            int weight = weight(level) * (routine ? rules.routinePercent() : 100) / 100;
            Query source = Clauses.address(Field.SOURCE_IP, address);
            Query query = level == Level.SWEEP
                    ? Query.and(source, WayQuery.ports())
                    : Query.and(Clauses.codes(Dataset.SECURITY, "4624"), source);
            return new Signal(SignalKind.FAN_OUT, true, weight, new Subject.Machine(from), when, query);
        }
    }

    private enum Level {
        BURST,
        NEW_TARGETS,
        SWEEP
    }

    private record Half(long number, Set<String> targets) {}

    private int weight(Level level) {
        return switch (level) {
            case BURST -> rules.burstWeight();
            case NEW_TARGETS -> rules.newTargetsWeight();
            case SWEEP -> rules.sweepWeight();
        };
    }

    List<Signal> read(SortedRows rows) {
        Source source = new Source(-1, "");
        try (RowCursor cursor = rows.rows(FanOutTable.TARGETS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                int kind = key.readByte();
                String address = IpAddress.format(key.ipHigh(), key.ipLow());
                long half = key.number();
                String name = key.text();
                String target = name.isEmpty() ? IpAddress.format(key.ipHigh(), key.ipLow()) : name;
                if (!source.isOf(kind, address)) {
                    source.finish();
                    source = new Source(kind, address);
                }
                if (endpoints.isInside(address) && endpoints.isInside(target)) {
                    source.add(half, target);
                }
            }
        }
        source.finish();
        return found;
    }
}
