package konseki.finding;

import static konseki.finding.ClaimCases.END;
import static konseki.finding.ClaimCases.START;
import static konseki.finding.ClaimCases.claim;
import static konseki.finding.ClaimCases.gap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import konseki.event.Timestamp;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private static final Optional<Instant> WHOLE = Optional.empty();
    private static final Volume UNBOUNDED = new Volume.Unbounded(new Wording("a line without a known rate", "回線速度が不明"));

    private final Statements statements =
            new Statements(new CaseClock(ZoneId.of("Asia/Tokyo")), ClaimCases.window(), 25_000_001);

    @Test
    void boundedSaysHowMuchCouldHaveLeft() {
        Wording text = only(
                claim("FS01", ClaimCases.bounded(), WHOLE, Volume.of(1_500_001), List.of()),
                claim("DB01", ClaimCases.bounded(), WHOLE, Volume.of(1), List.of()));
        assertThat(text.ja())
                .isEqualTo("2023-06-01 09:00～2023-06-05 09:00 JSTにおいて、対象2台・2経路の記録を調査した結果、26 MB以上の"
                        + "外部転送の痕跡は確認されませんでした。検出できない可能性のある量の上限は1.6 MBです。攻撃者が操作した通信により"
                        + "320 kBが送信されており、その内容は判別できません。窃取の可能性を完全に否定するものではありません。");
        assertThat(text.en())
                .isEqualTo("Up to 1.6 MB could have left undetected. Traffic that the attacker operated carried 320 kB,"
                        + " and what it carried cannot be told. Within these limits, examination of 2 assets and 2"
                        + " channels over 2023-06-01 09:00 to 2023-06-05 09:00 JST found no trace of a transfer of"
                        + " 26 MB or more to an external destination. This does not rule out theft.");
    }

    @Test
    void limitedNamesWhatCannotBeJudgedFirst() {
        long night = START + Timestamp.DAY;
        List<Gap> gaps = List.of(
                gap("FS01", night + Timestamp.HOUR, night + 2 * Timestamp.HOUR - 1),
                gap("FS01", night, night + Timestamp.HOUR - 1));
        Wording text = only(claim("FS01", ClaimCases.limited(), WHOLE, UNBOUNDED, gaps));
        assertThat(text.ja())
                .isEqualTo("次の範囲は記録がなく判断できません: FS01 (2023-06-02 09:00～2023-06-02 11:00 JST)。"
                        + "検出できない量の上限は示せません（理由: 回線速度が不明）。"
                        + "それ以外の範囲で、対象1台・2経路の記録を調査した結果、26 MB以上の外部転送の痕跡は確認されませんでした。"
                        + "窃取の可能性を否定するものではありません。");
        assertThat(text.en())
                .startsWith(
                        "For FS01 (2023-06-02 09:00 to 2023-06-02 11:00 JST) there are no records and nothing can be"
                                + " said. No limit can be given for what could have left undetected (reason: a line without a"
                                + " known rate). Outside these, examination of 1 asset and 2 channels over");
    }

    @Test
    void aSplitWindowNamesBothParts() {
        Optional<Instant> split = Optional.of(Instant.parse("2023-06-02T00:00:00Z"));
        List<Gap> gaps = List.of(gap("FS01", START, Timestamp.of(2023, 6, 2, 0, 0, 0, 0, 0) - 1));
        Wording text = only(claim("FS01", ClaimCases.limited(), split, Volume.of(10), gaps));
        assertThat(text.ja())
                .startsWith("2023-06-02 09:00 JSTより前の期間は記録がなく判断できません。2023-06-02 09:00 JST以降については、"
                        + "検出できない可能性のある量の上限は10 Bです。");
        assertThat(text.en()).startsWith("Before 2023-06-02 09:00 JST there are no records and nothing can be said.");
        Wording inconclusive =
                only(claim("FS01", ClaimCases.inconclusive(ReasonCode.LOW_COVERAGE), split, UNBOUNDED, gaps));
        assertThat(inconclusive.ja())
                .isEqualTo("2023-06-02 09:00 JSTより前の期間は記録がなく判断できません。2023-06-02 09:00 JST以降については、"
                        + "記録の不足(記録のある時間の不足)により、外部転送の有無を判断できません。");
    }

    @Test
    void assetsThatShareAVerdictShareAStatement() {
        List<Statement> all = statements.of(List.of(
                claim("A", ClaimCases.limited(), WHOLE, Volume.of(1), List.of()),
                claim("B", ClaimCases.inconclusive(ReasonCode.MATERIAL_GAP), WHOLE, UNBOUNDED, List.of()),
                claim("C", ClaimCases.limited(), WHOLE, Volume.of(1), List.of()),
                claim("C", ChannelGroup.M, ClaimCases.bounded(), WHOLE, Volume.none(), List.of())));
        assertThat(all).extracting(Statement::assets).containsExactly(List.of("B"), List.of("A", "C"));
        assertThat(all.getFirst().grade()).isEqualTo("INCONCLUSIVE(MATERIAL_GAP)");
    }

    @Test
    void noTextSaysThatNothingLeakedOrThatNobodyNeedsToBeTold() {
        List<Wording> all = new ArrayList<>(List.of(Statements.NOTICE));
        for (Clause clause : Clause.values()) {
            all.add(clause.wording());
            List<ReasonCode> reasons =
                    clause.grade() == Verdict.NO_EVIDENCE_LIMITED ? List.of(ReasonCode.values()) : List.of();
            Verdict verdict = reasons.isEmpty() ? clause.grade() : Verdict.INCONCLUSIVE;
            Grade grade = new Grade(verdict, clause, List.of(), reasons);
            for (Volume volume : List.of(Volume.of(1), UNBOUNDED)) {
                for (List<Gap> gaps : List.of(List.<Gap>of(), List.of(gap("A", START, END)))) {
                    all.add(only(claim("A", grade, WHOLE, volume, gaps)));
                }
            }
        }
        for (ReasonCode code : ReasonCode.values()) {
            all.add(code.wording());
        }
        for (GapReason reason : GapReason.values()) {
            all.add(reason.wording());
        }
        assertThat(all).hasSizeGreaterThan(200);
        for (Wording wording : all) {
            assertThat(wording.en().toLowerCase(Locale.ROOT))
                    .doesNotContain("not required", "no leak", "not leak", "did not leave", "clean");
            assertThat(wording.ja()).doesNotContain("不要", "漏えいはなかった", "漏えいはありません", "必要はありません");
        }
    }

    private Wording only(Claim... claims) {
        List<Statement> made = statements.of(List.of(claims));
        assertThat(made).hasSize(1);
        return made.getFirst().text();
    }
}
