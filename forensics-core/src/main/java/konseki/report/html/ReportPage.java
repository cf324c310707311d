package konseki.report.html;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import konseki.finding.AffectedAsset;
import konseki.finding.AttackPath;
import konseki.finding.ByteAmount;
import konseki.finding.CaseClock;
import konseki.finding.ChannelGroup;
import konseki.finding.Claim;
import konseki.finding.Coverage;
import konseki.finding.CoverageSummary;
import konseki.finding.EgressTotal;
import konseki.finding.EvidenceSummary;
import konseki.finding.Examination;
import konseki.finding.Finding;
import konseki.finding.Gap;
import konseki.finding.Language;
import konseki.finding.ReportedDetection;
import konseki.finding.SupportingQuery;
import konseki.finding.TimeRange;
import konseki.finding.Verdict;
import konseki.report.FirstScreen;

/// What the templates of the report show: parts of the finding in the order in which they are printed, each at most as
/// long as a page bears. Belongs to one thread.
final class ReportPage {
    static final int MAX_CLAIMS = 600;
    static final int MAX_ROWS = 600;
    static final int MAX_MEMBERS = 1_000;
    static final int MAX_EGRESS = 25;
    static final int MAX_RUNS = 8;
    /// States of coverage that leave nothing open.
    private static final Set<String> RECORDED =
            Set.of(new Coverage.Direct(0).state(), new Coverage.Blocked(0).state(), new Coverage.Off().state());

    private final Finding finding;
    private final ReportWords words;
    private final CaseClock clock;
    private final QueryAnnex annex;

    ReportPage(Finding finding, Language language) {
        this.finding = finding;
        this.words = new ReportWords(language);
        this.clock = new CaseClock(finding.zone());
        this.annex = QueryAnnex.of(finding);
    }

    Finding finding() {
        return finding;
    }

    ReportWords words() {
        return words;
    }

    String languageTag() {
        return words.language().name().toLowerCase(Locale.ROOT);
    }

    // ---- values

    String moment(Instant moment) {
        return clock.moment(CaseClock.nanos(moment));
    }

    String moment(long nanos) {
        return clock.moment(nanos);
    }

    String utc(long nanos) {
        return clock.utc(nanos);
    }

    String range(TimeRange range) {
        return clock.range(range, words.language());
    }

    String number(long number) {
        return FirstScreen.grouped(number);
    }

    String bytes(long bytes) {
        return ByteAmount.roundedUp(bytes);
    }

    String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? ByteAmount.roundedUp(bytes.getAsLong()) : words.in("not known", "不明");
    }

    /// `99.00 %`, rounded down as the finding's basis points are.
    String percent(int basisPoints) {
        int hundredths = basisPoints % 100;
        return basisPoints / 100 + (hundredths < 10 ? ".0" : ".") + hundredths + " %";
    }

    String names(List<String> names, int most) {
        String separator = words.in(", ", "、");
        String text = names.stream().limit(most).collect(Collectors.joining(separator));
        return names.size() > most
                ? text + separator + words.in(names.size() - most + " more", "ほか " + (names.size() - most) + " 件")
                : text;
    }

    /// How a machine was reached.
    String methods(List<String> kinds) {
        return names(kinds.stream().map(words::translated).toList(), kinds.size());
    }

    // ---- queries

    java.util.Collection<QueryAnnex.Entry> queries() {
        return annex.entries();
    }

    QueryAnnex.Entry query(String text) {
        return annex.entry(text);
    }

    List<QueryAnnex.Entry> queries(List<SupportingQuery> queries) {
        return annex.entries(queries);
    }

    // ---- the verdict

    List<Claim> claims(ChannelGroup group) {
        return finding.claims(group);
    }

    Capped<Claim> claims() {
        return Capped.of(finding.claims(ChannelGroup.N), MAX_CLAIMS, "claims");
    }

    /// Claims with at least one failed clause, by their text: `LIMITED_TAMPERING`, what was found, what is needed.
    Map<konseki.finding.FailedClause, List<String>> failed() {
        Map<konseki.finding.FailedClause, List<String>> assets = new java.util.LinkedHashMap<>();
        finding.claims(ChannelGroup.N)
                .forEach(claim -> claim.failedClauses()
                        .forEach(failed -> assets.computeIfAbsent(failed, _ -> new java.util.ArrayList<>())
                                .add(claim.asset())));
        return assets;
    }

    /// How far a group that no log decides was looked at, and by whose word.
    String examination(ChannelGroup group) {
        String seen = finding.claims(group).stream()
                .map(Claim::examination)
                .distinct()
                .sorted()
                .map(words::examination)
                .collect(Collectors.joining(", "));
        String by = finding.claims(group).stream()
                .map(Claim::attestedBy)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        String text = seen.isEmpty() ? words.examination(Examination.NOT_EXAMINED) : seen;
        return by.isEmpty() ? text : text + " (" + by + ")";
    }

    /// Gaps of the network claims, material ones first, then by length.
    Capped<Gap> gaps() {
        List<Gap> gaps = finding.claims(ChannelGroup.N).stream()
                .flatMap(claim -> claim.gaps().stream())
                .distinct()
                .sorted(Comparator.comparing(Gap::material)
                        .reversed()
                        .thenComparingLong(gap -> -gap.when().seconds())
                        .thenComparing(Gap::subject)
                        .thenComparing(Gap::source))
                .toList();
        return Capped.of(gaps, MAX_ROWS, "claims");
    }

    // ---- machines

    List<AffectedAsset> affected() {
        return finding.assets().stream().filter(ReportPage::isAffected).toList();
    }

    List<AffectedAsset> notFoundAffected() {
        return finding.assets().stream().filter(asset -> !isAffected(asset)).toList();
    }

    Capped<AffectedAsset> affectedRows() {
        return Capped.of(affected(), MAX_ROWS, "assets");
    }

    Capped<AffectedAsset> notFoundAffectedRows() {
        return Capped.of(notFoundAffected(), MAX_ROWS, "assets");
    }

    private static boolean isAffected(AffectedAsset asset) {
        return asset.taintedSince().isPresent()
                || asset.encryptedAt().isPresent()
                || !asset.clearedLogs().isEmpty()
                || !asset.methods().isEmpty()
                || asset.active().isPresent();
    }

    Optional<CoverageSummary> coverage(String asset) {
        return finding.coverage().stream()
                .filter(one -> one.kind() == CoverageSummary.Kind.ASSET
                        && one.subject().equals(asset))
                .findFirst();
    }

    /// Machines whose encryption has a beginning, the first one first.
    List<AffectedAsset> encrypted() {
        return finding.assets().stream()
                .filter(asset -> asset.encryptedAt().isPresent())
                .sorted(Comparator.comparing(
                                (AffectedAsset asset) -> asset.encryptedAt().orElseThrow())
                        .thenComparing(AffectedAsset::name))
                .toList();
    }

    /// Names of machines reached, without the addresses that the attacker had inside.
    List<String> reached() {
        List<String> inside = finding.path().entries().stream()
                .flatMap(entry -> entry.insideAs().stream())
                .toList();
        return finding.path().path().stream()
                .map(AttackPath.Step::asset)
                .filter(name -> !inside.contains(name))
                .toList();
    }

    List<String> cleared() {
        return finding.assets().stream()
                .filter(asset -> !asset.clearedLogs().isEmpty())
                .map(AffectedAsset::name)
                .toList();
    }

    // ---- bytes, coverage, evidence

    Capped<EgressTotal> unexplained() {
        return Capped.of(
                finding.egress().stream()
                        .filter(total -> total.explained().isEmpty() && total.bytesHi() > 0)
                        .toList(),
                MAX_EGRESS,
                "egress");
    }

    Capped<EgressTotal> explained() {
        return Capped.of(
                finding.egress().stream()
                        .filter(total -> !total.explained().isEmpty())
                        .toList(),
                MAX_EGRESS,
                "egress");
    }

    DayChart unexplainedByDay() {
        return DayChart.of(finding.outbound().days(), konseki.finding.Outbound.Day::unexplained);
    }

    DayChart allowedByDay() {
        return DayChart.of(finding.outbound().days(), konseki.finding.Outbound.Day::allowed);
    }

    CoverageChart coverageChart() {
        return CoverageChart.of(finding.coverage(), finding.window().range(), clock, words);
    }

    PathChart pathChart() {
        return PathChart.of(finding.path(), clock);
    }

    Capped<CoverageSummary> coverage() {
        return Capped.of(finding.coverage(), MAX_ROWS, "coverage");
    }

    /// Hours in which bytes could have passed unrecorded.
    Capped<CoverageSummary.Run> lacking(CoverageSummary coverage) {
        List<CoverageSummary.Run> lacking = coverage.runs().stream()
                .filter(run -> !RECORDED.contains(run.state()))
                .toList();
        return Capped.of(lacking, MAX_RUNS, "coverage");
    }

    Capped<EvidenceSummary.Member> members() {
        return Capped.of(finding.evidence().members(), MAX_MEMBERS, "evidence.members");
    }

    Capped<EvidenceSummary.Unread> unread() {
        return Capped.of(finding.evidence().unread(), MAX_ROWS, "evidence.unread");
    }

    Capped<konseki.finding.Limitation> limitations() {
        return Capped.of(finding.limitations(), MAX_ROWS, "limitations");
    }

    /// Its measured values are English in both languages of the finding.
    String limitation(konseki.finding.Limitation limitation) {
        return words.translated(words.in(limitation.text()));
    }

    Capped<konseki.finding.AppliedDisposition> dispositions() {
        return Capped.of(finding.dispositions(), MAX_ROWS, "dispositions");
    }

    /// `-2.000 s`
    String seconds(long nanos) {
        long millis = Math.abs(nanos / 1_000_000);
        String sign = nanos < 0 && millis > 0 ? "-" : "";
        String thousandths = Long.toString(1000 + millis % 1000).substring(1);
        return sign + millis / 1000 + "." + thousandths + " s";
    }

    // ---- detections and time

    Capped<ReportedDetection> detections() {
        return Capped.of(finding.detections(), MAX_ROWS, "detections");
    }

    Capped<AttackPath.Edge> edges() {
        return Capped.of(finding.path().edges(), MAX_ROWS, "path.edges");
    }

    Capped<Timeline.Row> timeline() {
        return Capped.of(Timeline.of(finding, words), MAX_ROWS, "detections");
    }

    /// Verdicts of the network claims, worst first, with how many assets have each.
    Map<Verdict, Long> counts() {
        return finding.claims(ChannelGroup.N).stream()
                .collect(Collectors.groupingBy(Claim::verdict, TreeMap::new, Collectors.counting()));
    }
}
