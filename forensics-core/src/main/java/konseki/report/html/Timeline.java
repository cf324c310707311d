package konseki.report.html;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import konseki.finding.AppliedDisposition;
import konseki.finding.AttackPath;
import konseki.finding.CaseClock;
import konseki.finding.ChannelGroup;
import konseki.finding.Finding;
import konseki.finding.Gap;
import konseki.finding.ReportedDetection;
import konseki.finding.Severity;
import konseki.finding.SupportingQuery;
import konseki.finding.Wording;

/// What happened when: attack, records and people in one order. Belongs to one thread.
final class Timeline {
    private static final Wording ATTACK = new Wording("attack", "攻撃");
    private static final Wording RECORDS = new Wording("records", "記録");
    private static final Wording PERIOD = new Wording("period", "期間");
    private static final Wording DECISION = new Wording("decision", "判断");

    private final Finding finding;
    private final ReportWords words;
    private final List<Row> rows = new ArrayList<>();

    private Timeline(Finding finding, ReportWords words) {
        this.finding = finding;
        this.words = words;
    }

    /// @param at     nanoseconds UTC
    /// @param source where the finding says so: `D3`, `path`
    record Row(long at, Wording kind, String what, String source, List<SupportingQuery> queries) {}

    /// In the order of time; of one moment, in the order of the finding.
    static List<Row> of(Finding finding, ReportWords words) {
        Timeline timeline = new Timeline(finding, words);
        timeline.window();
        finding.path().entries().forEach(timeline::entry);
        finding.path().path().forEach(timeline::step);
        timeline.encryption();
        finding.detections().forEach(timeline::detection);
        timeline.gaps();
        finding.dispositions().forEach(timeline::decision);
        timeline.rows.sort(Comparator.comparingLong(Row::at));
        return timeline.rows;
    }

    private void window() {
        add(finding.window().range().from(), PERIOD, words.in("the examined window begins", "対象期間の始め"), "window");
        finding.window()
                .split()
                .ifPresent(moment -> add(
                        CaseClock.nanos(moment),
                        RECORDS,
                        words.in("before this there are no records", "これより前は記録なし"),
                        "window"));
        add(finding.window().range().to(), PERIOD, words.in("the examined window ends", "対象期間の終わり"), "window");
    }

    private void entry(AttackPath.Entry entry) {
        String by = entry.account().isEmpty() ? words.in("an unknown account", "不明なアカウント") : entry.account();
        add(
                entry.when().from(),
                ATTACK,
                words.in(
                        "candidate of the way in: " + entry.client() + " to " + entry.target() + ", account " + by,
                        "侵入経路の候補: " + entry.client() + " から " + entry.target() + "（アカウント " + by + "）"),
                "path");
    }

    private void step(AttackPath.Step step) {
        add(
                CaseClock.nanos(step.since()),
                ATTACK,
                words.in(
                        step.asset() + " within the attacker's reach: " + step.why(),
                        step.asset() + " が攻撃者の影響下に入り得た最も早い時刻: " + words.translated(step.why())),
                "path");
    }

    private void encryption() {
        finding.assets()
                .forEach(asset -> asset.encryptedAt()
                        .ifPresent(moment -> add(
                                CaseClock.nanos(moment),
                                ATTACK,
                                words.in("encryption of " + asset.name() + " begins", asset.name() + " の暗号化の開始"),
                                "assets")));
    }

    private void detection(ReportedDetection detection) {
        if (detection.severity().compareTo(Severity.MEDIUM) >= 0) {
            rows.add(new Row(
                    detection.when().from(),
                    ATTACK,
                    words.detector(detection.detector()) + ": " + words.translated(detection.title()),
                    detection.id(),
                    detection.queries()));
        }
    }

    private void gaps() {
        Set<Gap> material = new LinkedHashSet<>();
        finding.claims(ChannelGroup.N)
                .forEach(claim -> claim.gaps().stream().filter(Gap::material).forEach(material::add));
        for (Gap gap : material) {
            String subject = gap.source().isEmpty() ? gap.subject() : gap.subject() + " (" + gap.source() + ")";
            add(
                    gap.when().from(),
                    RECORDS,
                    words.in("gap of ", "欠落の開始: ") + subject + ": "
                            + words.in(gap.reason().wording()),
                    "claims");
        }
    }

    /// A decision signed with a day only stands in its table.
    private void decision(AppliedDisposition applied) {
        try {
            String at = applied.disposition().at();
            long moment = CaseClock.nanos(OffsetDateTime.parse(at).toInstant());
            add(
                    moment,
                    DECISION,
                    applied.disposition().by() + ": "
                            + words.decision(applied.disposition().decision()),
                    "dispositions");
        } catch (DateTimeException aDayOnly) {
            // its table prints it as written
        }
    }

    private void add(long at, Wording kind, String what, String source) {
        rows.add(new Row(at, kind, what, source, List.of()));
    }
}
