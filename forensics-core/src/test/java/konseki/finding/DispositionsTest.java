package konseki.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import konseki.finding.Disposition.Decision;
import konseki.finding.Disposition.Signer;
import org.junit.jupiter.api.Test;

class DispositionsTest {

    @Test
    void oneSignerIsEnoughBelowSeventy() {
        assertThat(effective(69, by("Sato", Decision.BENIGN))).isEqualTo(Decision.BENIGN);
        assertThat(effective(70, by("Sato", Decision.BENIGN))).isEqualTo(Decision.UNRESOLVED);
    }

    @Test
    void theSecondSignerIsAnotherPerson() {
        assertThat(effective(90, by("Sato", Decision.BENIGN, "Mori"))).isEqualTo(Decision.BENIGN);
        assertThat(effective(90, by("Sato", Decision.BENIGN, " sato "))).isEqualTo(Decision.UNRESOLVED);
        assertThat(effective(90, by("Sato", Decision.BENIGN), by("Mori", Decision.BENIGN)))
                .isEqualTo(Decision.BENIGN);
        assertThat(effective(90, by("Sato", Decision.BENIGN), by("SATO", Decision.BENIGN)))
                .isEqualTo(Decision.UNRESOLVED);
    }

    @Test
    void analystsWhoDisagreeLeaveItUnresolved() {
        assertThat(effective(50, by("Sato", Decision.BENIGN), by("Mori", Decision.CONFIRMED)))
                .isEqualTo(Decision.UNRESOLVED);
    }

    @Test
    void nobodyMeansUnresolved() {
        assertThat(effective(50)).isEqualTo(Decision.UNRESOLVED);
    }

    private static Decision effective(int score, Disposition... all) {
        return Dispositions.effective(List.of(all), score, 70);
    }

    private static Disposition by(String name, Decision decision) {
        return new Disposition("*", decision, "backup", name, "2023-06-07", Optional.empty());
    }

    private static Disposition by(String name, Decision decision, String second) {
        return new Disposition(
                "*", decision, "backup", name, "2023-06-07", Optional.of(new Signer(second, "2023-06-08")));
    }
}
