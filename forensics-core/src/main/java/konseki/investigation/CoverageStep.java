package konseki.investigation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import konseki.coverage.CaseCoverage;
import konseki.coverage.CoverageMeasurement;
import konseki.coverage.CoverageRules;
import konseki.coverage.Exposure;
import konseki.coverage.FlowSums;
import konseki.coverage.FlowTableSums;
import konseki.coverage.LostRecords;
import konseki.coverage.ReadMember;
import konseki.coverage.ResidualBound;
import konseki.coverage.Standing;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.event.Timestamp;
import konseki.finding.Disposition.Decision;
import konseki.finding.Limitation;
import konseki.finding.ReportedDetection;
import konseki.finding.TimeRange;
import konseki.finding.VerdictThresholds;
import konseki.finding.Wording;
import konseki.ingest.LostRange;
import konseki.ingest.MemberReport;
import konseki.parse.YearSource;

/// Asks coverage what the logs of the case can carry: wires its pure functions to the state and the manifest.
final class CoverageStep {
    private static final long LONGEST_WITHOUT_YEAR = 334 * Timestamp.DAY;

    private final Context context;
    private final CaseState state;
    private final FlowSums flows;
    private final VerdictThresholds thresholds;

    /// @param egress rows of the egress detector, whose flow table coverage shares
    CoverageStep(Context context, CaseState state, SortedRows egress, VerdictThresholds thresholds) {
        this.context = context;
        this.thresholds = thresholds;
        this.state = state;
        this.flows = new FlowTableSums(egress);
    }

    /// @param harmless whether analysts found harmless what was done to logs
    CaseCoverage measure(List<CaseRules.Asset> scope, Predicate<Signal> harmless) {
        List<MemberReport> members = state.manifest().members();
        return new CoverageMeasurement(
                        context, CoverageRules.DEFAULT, rulesOf(members), read(members), harmless, thresholds)
                .measure(state.rows(Setup.LEDGER), flows, scope);
    }

    /// The entry of `sources:` whose pattern names the member's file; the first that does.
    private Map<String, CaseRules.SourceRule> rulesOf(List<MemberReport> members) {
        Map<String, CaseRules.SourceRule> rules = new HashMap<>();
        for (MemberReport member : members) {
            context.rules().sources().stream()
                    .filter(rule -> rule.files().stream()
                            .anyMatch(pattern -> FilePattern.of(pattern).matches(member.name())))
                    .findFirst()
                    .ifPresent(rule -> rules.put(member.id(), rule));
        }
        return rules;
    }

    private static List<ReadMember> read(List<MemberReport> members) {
        List<ReadMember> read = new ArrayList<>();
        for (MemberReport member : members) {
            read.add(new ReadMember(
                    member.id(),
                    member.counts().records(),
                    member.counts().records() - member.counts().ignoredTotal(),
                    member.counts().rejectedTotal(),
                    member.counts().times(),
                    lost(member)));
        }
        return read;
    }

    private static List<LostRecords> lost(MemberReport member) {
        return member.lost().stream()
                .map(range -> new LostRecords(
                        member.id(),
                        range.chunk(),
                        range.from(),
                        range.to(),
                        range.before(),
                        range.after(),
                        range.fromTime() != LostRange.UNKNOWN && range.toTime() >= range.fromTime()
                                ? Optional.of(new TimeRange(range.fromTime(), range.toTime()))
                                : Optional.empty(),
                        range.host(),
                        range.channel()))
                .toList();
    }

    /// What years of stamps that have none rest on, where it is not the file itself.
    List<Limitation> years() {
        List<Limitation> years = new ArrayList<>();
        for (MemberReport member : state.manifest().members()) {
            Map<String, String> used = member.usedInputs();
            Optional<YearSource> from = YearSource.of(used).filter(YearSource::isOutside);
            if (from.isPresent()) {
                boolean fileTime = from.get() == YearSource.FILE_TIME;
                years.add(new Limitation(
                        fileTime ? "YEAR_FROM_FILE_TIME" : "YEAR_FROM_OTHER_FILES",
                        member.id(),
                        fileTime
                                ? new Wording(
                                        "the file's stamps have no year; it was taken from the file's time, which any"
                                                + " copy may change. Name it under read:",
                                        "ファイルの時刻に年がなく、複製で変わり得るファイルの更新日時から補った。read: での指定が必要")
                                : new Wording(
                                        "the file's stamps have no year; the year closest to the other files was taken",
                                        "ファイルの時刻に年がなく、他のファイルに最も近い年とした")));
            }
            boolean longer = member.counts()
                    .times()
                    .filter(when -> when.to() - when.from() > LONGEST_WITHOUT_YEAR)
                    .isPresent();
            if (longer && used.containsKey(YearSource.ANCHOR_INPUT)) {
                years.add(new Limitation(
                        "YEAR_AMBIGUOUS",
                        member.id(),
                        new Wording(
                                "the file's stamps have no year and span eleven months or more: some may be of another"
                                        + " year",
                                "ファイルの時刻に年がなく、十一か月以上にわたるため、一部の年が異なる可能性がある")));
            }
        }
        return years;
    }

    /// U1 to U8 of every asset in scope.
    Map<String, Exposure> exposures(CaseCoverage coverage, List<ReportedDetection> detections) {
        Map<String, Standing> standings = new HashMap<>();
        for (ReportedDetection detection : detections) {
            if (detection.detector().equals("egress") && detection.score() >= thresholds.indicationScore()) {
                String key = detection.subject().get("asset") + "\t"
                        + detection.subject().get("destination");
                standings.put(key, detection.decision() == Decision.BENIGN ? Standing.DECIDED_BENIGN : Standing.HIT);
            }
        }
        return new ResidualBound(
                        context,
                        (asset, external) -> standings.getOrDefault(asset + "\t" + external, Standing.UNEXPLAINED))
                .of(coverage, flows, state.rows(Setup.LEDGER));
    }

    /// What was done to logs in W, as T counts it.
    static List<Signal> tampering(Context context) {
        return context.absolute().stream()
                .filter(signal ->
                        signal.kind() == SignalKind.LOG_CLEARED || signal.kind() == SignalKind.AUDIT_POLICY_CHANGED)
                .filter(signal -> signal.when().overlaps(context.window()))
                .toList();
    }

    /// First encryption, else the end of W.
    long criticalEnd() {
        return context.absolute().stream()
                .filter(signal -> signal.kind() == SignalKind.EXTENSION_COLLAPSE
                        || signal.kind() == SignalKind.FILE_RATE
                        || signal.kind() == SignalKind.DECLARED_ENCRYPTION)
                .mapToLong(signal -> signal.when().from())
                .filter(at -> context.window().contains(at))
                .min()
                .orElse(context.window().to());
    }

    /// The latest split of any asset.
    static Optional<Long> split(CaseCoverage coverage) {
        return coverage.assets().stream()
                .flatMap(asset -> asset.split().stream().boxed())
                .max(Long::compare);
    }
}
