package konseki.detect.intrusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.event.Field;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// Guessing that ended in a success, and the VPN sessions that followed: signals that need no baseline.
final class GuessSignals {
    private final IntrusionRules rules;
    private final Clients clients;

    GuessSignals(IntrusionRules rules, CaseRules caseRules) {
        this.rules = rules;
        this.clients = new Clients(caseRules);
    }

    /// The guesses that count: from outside or the VPN pool any, from inside only those that tried several accounts. Of
    /// several successes of one account on one target, the first.
    List<Guess> counting(List<Guess> succeeded) {
        Map<String, Guess> first = new TreeMap<>();
        for (Guess guess : succeeded) {
            if (counts(guess)) {
                String key = String.join("\t", guess.client(), guess.service().name(), guess.target(), guess.account());
                first.merge(key, guess, (a, b) -> b.success() < a.success() ? b : a);
            }
        }
        return List.copyOf(first.values());
    }

    private boolean counts(Guess guess) {
        if (clients.isOutside(guess.client()) || clients.isPool(guess.client())) {
            return true;
        }
        return guess.accounts() >= rules.insideUsers() && !clients.isScanner(guess.client());
    }

    List<Signal> read(SortedRows rows) {
        VpnSessions sessions = VpnSessions.read(rows);
        List<Signal> signals = new ArrayList<>();
        for (Guess guess : counting(new GuessReader(rules).read(rows).succeeded())) {
            signals.add(guessed(guess));
            if (guess.service() == Service.VPN) {
                for (VpnSessions.Session session : sessions.since(guess.client(), guess.account(), guess.success())) {
                    signals.add(session(guess, session));
                }
            }
        }
        return signals;
    }

    private Signal guessed(Guess guess) {
        TimeRange when = new TimeRange(Math.min(guess.guessing().from(), guess.success()), guess.success());
        return new Signal(
                SignalKind.GUESSING_THEN_SUCCESS,
                true,
                weight(guess),
                new Subject.Access(guess.client(), guess.target(), guess.account(), inside(guess)),
                when,
                logins(guess.client(), guess.account()));
    }

    /// What an account did from an address once it was in. What failed before is counted among the facts; who decides
    /// about the login decides about these events.
    static Query logins(String client, String account) {
        return Query.and(
                Clauses.address(Field.SOURCE_IP, client),
                Query.or(Clauses.is(Field.USER_NAME, account), Clauses.is(Field.USER_TARGET_NAME, account)),
                new Query.Not(Clauses.is(Field.EVENT_OUTCOME, "failure")));
    }

    /// A client that is inside already acts from there. Of a VPN the pool address stands in signals of its own, so that
    /// none is lost and the appliance itself is not taken for a machine in the attacker's hands.
    private String inside(Guess guess) {
        boolean stays = guess.service() == Service.VPN || !clients.isOutside(guess.client());
        return stays ? guess.client() : "";
    }

    private int weight(Guess guess) {
        int byAccount = guess.tried() ? rules.guessedWeight() : rules.otherAccountWeight();
        return guess.fast() ? byAccount : Math.min(byAccount, rules.slowWeight());
    }

    private Signal session(Guess guess, VpnSessions.Session session) {
        return new Signal(
                SignalKind.EXTERNAL_SUCCESS,
                true,
                weight(guess),
                new Subject.Access(session.client(), session.device(), session.account(), session.inside()),
                session.when(),
                query(session));
    }

    /// The same, and what the client's address inside did.
    static Query query(VpnSessions.Session session) {
        return Query.or(
                logins(session.client(), session.account()), Clauses.address(Field.SOURCE_IP, session.inside()));
    }
}
