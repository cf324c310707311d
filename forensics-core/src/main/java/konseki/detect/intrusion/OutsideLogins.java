package konseki.detect.intrusion;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.event.IpAddress;
import konseki.finding.TimeRange;

/// Logins from outside after the baseline. Those to machines and appliances count by themselves; those to a VPN, which
/// is there to be reached from outside, only support, and only if the account never came from that address before.
final class OutsideLogins {
    private final IntrusionRules rules;
    private final Clients clients;
    private final Baseline baseline;

    OutsideLogins(IntrusionRules rules, CaseRules caseRules, Baseline baseline) {
        this.rules = rules;
        this.clients = new Clients(caseRules);
        this.baseline = baseline;
    }

    private record Login(Service service, String target, String account) implements Comparable<Login> {
        @Override
        public int compareTo(Login other) {
            return java.util.Comparator.comparing(Login::service)
                    .thenComparing(Login::target)
                    .thenComparing(Login::account)
                    .compare(this, other);
        }
    }

    List<Signal> read(SortedRows rows) {
        VpnSessions sessions = VpnSessions.read(rows);
        List<Signal> signals = new ArrayList<>();
        try (RowCursor cursor = rows.rows(LoginTables.ATTEMPTS)) {
            String client = "";
            Map<Login, TimeRange> after = new TreeMap<>();
            Set<String> before = new HashSet<>();
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String address = IpAddress.format(key.ipHigh(), key.ipLow());
                if (!address.equals(client)) {
                    give(client, after, before, sessions, signals);
                    after.clear();
                    before.clear();
                    client = address;
                }
                if (cursor.slot(LoginTables.SUCCESSES) > 0) {
                    Service service = Service.at(key.readByte());
                    key.number(); // the half
                    Login login = new Login(service, key.text(), key.text());
                    add(login, cursor, after, before);
                }
            }
            give(client, after, before, sessions, signals);
        }
        return signals;
    }

    private void add(Login login, RowCursor cursor, Map<Login, TimeRange> after, Set<String> before) {
        long first = cursor.slot(LoginTables.FIRST_SUCCESS);
        long last = cursor.slot(LoginTables.LAST_SUCCESS);
        // Halves divide hours, and the baseline ends at one.
        if (first < baseline.end()) {
            before.add(login.service() + "\t" + login.account());
        } else {
            after.merge(login, new TimeRange(first, last), TimeRange::union);
        }
    }

    private void give(
            String client,
            Map<Login, TimeRange> after,
            Set<String> before,
            VpnSessions sessions,
            List<Signal> signals) {
        if (after.isEmpty() || !clients.isOutside(client)) {
            return;
        }
        after.forEach((login, when) -> {
            boolean seen = before.contains(login.service() + "\t" + login.account());
            if (login.service() == Service.VPN || login.service() == Service.OTHER) {
                if (!seen) {
                    addVpn(client, login, when, sessions, signals);
                }
            } else {
                signals.add(new Signal(
                        SignalKind.EXTERNAL_SUCCESS,
                        true,
                        weight(login.service()),
                        new Subject.Access(client, login.target(), login.account(), inside(client, login.service())),
                        when,
                        GuessSignals.logins(client, login.account())));
            }
        });
    }

    /// Who administers an appliance, or gets a ticket, has no machine yet.
    private static String inside(String client, Service service) {
        return service == Service.DEVICE || service == Service.KERBEROS ? client : "";
    }

    private void addVpn(String client, Login login, TimeRange when, VpnSessions sessions, List<Signal> signals) {
        List<VpnSessions.Session> own = sessions.since(client, login.account(), when.from());
        for (VpnSessions.Session session : own) {
            signals.add(new Signal(
                    SignalKind.EXTERNAL_SUCCESS,
                    false,
                    rules.firstSeenWeight(),
                    new Subject.Access(client, login.target(), login.account(), session.inside()),
                    session.when(),
                    GuessSignals.query(session)));
        }
        if (own.isEmpty()) {
            signals.add(new Signal(
                    SignalKind.EXTERNAL_SUCCESS,
                    false,
                    rules.firstSeenWeight(),
                    new Subject.Access(client, login.target(), login.account(), client),
                    when,
                    GuessSignals.logins(client, login.account())));
        }
    }

    private int weight(Service service) {
        return service == Service.SSH ? rules.sshWeight() : rules.exposedWeight();
    }
}
