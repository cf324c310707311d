package konseki.finding;

import static konseki.finding.ClaimCases.END;
import static konseki.finding.ClaimCases.START;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import konseki.event.Timestamp;
import konseki.finding.Disposition.Decision;

/// A finding in which every record occurs, with and without its optional values, and a hostile name.
public final class FindingCases {
    public static final String HOSTILE = "evil\u001b[2J\u202e\"\\`]\n";

    private FindingCases() {}

    public static Finding rich() {
        List<Claim> claims = List.of(
                ClaimCases.claim("FS01", withSplit(ClaimCases.limited()), split(), Volume.of(7_000_000_000L), gaps()),
                ClaimCases.claim(
                        "DB01",
                        ClaimCases.inconclusive(ReasonCode.MATERIAL_GAP),
                        Optional.empty(),
                        new Volume.Unbounded(new Wording("a line without a known rate", "回線速度が不明")),
                        List.of()),
                ClaimCases.claim(
                        "FS01", ChannelGroup.M, ClaimCases.bounded(), Optional.empty(), Volume.none(), List.of()));
        List<Wording> unconfirmed = List.of(new Wording("Which networks are internal?", "内部ネットワークはどれですか"));
        AttackWindow window = ClaimCases.window();
        return new Finding(
                7,
                "case " + HOSTILE,
                ZoneId.of("Asia/Tokyo"),
                Headline.of(claims, unconfirmed),
                Statements.NOTICE,
                new Statements(new CaseClock(ZoneId.of("Asia/Tokyo")), window, 25_000_000).of(claims),
                window,
                25_000_000,
                claims,
                assets(),
                detections(),
                path(),
                egress(),
                outbound(),
                List.of(new Deadline(new Wording("preliminary report", "速報"), "2023-06-09")),
                coverage(),
                List.of(
                        new SeededControl(
                                "fortinet (text)",
                                Channel.K13,
                                1,
                                OptionalLong.of(25_000_000),
                                Control.PASSED,
                                List.of()),
                        new SeededControl(
                                "windows (named)",
                                Channel.K8,
                                1,
                                OptionalLong.empty(),
                                Control.FAILED,
                                List.of("FS01: not read"))),
                List.of(new NaturalControl("backup", 20, 20, 3, 2, 5_000, 9_000, List.of("2023-06-03"))),
                sources(),
                "M. Sato",
                List.of(
                        new ClockEntry("fw1", OptionalLong.of(-2_000_000_000L), 500_000_000L, "case.yaml"),
                        new ClockEntry("proxy", OptionalLong.empty(), 24 * Timestamp.HOUR, "unknown")),
                dispositions(),
                List.of(new Proof(
                        "sample of files on a leak site", "a".repeat(64), "M. Sato", "2023-06-09", List.of("FS01"))),
                next(),
                List.of(new Wording("FS01 was encrypted from 03:00 JST on", "FS01 は 3 時から暗号化された")),
                List.of(new Wording("clocks are right to 24 h", "時刻のずれは 24 時間以内")),
                List.of(),
                Limitations.of(claims),
                evidence(),
                VerdictThresholds.DEFAULT,
                new TreeMap<>(Map.of("egress.robust-z", "6")),
                "c".repeat(64));
    }

    private static Grade withSplit(Grade grade) {
        return new Grade(
                grade.verdict(),
                grade.decidedBy(),
                grade.failed(),
                List.of(ReasonCode.LOW_COVERAGE, ReasonCode.LEFT_CENSORED));
    }

    private static Optional<Instant> split() {
        return Optional.of(Instant.parse("2023-06-01T06:00:00Z"));
    }

    private static List<Gap> gaps() {
        return List.of(ClaimCases.gap("FS01", START + Timestamp.DAY, START + Timestamp.DAY + Timestamp.HOUR - 1));
    }

    private static List<AffectedAsset> assets() {
        return List.of(
                new AffectedAsset(
                        "FS01",
                        "server",
                        true,
                        Optional.of(CaseClock.instant(START + 5)),
                        Optional.of(new TimeRange(START, END)),
                        List.of("rdp"),
                        Optional.of(Instant.parse("2023-06-04T18:00:00Z")),
                        List.of("Security")),
                new AffectedAsset(
                        "WEB01",
                        "",
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of()));
    }

    private static List<ReportedDetection> detections() {
        SupportingQuery query = new SupportingQuery(
                new Wording("bytes to the destination", "宛先への送信量"),
                "(destination.ip:\"198.51.100.7\") AND (user.name:\"``" + HOSTILE + "\")",
                "a".repeat(64),
                31,
                OptionalLong.of(10),
                OptionalLong.of(4_100_000_000L),
                "b".repeat(64),
                List.of("00ff-0-17", "00ff-3.0-42"));
        ReportedDetection egress = new ReportedDetection(
                "D1",
                "egress",
                Severity.HIGH,
                "FS01 sent 4.1 GB to " + HOSTILE,
                new TreeMap<>(Map.of("asset", "FS01", "destination", "198.51.100.7")),
                new TimeRange(START, START + Timestamp.HOUR),
                78,
                List.of("egress-absolute", "egress-first-seen"),
                List.of(new Technique("T1567.002", "Exfiltration to Cloud Storage")),
                new TreeMap<>(Map.of("bytes", "4100000000")),
                List.of("backup: the destination is on no list"),
                Decision.UNRESOLVED,
                List.of(query));
        ReportedDetection encryption = new ReportedDetection(
                "D2",
                "encryption",
                Severity.CRITICAL,
                "FS01 encrypted",
                new TreeMap<>(),
                new TimeRange(END, END),
                95,
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                Decision.CONFIRMED,
                List.of());
        return List.of(egress, encryption);
    }

    private static AttackPath path() {
        return new AttackPath(
                List.of(new AttackPath.Entry(
                        "203.0.113.9", "VPN", "tanaka", Optional.of("10.9.0.3"), new TimeRange(START, START), 80)),
                List.of(new AttackPath.Edge(
                        "10.9.0.3", "FS01", "tanaka", List.of("rdp"), new TimeRange(START, END), 64)),
                List.of(
                        new AttackPath.Step("10.9.0.3", CaseClock.instant(START), Optional.empty(), "entry"),
                        new AttackPath.Step("FS01", CaseClock.instant(START + 9), Optional.of("10.9.0.3"), "rdp")));
    }

    private static List<EgressTotal> egress() {
        TimeRange all = new TimeRange(START, END);
        return List.of(
                new EgressTotal("FS01", "192.0.2.44", "", 5_000_000_000L, 5_000_000_000L, "nightly backup", all, "q1"),
                new EgressTotal("FS01", "198.51.100.7", HOSTILE, 10, 4_100_000_000L, "", all, "q2 " + HOSTILE));
    }

    private static Outbound outbound() {
        return new Outbound(
                "* | sum(fx.egress.hi) by fx.day",
                List.of(
                        new Outbound.Day("2023-06-04", 5_000_000_000L, 0),
                        new Outbound.Day("2023-06-05", 0, 4_100_000_000L)));
    }

    private static List<CoverageSummary> coverage() {
        TimeRange all = new TimeRange(START, END);
        return List.of(
                new CoverageSummary(
                        "FS01",
                        CoverageSummary.Kind.ASSET,
                        9_950,
                        9_310,
                        9_990,
                        9_700,
                        3_600,
                        List.of(new CoverageSummary.Run(all, new Coverage.Direct(7).state())),
                        List.of(new CoverageSummary.Run(all, new Coverage.Indirect(7).state())),
                        List.of("fw1")),
                new CoverageSummary(
                        "ISP-A", CoverageSummary.Kind.LINE, 0, 0, 0, 0, 9, List.of(), List.of(), List.of()));
    }

    private static List<InventoriedSource> sources() {
        return List.of(
                new InventoriedSource(
                        "fw1",
                        "firewall",
                        true,
                        true,
                        List.of(),
                        false,
                        1_234_567,
                        Optional.of(new TimeRange(START, END))),
                new InventoriedSource("DC02", "host", false, false, List.of("DC01"), true, 0, Optional.empty()));
    }

    private static List<AppliedDisposition> dispositions() {
        return List.of(new AppliedDisposition(
                new Disposition(
                        "destination.ip:192.0.2.44",
                        Decision.BENIGN,
                        "nightly backup",
                        "M. Sato",
                        "2023-06-07",
                        Optional.of(new Disposition.Signer("K. Mori", "2023-06-08")),
                        Optional.of(new Disposition.HitSet(OptionalLong.of(30), OptionalLong.empty(), ""))),
                31,
                OptionalLong.of(9_000),
                "d".repeat(64),
                false,
                true));
    }

    private static List<NextStep> next() {
        return List.of(
                new NextStep(
                        new Wording("Security log of DC02, 1 to 5 June", "DC02 の Security ログ（6 月 1 日～5 日）"),
                        new Wording("named by DC01", "DC01 の記録に現れる"),
                        Optional.of("FS01"),
                        Verdict.INCONCLUSIVE,
                        Verdict.NO_EVIDENCE_LIMITED,
                        Volume.of(5_000_000_000L),
                        90),
                new NextStep(
                        new Wording("uplink counter", "回線のカウンター"),
                        new Wording("fills the gap of fw1", "fw1 の欠落を補う"),
                        Optional.empty(),
                        Verdict.INCONCLUSIVE,
                        Verdict.INCONCLUSIVE,
                        new Volume.Unbounded(new Wording("a line without a known rate", "回線速度が不明")),
                        10));
    }

    private static EvidenceSummary evidence() {
        return new EvidenceSummary(
                "e".repeat(64),
                2,
                1_234_567_890,
                1_234_567,
                1_234_500,
                3,
                4,
                60,
                List.of(new EvidenceSummary.Member(
                        "f".repeat(64),
                        "3.0",
                        1_234_567_000,
                        "syslog/fortinet.traffic",
                        1_234_567,
                        1_234_500,
                        3,
                        4,
                        60,
                        Optional.of(new TimeRange(START, END)))),
                List.of(
                        new EvidenceSummary.Unread(
                                "0".repeat(64), "0", OptionalLong.of(890), "unknown format: " + HOSTILE),
                        new EvidenceSummary.Unread("1".repeat(64), "0", OptionalLong.empty(), "cannot be opened")));
    }
}
