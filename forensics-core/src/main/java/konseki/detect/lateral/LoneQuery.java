package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import konseki.detect.Clauses;
import konseki.detect.Dataset;
import konseki.event.Field;
import konseki.query.Query;

/// The events behind what happened on a target, whoever brought it. Stateless.
final class LoneQuery {

    private LoneQuery() {}

    /// @param hosts as written
    /// @param names of programs, services or pipes; empty for any
    static Query of(Way way, Set<String> hosts, Set<String> names) {
        List<Query> all = new ArrayList<>();
        all.add(Clauses.isAny(Field.HOST_NAME, hosts));
        all.add(events(way));
        if (!names.isEmpty() && !names.contains("")) {
            all.add(Clauses.isAny(isOfProcess(way) ? Field.PROCESS_EXECUTABLE : Field.OBJECT, names));
        }
        return Query.and(all.toArray(Query[]::new));
    }

    private static boolean isOfProcess(Way way) {
        return switch (way) {
            case SERVICE_PIPE, TOOL_PIPE, SERVICE_INSTALLED, SUSPICIOUS_SERVICE, SHELL_SERVICE, TOOL_SERVICE -> false;
            default -> true;
        };
    }

    /// What tells a way of a process or a service from others of the machine.
    static Query events(Way way) {
        return switch (way) {
            case SERVICE_PIPE, TOOL_PIPE -> Clauses.codes(Dataset.SYSMON, "17", "18");
            case SERVICE_INSTALLED, SUSPICIOUS_SERVICE, SHELL_SERVICE, TOOL_SERVICE -> services();
            case SHELL_SERVICE_PROCESS -> startedBy("services.exe");
            case SQL_PROCESS -> startedBy("sqlservr.exe");
            case WMI_PROCESS ->
                Query.and(
                        created(),
                        Query.or(
                                Clauses.endsWith(Field.PROCESS_PARENT_EXECUTABLE, "\\wmiprvse.exe"),
                                Clauses.endsWith(Field.PROCESS_EXECUTABLE, "\\scrcons.exe")));
            case WMI_TOOL -> Query.and(startedBy("wmiprvse.exe"), output());
            case DCOM_TOOL -> Query.and(startedBy("mmc.exe"), output());
            case TOOL_PROCESS -> Query.and(created(), output());
            case WINRM_PROCESS ->
                Query.and(
                        created(),
                        Query.or(
                                Clauses.endsWith(Field.PROCESS_PARENT_EXECUTABLE, "\\wsmprovhost.exe"),
                                Clauses.endsWith(Field.PROCESS_PARENT_EXECUTABLE, "\\winrshost.exe"),
                                Clauses.endsWith(Field.PROCESS_EXECUTABLE, "\\wsmprovhost.exe"),
                                Clauses.endsWith(Field.PROCESS_EXECUTABLE, "\\winrshost.exe")));
            case WINRM_SHELL -> Clauses.codes(Dataset.WINRM, "91");
            case DESKTOP_TAKEN_OVER ->
                Query.and(
                        created(),
                        Clauses.contains(Field.PROCESS_COMMAND_LINE, "tscon"),
                        Clauses.contains(Field.PROCESS_COMMAND_LINE, "/dest:"));
            case DCOM_PROCESS ->
                Query.and(
                        created(),
                        Query.or(
                                Clauses.endsWith(Field.PROCESS_PARENT_EXECUTABLE, "\\mmc.exe"),
                                Clauses.contains(Field.PROCESS_COMMAND_LINE, "-embedding"),
                                startedByOffice()));
            default -> created();
        };
    }

    /// A record of a new process.
    static Query created() {
        return Query.or(
                Query.and(Clauses.is(Field.EVENT_CATEGORY, "process"), Clauses.is(Field.EVENT_TYPE, "start")),
                Query.and(Clauses.dataset(Dataset.ENDPOINT), Clauses.is(Field.EVENT_ACTION, "ProcessCreated")));
    }

    private static Query startedBy(String program) {
        return Query.and(created(), Clauses.endsWith(Field.PROCESS_PARENT_EXECUTABLE, "\\" + program));
    }

    private static Query startedByOffice() {
        List<Query> parents = new ArrayList<>();
        for (String program : List.of("excel", "winword", "outlook", "powerpnt", "visio")) {
            parents.add(Clauses.endsWith(Field.PROCESS_PARENT_EXECUTABLE, "\\" + program + ".exe"));
        }
        return new Query.Or(parents);
    }

    private static Query output() {
        return Query.or(
                Clauses.contains(Field.PROCESS_COMMAND_LINE, "\\\\127.0.0.1\\admin$\\__"),
                Clauses.contains(Field.PROCESS_COMMAND_LINE, "\\\\127.0.0.1\\c$\\__"),
                Clauses.contains(Field.PROCESS_COMMAND_LINE, "\\temp\\execute.bat"));
    }

    static Query services() {
        return Query.or(
                Clauses.codes(Dataset.SECURITY, "4697"),
                Clauses.codes(Dataset.SYSTEM, "7045"),
                Query.and(Clauses.codes(Dataset.SYSMON, "13"), Clauses.endsWith(Field.OBJECT, "\\imagepath")));
    }
}
