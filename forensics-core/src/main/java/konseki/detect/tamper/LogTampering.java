package konseki.detect.tamper;

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
import konseki.finding.Detection;

/// Logs cleared, audit policies weakened, sensors stopped: T1685 and its sub-techniques (T1070.001, T1562 before).
///
/// - Finds: 1102, 104 and 517; commands and scripts that clear, erase or switch off; audit settings removed; the event
///   log, Sysmon and Defender stopped, exclusions added.
/// - Misses: what a driver or an edited log file hides; clearing that left neither its own event nor a command.
/// - False alarms: agents rolled out, images made, another antivirus installed. Restarts are left out, group policy and
///   routines only support.
/// - Cost: a row per machine, kind, object, account and hour; such events are rare.
public final class LogTampering implements Detector {
    private static final List<Table> TABLES = List.of(TamperTables.EVENTS, TamperTables.MARKS);

    private final TamperRules rules;

    public LogTampering(TamperRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "tamper";
    }

    @Override
    public List<Table> tables() {
        return TABLES;
    }

    @Override
    public void observe(Event event, Tables tables) {
        TamperTables.observe(event, Dataset.of(event), tables);
    }

    @Override
    public List<Signal> absolute(SortedRows rows, CaseRules caseRules) {
        return new TamperReader(rules, caseRules)
                .read(rows).stream().map(TamperFinding::signal).toList();
    }

    @Override
    public List<Signal> relative(SortedRows rows, CaseRules caseRules, Baseline baseline) {
        return List.of();
    }

    @Override
    public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
        return new TamperReport(rules, context).detections(new TamperReader(rules, context.rules()).read(rows));
    }
}
