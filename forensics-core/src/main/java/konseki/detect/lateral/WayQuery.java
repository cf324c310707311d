package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.event.Field;
import konseki.event.Networks;
import konseki.query.FieldRef;
import konseki.query.Query;

/// The events behind one way between two machines. Stateless.
final class WayQuery {

    private WayQuery() {}

    static Query of(Way way, String to, String account, Pair.Evidence evidence) {
        return switch (way) {
            case LOGON, HASH_LOGON, RDP_LOGON, SSH_LOGIN -> logons(way, account, evidence);
            case SERVICE_PIPE, TOOL_PIPE -> Query.or(shares(account, evidence), pipes(evidence));
            case SERVICE_CONTROL, TASK_PIPE, REGISTRY_PIPE, COERCION_PIPE, ADMIN_SHARE_WRITE, ADMIN_SHARE_OPENED ->
                shares(account, evidence);
            case SERVICE_INSTALLED ->
                Query.and(
                        targets(evidence),
                        Query.or(Clauses.codes(Dataset.SECURITY, "4697"), Clauses.codes(Dataset.SYSTEM, "7045")));
            case SUSPICIOUS_SERVICE,
                    SHELL_SERVICE,
                    TOOL_SERVICE,
                    TOOL_PROCESS,
                    SHELL_SERVICE_PROCESS,
                    DCOM_TOOL,
                    SQL_PROCESS,
                    WINRM_PROCESS,
                    WINRM_SHELL,
                    DCOM_PROCESS,
                    REMOTE_TOOL,
                    REGISTRY_BY_WMI,
                    SERVER_PROCESS,
                    SQL_PROCEDURE,
                    DCOM_REFUSED,
                    REMOTE_MODULE,
                    ACCESS_OPENED,
                    DIRECTORY_REPLICATED,
                    ROGUE_CONTROLLER,
                    DESKTOP_TAKEN_OVER -> Query.and(targets(evidence), LoneQuery.events(way));
            case SERVICE_REQUESTED,
                    TASK_REQUESTED,
                    WMI_REQUESTED,
                    SHELL_REQUESTED,
                    DCOM_REQUESTED,
                    DESKTOP_TOOL,
                    SHARE_REQUESTED -> commands(way, evidence);
            case SCRIPT_CONNECTED ->
                Query.and(
                        Clauses.codes(Dataset.SYSMON, "3"),
                        sourceHosts(evidence),
                        addresses(Field.DESTINATION_IP, evidence.targets()),
                        ports());
            case TASK_CREATED -> Query.and(targets(evidence), Clauses.codes(Dataset.SECURITY, "4698", "4702"));
            case WMI_PROCESS, WMI_TOOL ->
                Query.and(targets(evidence), Clauses.endsWith(Field.PROCESS_PARENT_EXECUTABLE, "wmiprvse.exe"));
            case WINRM_REQUESTED -> Query.and(sourceHosts(evidence), Clauses.dataset(Dataset.WINRM));
            case RDP_REQUESTED, EXPLICIT_LOGON ->
                Query.and(
                        sourceHosts(evidence),
                        Query.or(Clauses.codes(Dataset.SECURITY, "4648"), Clauses.dataset(Dataset.RDP_CLIENT)));
            case RDP_CONNECTED ->
                Query.and(
                        targets(evidence),
                        Query.or(
                                Clauses.codes(Dataset.RDP_CORE, "131"),
                                Query.and(Clauses.codes(Dataset.SECURITY, "4825"), sources(evidence))));
            case TICKET ->
                Query.and(
                        Clauses.codes(Dataset.SECURITY, "4769"),
                        sources(evidence),
                        Clauses.is(Field.OBJECT, shortName(to) + "$"));
            case FLOW -> Query.and(sources(evidence), addresses(Field.DESTINATION_IP, evidence.targets()), ports());
        };
    }

    private static Query logons(Way way, String account, Pair.Evidence evidence) {
        Query from = Query.and(targets(evidence), sources(evidence));
        if (account.isEmpty()) {
            return from;
        }
        Field name = way == Way.SSH_LOGIN ? Field.USER_NAME : Field.USER_TARGET_NAME;
        return Query.and(targets(evidence), sources(evidence), Clauses.is(name, account));
    }

    private static Query shares(String account, Pair.Evidence evidence) {
        return Query.and(
                Clauses.codes(Dataset.SECURITY, "5140", "5145"),
                targets(evidence),
                sources(evidence),
                Clauses.is(Field.USER_NAME, account));
    }

    private static Query pipes(Pair.Evidence evidence) {
        List<Query> names = new ArrayList<>();
        for (String name : DirectWays.SERVICE_PIPES) {
            names.add(Clauses.contains(Field.OBJECT, name));
        }
        return Query.and(targets(evidence), Clauses.codes(Dataset.SYSMON, "17", "18"), new Query.Or(names));
    }

    /// New processes and script blocks that name the target and what is asked of it.
    private static Query commands(Way way, Pair.Evidence evidence) {
        List<Query> processes = new ArrayList<>();
        List<Query> scripts = new ArrayList<>();
        for (String word : RemoteCommands.words(way)) {
            processes.add(Clauses.contains(Field.PROCESS_COMMAND_LINE, word));
            scripts.add(Clauses.contains(Field.MESSAGE, word));
        }
        List<Query> named = new ArrayList<>();
        List<Query> written = new ArrayList<>();
        for (String target : evidence.targets()) {
            named.add(Clauses.contains(Field.PROCESS_COMMAND_LINE, target));
            written.add(Clauses.contains(Field.MESSAGE, target));
        }
        Query process = Query.and(LoneQuery.created(), either(processes), either(named));
        Query script = Query.and(Clauses.codes(Dataset.POWERSHELL, "4104"), either(scripts), either(written));
        return Query.and(sourceHosts(evidence), RemoteCommands.isOfScripts(way) ? Query.or(process, script) : process);
    }

    private static Query either(List<Query> queries) {
        return queries.size() == 1 ? queries.getFirst() : new Query.Or(queries);
    }

    private static Query targets(Pair.Evidence evidence) {
        return Clauses.isAny(Field.HOST_NAME, evidence.targets());
    }

    private static Query sourceHosts(Pair.Evidence evidence) {
        return Clauses.isAny(Field.HOST_NAME, evidence.sources());
    }

    private static Query sources(Pair.Evidence evidence) {
        return addresses(Field.SOURCE_IP, evidence.sources());
    }

    private static Query addresses(Field field, java.util.Set<String> written) {
        List<String> addresses = written.stream().filter(Clauses::isAddress).toList();
        return new Query.Address(FieldRef.of(field), Networks.of(addresses));
    }

    /// Any port on which one can log on.
    static Query ports() {
        List<Query> ports = new ArrayList<>();
        for (long port : new long[] {22, 135, 445, 3389, 5985, 5986}) {
            ports.add(Clauses.number(Field.DESTINATION_PORT, port));
        }
        return new Query.Or(ports);
    }

    private static String shortName(String host) {
        int dot = host.indexOf('.');
        return dot > 0 && !Clauses.isAddress(host) ? host.substring(0, dot) : host;
    }
}
