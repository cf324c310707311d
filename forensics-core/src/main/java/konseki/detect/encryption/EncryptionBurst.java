package konseki.detect.encryption;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Dataset;
import konseki.detect.Detector;
import konseki.detect.Signal;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.finding.Detection;

/// Files encrypted, and what prepares and surrounds it: T1486, T1490, T1489, T1485, T1491.001, T1529, T1531.
///
/// - Finds: many files changed in many directories within a minute, extensions that collapse into one that nobody uses,
///   the same note in directory after directory, shadow copies and backups destroyed, services stopped in a row, floods
///   of Restart Manager sessions, single commands that stop, wipe, lock out or deface (low, and no sign of when), mass writes over SMB; and names the family where extension and note agree.
/// - Misses: encryption without file events, services or notes in the logs (name such machines under `encrypted:`);
///   encryption of a hypervisor's files, seen from the guests only as silence; slower than about two files a second
///   with an extension that is in ordinary use.
/// - False alarms: deliberate packing, installers, backup, synchronisation. What they look like counts only together
///   with another kind of sign.
/// - Cost: a row of 25 bytes for each file and half minute, one for each program; spills beyond the budget.
public final class EncryptionBurst implements Detector {
    private static final List<Table> TABLES = tablesOfAll();

    private final EncryptionRules rules;

    public EncryptionBurst(EncryptionRules rules) {
        this.rules = rules;
    }

    private static List<Table> tablesOfAll() {
        List<Table> tables = new ArrayList<>(FileTables.ALL);
        tables.add(CommandTable.COMMANDS);
        tables.add(MarkTable.MARKS);
        return List.copyOf(tables);
    }

    @Override
    public String name() {
        return "encryption";
    }

    @Override
    public List<Table> tables() {
        return TABLES;
    }

    @Override
    public void observe(Event event, Tables tables) {
        if (!event.has(Field.HOST_NAME) || !event.has(Field.TIMESTAMP)) {
            return; // flows, mostly
        }
        Dataset dataset = Dataset.of(event);
        FileTables.observe(event, dataset, tables);
        CommandTable.observe(event, dataset, tables);
        MarkTable.observe(event, dataset, tables);
    }

    @Override
    public List<Signal> absolute(SortedRows rows, CaseRules caseRules) {
        return HostFindings.read(rows, rules, caseRules).counting().stream()
                .filter(finding -> !finding.ordinary())
                .map(HostFinding::signal)
                .toList();
    }

    @Override
    public List<Signal> relative(SortedRows rows, CaseRules caseRules, Baseline baseline) {
        return List.of();
    }

    @Override
    public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
        HostFindings findings = HostFindings.read(rows, rules, context.rules());
        return new EncryptionReport(rules, findings, context).detections(MarkTraces.read(rows, context.assets()));
    }
}
