package konseki.detect.intrusion;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Detector;
import konseki.detect.Signal;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.finding.Detection;

/// The way in by a login: T1110, T1078, T1133.
///
/// - Finds: many failures from one address within 10 minutes or a day and a success within the hour after them, on VPN,
///   Windows, Kerberos, SSH and appliances; logins from outside to machines and appliances; VPN logins of an account
///   from an address that it never came from; and the address inside that the client got. Guessing without a success is
///   listed, but is no signal: whoever has a port open to the internet is guessed at every day.
/// - Misses: a stolen password used from a usual address, exploits, mail, web shells, suppliers.
/// - False alarms: an address that many people share; passwords that a service keeps using after they changed, which is
///   why guessing from inside must try several accounts.
/// - Cost: a row per client, service, 5 minutes, target and account; a row per VPN session.
public final class IntrusionRoute implements Detector {
    private static final List<Table> TABLES =
            List.of(LoginTables.ATTEMPTS, LoginTables.SESSIONS, UnaddressedTable.FAILURES);

    private final IntrusionRules rules;

    public IntrusionRoute(IntrusionRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "intrusion";
    }

    @Override
    public List<Table> tables() {
        return TABLES;
    }

    @Override
    public void observe(Event event, Tables tables) {
        LoginTables.observe(event, tables);
    }

    @Override
    public List<Signal> absolute(SortedRows rows, CaseRules caseRules) {
        return new GuessSignals(rules, caseRules).read(rows);
    }

    @Override
    public List<Signal> relative(SortedRows rows, CaseRules caseRules, Baseline baseline) {
        return new OutsideLogins(rules, caseRules, baseline).read(rows);
    }

    @Override
    public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
        GuessReader.Result guessing = new GuessReader(rules).read(rows);
        List<Guess> counting = new GuessSignals(rules, context.rules()).counting(guessing.succeeded());
        List<Detection> detections = new ArrayList<>(new IntrusionReport(rules, own, counting, context).detections());
        detections.addAll(new FailedGuessingReport(context, guessing.failed()).detections());
        detections.addAll(new UnaddressedGuessing(rules, context).detections(rows));
        return detections;
    }
}
