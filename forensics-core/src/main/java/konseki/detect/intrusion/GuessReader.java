package konseki.detect.intrusion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// Finds guessing, and the successes it ended in. Reads the attempts once, client by client and half by half, with a
/// day of
/// halves in hand; belongs to one thread.
final class GuessReader {
    private static final int DAY = (int) (Timestamp.DAY / LoginTables.HALF);
    private static final int MOST_NAMES = 1000;
    private static final long QUICK = 60 * Timestamp.SECOND;
    private static final int QUICK_FAILURES = 5;

    private final IntrusionRules rules;
    private final List<Guess> found = new ArrayList<>();
    private final List<FailedGuessing> failed = new ArrayList<>();

    GuessReader(IntrusionRules rules) {
        this.rules = rules;
    }

    /// @param succeeded by success
    /// @param failed    what reached a threshold, and no success came after it
    record Result(List<Guess> succeeded, List<FailedGuessing> failed) {}

    Result read(SortedRows rows) {
        try (RowCursor cursor = rows.rows(LoginTables.ATTEMPTS)) {
            Client client = new Client("", Service.OTHER);
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String address = IpAddress.format(key.ipHigh(), key.ipLow());
                Service service = Service.at(key.readByte());
                if (!client.isOf(address, service)) {
                    client.close();
                    client = new Client(address, service);
                }
                client.add(key.number(), key.text(), key.text(), cursor);
            }
            client.close();
        }
        return new Result(found, failed);
    }

    /// Faster than people type: failures of one account at one target.
    static boolean isQuick(long failures, long first, long last) {
        return failures >= QUICK_FAILURES && last - first <= QUICK;
    }

    private record Success(String target, String account, long first, long last) {}

    /// Attempts of one client on one service in one half.
    private static final class Half {
        private final long number;
        private long failures;
        private boolean quick;
        private long firstFailure = Long.MAX_VALUE;
        private long lastFailure = Long.MIN_VALUE;
        private final TreeSet<String> accounts = new TreeSet<>();
        private final TreeSet<String> targets = new TreeSet<>();
        private final List<Success> successes = new ArrayList<>();

        Half(long number) {
            this.number = number;
        }
    }

    /// Guessing under way: from the first failure of the window that reached a threshold.
    private static final class Span {
        private final long first;
        private final long reached;
        private boolean fast;
        private long last;
        private long failures;
        private boolean succeeded;
        private final TreeSet<String> accounts = new TreeSet<>();
        private final TreeSet<String> targets = new TreeSet<>();

        Span(long first, long reached) {
            this.first = first;
            this.reached = reached;
        }
    }

    private final class Client {
        private final String address;
        private final Service service;
        private final Deque<Half> day = new ArrayDeque<>();
        private final List<Span> spans = new ArrayList<>(1);
        private Half current = new Half(Long.MIN_VALUE);

        Client(String address, Service service) {
            this.address = address;
            this.service = service;
        }

        boolean isOf(String otherAddress, Service otherService) {
            return address.equals(otherAddress) && service == otherService;
        }

        void add(long half, String target, String account, RowCursor cursor) {
            if (half != current.number) {
                closeHalf();
                current = new Half(half);
            }
            long failures = cursor.slot(LoginTables.FAILURES);
            if (failures > 0) {
                current.failures += failures;
                current.firstFailure = Math.min(current.firstFailure, cursor.slot(LoginTables.FIRST_FAILURE));
                current.lastFailure = Math.max(current.lastFailure, cursor.slot(LoginTables.LAST_FAILURE));
                current.quick |= isQuick(
                        failures, cursor.slot(LoginTables.FIRST_FAILURE), cursor.slot(LoginTables.LAST_FAILURE));
                addBounded(current.accounts, account);
                addBounded(current.targets, target);
            }
            if (cursor.slot(LoginTables.SUCCESSES) > 0) {
                current.successes.add(new Success(
                        target,
                        account,
                        cursor.slot(LoginTables.FIRST_SUCCESS),
                        cursor.slot(LoginTables.LAST_SUCCESS)));
            }
        }

        /// Judges the windows that end with the current half, then its successes.
        void closeHalf() {
            if (current.failures > 0) {
                day.addLast(current);
            }
            while (!day.isEmpty() && day.getFirst().number <= current.number - DAY) {
                day.removeFirst();
            }
            if (current.failures > 0) {
                extend();
            }
            forget(current.number * LoginTables.HALF);
            for (Success success : current.successes) {
                match(success);
            }
        }

        void close() {
            closeHalf();
            forget(Long.MAX_VALUE);
        }

        /// Ends what no success after `time` can belong to.
        private void forget(long time) {
            for (Span span : spans) {
                if (!span.succeeded && span.last < time - rules.successNanos()) {
                    failed.add(new FailedGuessing(
                            address,
                            service,
                            List.copyOf(span.targets),
                            span.failures,
                            span.accounts.size(),
                            new TimeRange(span.first, span.last)));
                }
            }
            spans.removeIf(span -> span.last < time - rules.successNanos());
        }

        private void extend() {
            List<Half> two = day.stream()
                    .filter(half -> half.number >= current.number - 1)
                    .toList();
            boolean fast = failures(two) >= rules.failures() || accounts(two).size() >= rules.users();
            boolean slow = failures(day) >= rules.slowFailures();
            if (!fast && !slow) {
                addQuick();
                return;
            }
            if (spans.isEmpty()) {
                Iterable<Half> window = fast ? two : day;
                long first = Long.MAX_VALUE;
                for (Half half : window) {
                    first = Math.min(first, half.firstFailure);
                }
                Span span = new Span(first, current.firstFailure);
                for (Half half : window) {
                    grow(span, half);
                }
                spans.add(span);
            } else {
                grow(spans.getFirst(), current);
            }
            spans.getFirst().fast |= fast;
        }

        /// A few quick failures are listed; whoever gets in at last in the same minutes had forgotten the password.
        private void addQuick() {
            if (current.quick && spans.isEmpty() && current.successes.isEmpty()) {
                failed.add(new FailedGuessing(
                        address,
                        service,
                        List.copyOf(current.targets),
                        current.failures,
                        current.accounts.size(),
                        new TimeRange(current.firstFailure, current.lastFailure)));
            }
        }

        private static void grow(Span span, Half half) {
            span.failures += half.failures;
            span.last = Math.max(span.last, half.lastFailure);
            half.accounts.forEach(account -> addBounded(span.accounts, account));
            half.targets.forEach(target -> addBounded(span.targets, target));
        }

        private static void addBounded(Set<String> names, String name) {
            if (names.size() < MOST_NAMES) {
                names.add(name);
            }
        }

        private static long failures(Iterable<Half> halves) {
            long sum = 0;
            for (Half half : halves) {
                sum += half.failures;
            }
            return sum;
        }

        private static Set<String> accounts(List<Half> halves) {
            TreeSet<String> all = new TreeSet<>();
            halves.forEach(half -> all.addAll(half.accounts));
            return all;
        }

        /// A success counts if it came after the first failure of the half in which a threshold was reached.
        private void match(Success success) {
            for (Span span : spans) {
                long at = success.first > span.reached ? success.first : success.last;
                if (at > span.reached && at <= span.last + rules.successNanos()) {
                    span.succeeded = true;
                    found.add(new Guess(
                            address,
                            service,
                            success.target,
                            success.account,
                            span.accounts.contains(success.account),
                            span.fast,
                            span.failures,
                            span.accounts.size(),
                            new TimeRange(span.first, span.last),
                            at));
                }
            }
        }
    }
}
