package konseki.detect.intrusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.Context;
import konseki.detect.Dataset;
import konseki.detect.Detector;
import konseki.detect.EventCode;
import konseki.detect.RowCursor;
import konseki.detect.Score;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Slot;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Networks;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.finding.Detection;
import konseki.finding.Technique;
import konseki.query.FieldRef;
import konseki.query.Query;

/// Passwords guessed until one worked, on a VPN, by RDP or by SSH: T1110, then T1078 or T1133.
///
/// - Finds: a client that failed often, or with many names, on one device and soon after got in; also slowly, over a
/// day.
/// - Misses: guessing spread over many addresses, a password that was known, devices that do not log failures.
/// - False alarms: a user whose stored password expired; compare the name of the success with those that failed.
/// - Cost: one row per (device, client, ten minutes, outcome, user).
public final class GuessedPasswords implements Detector {
    private static final long TEN_MINUTES = 600 * Timestamp.SECOND;
    private static final int FAILURE = 0;
    private static final int SUCCESS = 1;
    private static final VendorName TUNNEL_IP = VendorName.of("tunnelip");
    private static final Slice SUCCEEDED = Slice.of("success");
    private static final Slice FAILED = Slice.of("failure");

    /// (device, client, ten minutes, outcome, user, address inside): count, first, last.
    private static final Table ATTEMPTS = Table.of("attempts", 1, Slot.SUM, Slot.MIN, Slot.MAX);

    private final IntrusionRules rules;

    public GuessedPasswords(IntrusionRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "intrusion";
    }

    @Override
    public List<Table> tables() {
        return List.of(ATTEMPTS);
    }

    @Override
    public void observe(Event event, Tables tables) {
        Dataset dataset = Dataset.of(event);
        if (!isLogin(event, dataset) || !event.has(Field.SOURCE_IP) || !event.has(Field.TIMESTAMP)) {
            return;
        }
        Slice outcome = event.written(Field.EVENT_OUTCOME);
        boolean success = outcome.sameAs(SUCCEEDED);
        if (!success && !outcome.sameAs(FAILED)) {
            return;
        }
        long at = event.number(Field.TIMESTAMP);
        tables.row(ATTEMPTS)
                .key(device(event, dataset))
                .keyIp(event, Field.SOURCE_IP)
                .key(Math.floorDiv(at, TEN_MINUTES))
                .keyByte(success ? SUCCESS : FAILURE)
                .key(account(event, dataset))
                .key(success ? event.vendor(TUNNEL_IP) : Slice.ABSENT)
                .add(0, 1)
                .add(1, at)
                .add(2, at);
    }

    private static boolean isLogin(Event event, Dataset dataset) {
        return switch (dataset) {
            case FIREWALL_EVENT -> event.has(Field.USER_NAME);
            case LINUX_AUTH -> true;
            case SECURITY -> {
                int code = EventCode.of(event);
                yield code == 4624 || code == 4625;
            }
            default -> false;
        };
    }

    private static Slice device(Event event, Dataset dataset) {
        return dataset == Dataset.FIREWALL_EVENT ? event.folded(Field.OBSERVER_NAME) : event.folded(Field.HOST_NAME);
    }

    private static Slice account(Event event, Dataset dataset) {
        return dataset == Dataset.SECURITY ? event.folded(Field.USER_TARGET_NAME) : event.folded(Field.USER_NAME);
    }

    @Override
    public List<Signal> absolute(SortedRows rows, CaseRules caseRules) {
        List<Signal> signals = new ArrayList<>();
        try (RowCursor row = rows.rows(ATTEMPTS)) {
            ClientAttempts client = new ClientAttempts(rules, "", "");
            while (row.next()) {
                String device = row.key().text();
                String address = IpAddress.format(row.key().ipHigh(), row.key().ipLow());
                if (!client.isOf(device, address)) {
                    client = new ClientAttempts(rules, device, address);
                }
                row.key().number();
                boolean success = row.key().readByte() == SUCCESS;
                String user = row.key().text();
                String inside = row.key().text();
                if (success) {
                    client.success(user, inside, row.slot(1)).ifPresent(guess -> signals.add(signal(guess)));
                } else {
                    client.failure(user, row.slot(0), row.slot(1), row.slot(2));
                }
            }
        }
        return signals;
    }

    private static Signal signal(ClientAttempts.Guess guess) {
        return new Signal(
                SignalKind.GUESSING_THEN_SUCCESS,
                true,
                70,
                new Subject.Access(guess.client(), guess.device(), guess.user(), guess.inside()),
                guess.when(),
                session(guess));
    }

    /// What the client did once it was in: its own session, and what its address inside did.
    private static Query session(ClientAttempts.Guess guess) {
        Query login = Query.and(
                address(guess.client()),
                Query.or(Clauses.is(Field.USER_NAME, guess.user()), Clauses.is(Field.USER_TARGET_NAME, guess.user())),
                new Query.Not(Clauses.is(Field.EVENT_OUTCOME, "failure")));
        return guess.inside().isEmpty() ? login : Query.or(login, address(guess.inside()));
    }

    private static Query address(String address) {
        return new Query.Address(FieldRef.of(Field.SOURCE_IP), Networks.of(List.of(address)));
    }

    @Override
    public List<Signal> relative(SortedRows rows, CaseRules caseRules, Baseline baseline) {
        return List.of();
    }

    @Override
    public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
        List<Detection> detections = new ArrayList<>();
        for (Signal signal : own) {
            if (signal.when().overlaps(context.window())
                    && signal.subject() instanceof Subject.Access(var client, var target, var account, var inside)) {
                detections.add(detection(signal, client, target, account, inside));
            }
        }
        return detections;
    }

    private Detection detection(Signal signal, String client, String target, String account, String inside) {
        SortedMap<String, String> subject =
                new TreeMap<>(Map.of("client", client, "device", target, "account", account));
        SortedMap<String, String> facts = new TreeMap<>();
        if (!inside.isEmpty()) {
            facts.put("inside", inside);
        }
        facts.put("success", Timestamp.format(signal.when().to()));
        return new Detection(
                name(),
                client + " guessed passwords on " + target + " and got in as " + account,
                subject,
                signal.when(),
                Score.of(List.of(signal), false),
                List.of(signal.kind().jsonName()),
                List.of(
                        new Technique("T1110", "Brute Force"),
                        new Technique("T1078", "Valid Accounts"),
                        new Technique("T1133", "External Remote Services")),
                facts,
                List.of("a user whose stored password expired: compare the names that failed with the one that got in"),
                List.of(signal.query()));
    }
}
