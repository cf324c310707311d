package konseki.detect.egress;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.AssetMap;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Detector;
import konseki.detect.Signal;
import konseki.detect.SortedRows;
import konseki.detect.Subject;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.finding.Detection;
import konseki.finding.TimeRange;

/// What speaks for a transfer beside its volume: programs made to carry data out, uploads that name a file, archives
/// made ready, tunnels and remote control, malware that steals: T1048, T1567, T1560.001, T1219, T1572.
///
/// - Finds: starts of the programs of [TransferTools] by path or command line, wherever processes, services or sudo are
///   logged; uploads by POST, PUT, FTP and SMB with the name of a file; archives in folders where everybody may write;
///   names of thieves in antivirus alerts.
/// - Misses: a renamed program whose command line says nothing, script blocks, uploads inside TLS that no sensor opens.
/// - False alarms: administrators use most of these programs; what the baseline has on three days counts little, and
///   weak ones need the attack near them.
/// - Cost: a row per machine, tool, archive and account an hour, and per file uploaded; such events are rare.
public final class TransferTraces implements Detector {
    /// Name of the detector.
    public static final String NAME = "traces";

    private static final List<Table> TABLES =
            List.of(TraceTables.STARTS, TraceTables.ARCHIVES, TraceTables.UPLOADS, TraceTables.THREATS);

    /// From that weight on a tool is used by few but thieves, so it says when the attack was.
    private static final int TELLING = 60;

    private final TraceRules rules;

    public TransferTraces(TraceRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table> tables() {
        return TABLES;
    }

    @Override
    public void observe(Event event, Tables tables) {
        TraceTables.observe(event, tables);
    }

    @Override
    public List<Signal> absolute(SortedRows rows, CaseRules caseRules) {
        List<Signal> signals = new ArrayList<>();
        for (TraceGroup group : new TraceReader(caseRules, new AssetMap(caseRules.assets())).read(rows)) {
            TraceEvents events = new TraceEvents(group);
            List<TimeRange> days = group.days();
            if (events.weightPercent() >= TELLING && days.size() < rules.routineDays()) {
                Subject machine = new Subject.Machine(group.hosts().first());
                days.forEach(day -> signals.add(
                        new Signal(group.kind(), true, events.weightPercent(), machine, day, events.query())));
            }
        }
        return signals;
    }

    @Override
    public List<Signal> relative(SortedRows rows, CaseRules caseRules, Baseline baseline) {
        return List.of();
    }

    @Override
    public List<Detection> conclude(SortedRows rows, List<Signal> own, Context context) {
        TraceReport report = new TraceReport(rules, context);
        List<Detection> detections = new ArrayList<>();
        for (TraceGroup group : new TraceReader(context.rules(), context.assets()).read(rows)) {
            report.detection(group).ifPresent(detections::add);
        }
        return detections;
    }
}
