package konseki.detect.intrusion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeSet;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// The logins of one client on one device, in the order of time. Belongs to one thread.
final class ClientAttempts {
    private static final long TEN_MINUTES = 600 * Timestamp.SECOND;
    /// Names that are told apart; five are enough for the rule.
    private static final int MAX_USERS = 64;

    private final IntrusionRules rules;
    private final String device;
    private final String client;
    private final Deque<Failures> day = new ArrayDeque<>();
    private long failuresOfDay;
    private long guessedUntil = Long.MIN_VALUE;
    private long guessedFrom = Long.MAX_VALUE;

    ClientAttempts(IntrusionRules rules, String device, String client) {
        this.rules = rules;
        this.device = device;
        this.client = client;
    }

    /// @param when   first failure to success
    /// @param inside address that the device gave the client, or empty
    record Guess(String client, String device, String user, String inside, TimeRange when) {}

    private record Failures(String user, long count, long first, long last) {}

    boolean isOf(String otherDevice, String otherClient) {
        return device.equals(otherDevice) && client.equals(otherClient);
    }

    /// Rows of one ten minutes come before those of the next; failures before successes.
    void failure(String user, long count, long first, long last) {
        while (!day.isEmpty() && day.getFirst().last() < last - 24 * Timestamp.HOUR) {
            failuresOfDay -= day.removeFirst().count();
        }
        day.addLast(new Failures(user, count, first, last));
        failuresOfDay += count;
        long recent = 0;
        TreeSet<String> users = new TreeSet<>();
        for (var failures = day.descendingIterator(); failures.hasNext(); ) {
            Failures one = failures.next();
            if (one.last() < last - 2 * TEN_MINUTES) {
                break;
            }
            recent += one.count();
            if (users.size() < MAX_USERS) {
                users.add(one.user());
            }
        }
        if (recent >= rules.failures() || users.size() >= rules.users()) {
            guessedUntil = Math.max(guessedUntil, last);
            guessedFrom = Math.min(guessedFrom, day.getFirst().first());
        }
    }

    /// A success soon after guessing, or after many failures of a day.
    Optional<Guess> success(String user, String inside, long at) {
        boolean soon = guessedUntil != Long.MIN_VALUE
                && at >= guessedFrom
                && at - guessedUntil <= rules.successMinutes() * 60L * Timestamp.SECOND;
        boolean slow = failuresOfDay >= rules.slowFailures()
                && !day.isEmpty()
                && at - day.getLast().last() <= 24 * Timestamp.HOUR;
        if (!soon && !slow) {
            return Optional.empty();
        }
        long from = Math.min(at, soon ? guessedFrom : day.getFirst().first());
        return Optional.of(new Guess(client, device, user, inside, new TimeRange(from, at)));
    }
}
