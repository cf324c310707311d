package konseki.finding;

import static konseki.finding.ClaimCases.claim;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final List<Wording> CONFIRMED = List.of();

    @Test
    void theWorstNetworkClaimDecidesAndCountsStandBeside() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            claims.add(network("S" + i, ClaimCases.limited()));
        }
        claims.add(network("DB02", ClaimCases.inconclusive(ReasonCode.MATERIAL_GAP)));
        claims.add(network("DB03", ClaimCases.inconclusive(ReasonCode.MATERIAL_GAP)));
        Headline headline = Headline.of(claims, CONFIRMED);
        assertThat(headline.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(headline.counts()).isEqualTo("12 of 14: LIMITED; 2: INCONCLUSIVE(MATERIAL_GAP)");
        assertThat(ExitStatus.of(headline).code()).isEqualTo(20);
    }

    @Test
    void otherGroupsDoNotDecide() {
        Claim media = claim(
                "FS01",
                ChannelGroup.M,
                ClaimCases.inconclusive(ReasonCode.LOW_COVERAGE),
                Optional.empty(),
                Volume.none(),
                List.of());
        Headline headline = Headline.of(List.of(network("FS01", ClaimCases.bounded()), media), CONFIRMED);
        assertThat(headline.verdict()).isEqualTo(Verdict.NO_EVIDENCE_BOUNDED);
        assertThat(headline.counts()).isEqualTo("1: BOUNDED");
        assertThat(ExitStatus.of(headline).code()).isZero();
    }

    @Test
    void provisionalExitsTwentyWhateverItSays() {
        Grade confirmed = new Grade(Verdict.TRANSFER_CONFIRMED, Clause.CONFIRMED_BY_ANALYST, List.of(), List.of());
        List<Claim> claims = List.of(network("FS01", confirmed));
        assertThat(ExitStatus.of(Headline.of(claims, CONFIRMED)).code()).isEqualTo(10);
        assertThat(ExitStatus.of(Headline.of(claims, List.of(new Wording("networks", "範囲"))))
                        .code())
                .isEqualTo(20);
    }

    @Test
    void nothingInScopeIsNotAssessable() {
        assertThat(Headline.of(List.of(), CONFIRMED).verdict()).isEqualTo(Verdict.NOT_ASSESSABLE);
    }

    private static Claim network(String asset, Grade grade) {
        return claim(asset, grade, Optional.empty(), Volume.none(), List.of());
    }
}
