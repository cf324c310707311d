package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Dataset;
import konseki.detect.Detector;
import konseki.detect.EventCode;
import konseki.detect.Signal;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.finding.Detection;

/// Movement from machine to machine: T1021, T1047, T1053.005, T1569.002, T1550.002.
///
/// - Finds: services, tasks, processes of WMI, WinRM and DCOM with the network logon that brought them; remote desktop,
///   SSH, administrative shares, pipes of PsExec and its like, logons by a hash; commands and scripts that name their
///   target; tickets and flows to machines that keep no logs; many targets in a short time; and the path on which
///   machines fell, in time. What nobody starts in ordinary work (a shell of WMI, SQL Server or a service) counts less
///   where no logon tells from where it came.
/// - Misses: WMI subscriptions that run no script, group policy and deployment tools as a method of their own (their
///   logons and flows count), tickets passed on, targets held in a variable, machines that neither log nor are named by
///   another's log.
/// - False alarms: administration. What the baseline has too, and what comes from machines with an administrative role,
///   weighs less than a third; network logons and flows alone never make a hit.
/// - Cost: a row per edge and hour, per network logon of a personal account, per service, task or WMI process, per
///   source, target and 2.5 minutes; spills beyond the budget.
public final class LateralMovement implements Detector {
    private static final List<Table> TABLES = List.of(
            DirectWays.EDGES,
            RemoteActions.SESSIONS,
            RemoteActions.ACTIONS,
            FanOutTable.TARGETS,
            HostTables.ADDRESSES,
            HostTables.THEFTS);

    private static final Slice PROCESS = Slice.of("process");
    private static final Slice AUTHENTICATION = Slice.of("authentication");
    private static final Slice START = Slice.of("start");

    private final LateralRules rules;

    public LateralMovement(LateralRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "lateral";
    }

    @Override
    public List<Table> tables() {
        return TABLES;
    }

    @Override
    public void observe(Event event, Tables tables) {
        if (event.has(Field.DESTINATION_PORT) && DirectWays.isLogonPort(event.number(Field.DESTINATION_PORT))) {
            DirectWays.flow(event, tables);
        }
        if (!event.has(Field.HOST_NAME)) {
            return; // a flow, mostly
        }
        switch (Dataset.of(event)) {
            case SECURITY -> observeSecurity(event, tables);
            case SYSTEM -> {
                if (EventCode.of(event) == 7045) {
                    RemoteActions.service(event, tables);
                }
            }
            case SYSMON -> observeSysmon(event, tables);
            case SESSIONS -> DirectWays.sessionManager(event, tables);
            case RDP_CLIENT -> {
                int code = EventCode.of(event);
                if (code == 1024 || code == 1102) {
                    DirectWays.client(event, Way.RDP_REQUESTED, tables);
                }
            }
            case WINRM -> {
                switch (EventCode.of(event)) {
                    case 6 -> DirectWays.client(event, Way.WINRM_REQUESTED, tables);
                    case 91 -> RemoteActions.shell(event, tables);
                    default -> {}
                }
            }
            case POWERSHELL -> {
                if (EventCode.of(event) == 4104) {
                    RemoteCommands.scriptBlock(event, tables);
                }
            }
            case LINUX_AUTH -> DirectWays.sshLogin(event, tables);
            case ENDPOINT -> {
                RemoteActions.endpoint(event, tables);
                HostTables.command(event, tables);
            }
            case OTHER -> observeOther(event, tables);
            default -> {}
        }
    }

    /// Other agents and audit logs, by what they say of themselves.
    private static void observeOther(Event event, Tables tables) {
        Slice category = event.written(Field.EVENT_CATEGORY);
        if (category.sameAs(PROCESS) && event.written(Field.EVENT_TYPE).sameAs(START)) {
            RemoteActions.process(event, tables);
            HostTables.command(event, tables);
        } else if (category.sameAs(AUTHENTICATION)) {
            DirectWays.sshLogin(event, tables);
        }
    }

    private static void observeSecurity(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 4624 -> {
                RemoteActions.logon(event, tables);
                DirectWays.logon(event, tables);
                HostTables.machineAccount(event, tables);
                HostTables.newCredentials(event, tables);
            }
            case 4648 -> DirectWays.explicitLogon(event, tables);
            case 4688 -> {
                RemoteActions.process(event, tables);
                HostTables.command(event, tables);
            }
            case 4697 -> RemoteActions.service(event, tables);
            case 4698, 4702 -> RemoteActions.task(event, tables);
            case 4768 -> HostTables.machineAccount(event, tables);
            case 4769 -> {
                HostTables.machineAccount(event, tables);
                DirectWays.ticket(event, tables);
            }
            case 4778 -> DirectWays.reconnected(event, tables);
            case 5140, 5145 -> DirectWays.share(event, tables);
            default -> {}
        }
    }

    private static void observeSysmon(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 1 -> {
                RemoteActions.process(event, tables);
                HostTables.command(event, tables);
            }
            case 3 -> {
                HostTables.connection(event, tables);
                RemoteActions.connection(event, tables);
                DirectWays.scriptConnection(event, tables);
            }
            case 10 -> HostTables.processAccess(event, tables);
            case 13 -> RemoteActions.serviceKey(event, tables);
            case 17, 18 -> RemoteActions.pipe(event, tables);
            default -> {}
        }
    }

    @Override
    public List<Signal> absolute(SortedRows rows, CaseRules caseRules) {
        return new ToolSignals(rules, caseRules).read(rows);
    }

    @Override
    public List<Signal> relative(SortedRows rows, CaseRules caseRules, Baseline baseline) {
        CaseRules known = InferredAssets.added(rows, caseRules);
        List<Signal> signals = new ArrayList<>(new EdgeSignals(rules, known, baseline).read(rows));
        signals.addAll(new LoneSignals(rules, known, baseline).read(rows));
        signals.addAll(new FanOut(rules, known, baseline).read(rows));
        signals.addAll(new Thefts(rules, known).signals(rows, baseline));
        return signals;
    }

    @Override
    public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
        return new LateralReport(rules, own, context, new Thefts(rules, context.rules()).times(rows)).detections();
    }
}
