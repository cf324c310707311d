package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.detect.CaseRules;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.evidence.ReadingRules;
import konseki.finding.Disposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {

    @Test
    void saysNothingWhereNobodySaidAnything() throws CaseFileException {
        CaseRules rules = parse("").rules();
        assertThat(rules.name()).isEqualTo("unnamed");
        assertThat(rules.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(rules.windowFrom()).isEmpty();
        assertThat(rules.windowTo()).isEmpty();
        assertThat(rules.internal()).isSameAs(Networks.PRIVATE);
        assertThat(rules.networksConfirmed()).isFalse();
        assertThat(rules.vpnPool().isEmpty()).isTrue();
        assertThat(rules.assets()).isEmpty();
        assertThat(rules.lines()).isEmpty();
        assertThat(rules.sources()).isEmpty();
        assertThat(rules.clocks()).isEmpty();
        assertThat(rules.allow()).isEmpty();
        assertThat(rules.encrypted()).isEmpty();
        assertThat(rules.attestations()).isEqualTo(CaseRules.Attestations.NONE);
        assertThat(rules.dispositions()).isEmpty();
        assertThat(parse("").thresholds().number("egress", "x")).isEmpty();
        assertThat(parse("").readingRules("a")).isEqualTo(ReadingRules.NONE);
    }

    @Test
    void takesAKeyWithoutValueForAbsent() throws CaseFileException {
        CaseFile file = parse("""
                case:
                timezone: ~
                window: { from: null }
                networks:
                assets:
                thresholds: { egress: , other: { a: } }
                """);
        assertThat(file.rules())
                .usingRecursiveComparison()
                .isEqualTo(CaseFile.none().rules());
        assertThat(file.thresholds().number("other", "a")).isEmpty();
    }

    @Test
    void readsNameAndZone() throws CaseFileException {
        CaseRules rules = parse("case: 外部転送なし\ntimezone: Asia/Tokyo\n").rules();
        assertThat(rules.name()).isEqualTo("外部転送なし");
        assertThat(rules.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void readsAByteOrderMark() throws CaseFileException {
        assertThat(parse("\ufeffcase: x").rules().name()).isEqualTo("x");
    }

    @Test
    void readsTheWindowWithOffsetOrInTheZoneOfTheCase() throws CaseFileException {
        CaseRules rules = parse("""
                        timezone: Asia/Tokyo
                        window: { from: "2023-06-02T15:00:00.5Z", to: "2023-06-05 09:00" }
                        """).rules();
        assertThat(rules.windowFrom()).hasValue(Timestamp.of(2023, 6, 3, 0, 0, 0, 500_000_000, 9 * 3600));
        assertThat(rules.windowTo()).hasValue(Timestamp.of(2023, 6, 5, 9, 0, 0, 0, 9 * 3600));
    }

    @Test
    void readsHalfAWindow() throws CaseFileException {
        CaseRules rules = parse("window: { to: 2023-06-05T00:00:00Z }").rules();
        assertThat(rules.windowFrom()).isEmpty();
        assertThat(rules.windowTo()).hasValue(Timestamp.of(2023, 6, 5, 0, 0, 0, 0, 0));
    }

    @Test
    void readsNetworks() throws CaseFileException {
        CaseRules rules = parse("networks: { internal: [10.10.0.0/16, '2001:db8::/32'], vpn-pool: 10.10.200.0/24 }")
                .rules();
        assertThat(rules.internal().written())
                .startsWith("10.10.0.0/16", "2001:db8::/32")
                .containsAll(Networks.NOT_FORWARDED.written());
        assertThat(rules.networksConfirmed()).isTrue();
        assertThat(rules.vpnPool().written()).containsExactly("10.10.200.0/24");
    }

    @Test
    void confirmsNoNetworksWithTheVpnPoolAlone() throws CaseFileException {
        CaseRules rules =
                parse("networks: { internal: [], vpn-pool: [10.10.200.0/24] }").rules();
        assertThat(rules.networksConfirmed()).isFalse();
        assertThat(rules.internal()).isSameAs(Networks.PRIVATE);
    }

    @Test
    void readsAssets() throws CaseFileException {
        CaseRules.Asset asset = parse("""
                        lines: [{ name: wan1 }, { name: wan2 }]
                        assets:
                          - name: DB01
                            hosts: [DB01, DB01.corp.example]
                            addresses: [10.10.1.11]
                            role: server
                            holds-data: true
                            volume-at-risk: 12 GiB
                            lines: [wan1]
                        """).rules().assets().getFirst();
        assertThat(asset.name()).isEqualTo("DB01");
        assertThat(asset.hosts()).containsExactly("DB01", "DB01.corp.example");
        assertThat(asset.addresses().written()).containsExactly("10.10.1.11");
        assertThat(asset.role()).isEqualTo("server");
        assertThat(asset.holdsData()).isTrue();
        assertThat(asset.volumeAtRisk()).hasValue(12L << 30);
        assertThat(asset.lines()).containsExactly("wan1");
    }

    @Test
    void letsAnAssetUseEveryLineUnlessItSaysWhich() throws CaseFileException {
        List<CaseRules.Asset> assets = parse(
                        "assets: [{ name: A }, { name: B, lines: [] }]\nlines: [{ name: x }, { name: y }]")
                .rules()
                .assets();
        assertThat(assets.get(0).lines()).containsExactly("x", "y");
        assertThat(assets.get(1).lines()).isEmpty();
        assertThat(assets.get(0).role()).isEmpty();
        assertThat(assets.get(0).holdsData()).isFalse();
        assertThat(assets.get(0).volumeAtRisk()).isEmpty();
    }

    @Test
    void concludesDataFromItsVolume() throws CaseFileException {
        assertThat(parse("assets: { name: A, volume-at-risk: 500 MB }").rules().assets())
                .singleElement()
                .matches(CaseRules.Asset::holdsData)
                .matches(asset -> asset.volumeAtRisk().equals(OptionalLong.of(500_000_000)));
    }

    @Test
    void readsLines() throws CaseFileException {
        assertThat(parse(
                                "lines: [{ name: wan1, kind: LTE, rate: 100 Mbit/s, rate-source: contract, sensors: [FG], counters: [mrtg] },"
                                        + " { name: wan2 }]")
                        .rules()
                        .lines())
                .containsExactly(
                        new CaseRules.Line(
                                "wan1",
                                "LTE",
                                OptionalLong.of(100_000_000),
                                "contract",
                                List.of("FG"),
                                List.of("mrtg")),
                        new CaseRules.Line("wan2", "", OptionalLong.empty(), "", List.of(), List.of()));
    }

    @Test
    void readsSources() throws CaseFileException {
        assertThat(parse(
                                "sources: [{ sensor: FG, files: ['fg/*'], attacker-writable: false }, { sensor: L, files: l }]")
                        .rules()
                        .sources())
                .containsExactly(
                        new CaseRules.SourceRule("FG", List.of("fg/*"), false),
                        new CaseRules.SourceRule("L", List.of("l"), true));
    }

    @Test
    void readsWhoAttested() throws CaseFileException {
        String yaml = """
                inventory: { attested-by: A. Sato, at: 2023-06-20 }
                channels: { M: { examined: false, attested-by: K. Mori }, C: { examined: true, attested-by: A. Sato } }
                """;
        assertThat(parse(yaml).rules().attestations())
                .isEqualTo(new CaseRules.Attestations(
                        "A. Sato",
                        "2023-06-20",
                        "not examined (attested by K. Mori)",
                        "examined (attested by A. Sato)"));
    }

    @Test
    void subtractsTrueTimeFromDeviceTime() throws CaseFileException {
        String yaml = """
                timezone: Asia/Tokyo
                clocks:
                  - source: FG
                    device-time: "2023-06-06T10:03:10"
                    true-time: "2023-06-06T01:00:00Z"
                    by: A. Sato
                    at: 2023-06-06T10:00+09:00
                """;
        assertThat(parse(yaml).rules().clocks())
                .containsExactly(
                        new CaseRules.ClockNote("FG", 190 * Timestamp.SECOND, "A. Sato", "2023-06-06T10:00+09:00"));
    }

    @Test
    void readsAllowances() throws CaseFileException {
        CaseRules.Allowance allowance = parse(
                        "allow: [{ name: b, sources: [10.1.1.1], destinations: [198.51.100.20/32],"
                                + " domains: [c.example], reason: r }]")
                .rules()
                .allow()
                .getFirst();
        assertThat(allowance.name()).isEqualTo("b");
        assertThat(allowance.sources().written()).containsExactly("10.1.1.1");
        assertThat(allowance.destinations().written()).containsExactly("198.51.100.20/32");
        assertThat(allowance.domains()).containsExactly("c.example");
        assertThat(allowance.reason()).isEqualTo("r");
    }

    @Test
    void readsEncryptedHosts() throws CaseFileException {
        assertThat(parse("encrypted: [{ host: FS01, at: '2023-06-05T03:00:00+09:00' }]")
                        .rules()
                        .encrypted())
                .containsExactly(new CaseRules.EncryptedHost("FS01", Timestamp.of(2023, 6, 5, 3, 0, 0, 0, 9 * 3600)));
    }

    @Test
    void readsDispositions() throws CaseFileException {
        String yaml = """
                dispositions:
                  - { query: 'a:1', verdict: benign, by: A, at: "2023-06-20T10:00:00+09:00", second: { by: B, at: 2023-06-21 }, reason: r }
                  - { query: 'b:2', verdict: unresolved, by: B, at: 2023-06-22 }
                """;
        assertThat(parse(yaml).rules().dispositions())
                .containsExactly(
                        new Disposition(
                                "a:1",
                                Disposition.Decision.BENIGN,
                                "r",
                                "A",
                                "2023-06-20T10:00:00+09:00",
                                Optional.of(new Disposition.Signer("B", "2023-06-21"))),
                        new Disposition(
                                "b:2", Disposition.Decision.UNRESOLVED, "", "B", "2023-06-22", Optional.empty()));
    }

    @Test
    void knowsEveryDecision() throws CaseFileException {
        for (Disposition.Decision decision : Disposition.Decision.values()) {
            String yaml = "dispositions: [{ query: a, by: A, at: 2023-06-22, reason: r, verdict: " + decision.jsonName()
                    + " }]";
            assertThat(parse(yaml).rules().dispositions().getFirst().decision()).isEqualTo(decision);
        }
    }

    @Test
    void letsLaterReadingEntriesSpeakOverEarlierOnes() throws CaseFileException {
        CaseFile file = parse("""
                read:
                  - { files: ["**"], zone: Asia/Tokyo, use-recovered: true }
                  - { files: ["linux/*", "bsd/*"], year: 2023, encoding: cp932, format: lines, use-recovered: false }
                  - { files: ["bsd/*"], zone: "+01:00" }
                """);
        assertThat(file.readingRules("windows/Security.evtx"))
                .isEqualTo(new ReadingRules(
                        Optional.of(ZoneId.of("Asia/Tokyo")), 0, Optional.empty(), Optional.empty(), true));
        assertThat(file.readingRules("bsd/messages"))
                .isEqualTo(new ReadingRules(
                        Optional.of(ZoneId.of("+01:00")),
                        2023,
                        Optional.of("windows-31j"),
                        Optional.of("lines"),
                        false));
    }

    @Test
    void readsThresholdsInTheirBaseUnit() throws CaseFileException {
        Thresholds thresholds = parse("""
                        thresholds:
                          egress: { size: 100 MiB, rate: 1 kB/s, share: 80 %, span: 5 min, days: 7 d, plain: 42 }
                        """).thresholds();
        assertThat(thresholds.number("egress", "size")).hasValue(100L << 20);
        assertThat(thresholds.number("egress", "rate")).hasValue(8000);
        assertThat(thresholds.number("egress", "share")).hasValue(80);
        assertThat(thresholds.number("egress", "span")).hasValue(300 * Timestamp.SECOND);
        assertThat(thresholds.number("egress", "days")).hasValue(7 * Timestamp.DAY);
        assertThat(thresholds.number("egress", "plain", 1)).isEqualTo(42);
        assertThat(thresholds.number("egress", "other", 1)).isEqualTo(1);
        assertThat(thresholds.number("other", "plain")).isEmpty();
    }

    @Test
    void acceptsThresholdsAndFormatsThatAreKnown() throws CaseFileException {
        CaseFile file = parse("thresholds: { egress: { a: 1 } }\nread: [{ files: [x], format: lines }]");
        file.thresholds().requireKnown(Map.of("egress", List.of("a", "b")));
        file.requireKnownFormats(List.of("lines"));
    }

    @Test
    void hashesContentAlone() throws CaseFileException {
        String hash = parse("case: x\nnetworks: { internal: [10.0.0.0/8], vpn-pool: [] }\nwindow:\n")
                .configHash();
        assertThat(hash)
                .matches("[0-9a-f]{64}")
                .isEqualTo(parse("# why\nnetworks:\n  vpn-pool: []\n  internal:\n    - '10.0.0.0/8'\ncase: \"x\"\n")
                        .configHash())
                .isNotEqualTo(parse("case: y\nnetworks: { internal: [10.0.0.0/8], vpn-pool: [] }")
                        .configHash())
                .isNotEqualTo(
                        parse("case: x\nnetworks: { internal: [10.0.0.0/8] }").configHash());
        assertThat(parse("assets: [{ name: A }, { name: B }]").configHash())
                .isNotEqualTo(parse("assets: [{ name: B }, { name: A }]").configHash());
        assertThat(CaseFile.none().configHash()).isEqualTo(parse("").configHash());
    }

    @Test
    void readsAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("case.yaml");
        Files.writeString(file, "case: x\n");
        assertThat(CaseFile.read(file).rules().name()).isEqualTo("x");
    }

    @Test
    void namesEntriesThatNoFileAnswersTo() throws CaseFileException {
        CaseFile file = parse("""
                sources:
                  - { sensor: FW, files: ["fortigate/*"] }
                  - { sensor: DB01, files: ["windows/DB01.*", "DB01.*"] }
                read:
                  - { files: ["linux/*"], zone: Asia/Tokyo }
                """);
        assertThat(file.withoutFile(List.of("fortigate/a.log", "linux/b.log", "windows/DB01.json")))
                .isEmpty();
        assertThat(file.withoutFile(List.of("a.log", "b.log", "DB01.json")))
                .containsExactly("sources: fortigate/*", "read: linux/*");
    }

    private static CaseFile parse(String yaml) throws CaseFileException {
        return CaseFile.parse("case.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
