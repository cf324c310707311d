package konseki.detect.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {
    private static final Families FAMILIES = Families.BUILT_IN;

    @Test
    void identifiesByExtensionAndNoteOnly() {
        assertThat(FAMILIES.candidates(List.of("akira"), List.of("akira_readme.txt"), Set.of())
                        .getFirst())
                .isEqualTo(new Families.Candidate("Akira", 90, true));
        assertThat(FAMILIES.candidates(List.of("akira"), List.of(), Set.of()).getFirst())
                .isEqualTo(new Families.Candidate("Akira", 50, false));
        assertThat(FAMILIES.candidates(List.of("akira"), List.of(), Set.of("rm"))
                        .getFirst())
                .isEqualTo(new Families.Candidate("Akira", 70, true));
    }

    @Test
    void takesARandomExtensionOnlyFromANoteThatRepeatsIt() {
        assertThat(FAMILIES.candidates(List.of("hljkn3x9q"), List.of("hljkn3x9q.readme.txt"), Set.of())
                        .getFirst())
                .isEqualTo(new Families.Candidate("LockBit 3.0", 90, true));
        assertThat(FAMILIES.candidates(List.of("hljkn3x9q"), List.of("other.readme.txt"), Set.of()))
                .isEmpty();
    }

    @Test
    void makesNothingOfNamesThatManyUse() {
        assertThat(FAMILIES.candidates(List.of("play"), List.of("readme.txt"), Set.of("rm", "backup", "vss")))
                .noneMatch(Families.Candidate::identified);
        assertThat(FAMILIES.isKnownNote("readme.txt", List.of())).isFalse();
        assertThat(FAMILIES.isKnownExtension("inc")).isFalse();
        assertThat(FAMILIES.isKnownExtension("lockbit")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a*c, abc, true",
        "a*c, ac, true",
        "a*c, abd, false",
        "*, '', true",
        "a?c, a1c, true",
        "a?c, a.c, false",
        "*a*b*, xxaxxbxx, true",
        "*a*b, xxaxxbxx, false",
        "id[*].[*].*, id[1].[m].x, true",
        "ab, abc, false"
    })
    void fitsPatterns(String pattern, String text, boolean fits) {
        assertThat(Glob.fits(pattern, text)).isEqualTo(fits);
    }

    @Test
    void aHostileNameCostsNoMoreThanItsLengthTimesThePattern() {
        assertThat(Glob.fits("*a*a*a*a*a*a*b", "a".repeat(5000))).isFalse();
    }
}
