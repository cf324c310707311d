package konseki.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LimitationsTest {
    /// What may stand in Latin letters inside Japanese: names, units, and the grades, which are names as well.
    private static final Pattern NAMES = Pattern.compile("case\\.yaml|LIMITED|BOUNDED|[kMGTPE]?B\\b");

    /// Whatever the rules say of whatever was measured has Japanese words.
    @Test
    void everyClauseThatFailsIsSaidInJapanese() {
        Random random = new Random(5);
        TreeSet<String> seen = new TreeSet<>();
        for (int i = 0; i < 3000; i++) {
            Grade grade = new VerdictRules(VerdictThresholds.DEFAULT).grade(measured(random));
            for (FailedClause failed : grade.failed()) {
                for (String text : List.of(failed.measured(), failed.needed())) {
                    String ja = ClauseWords.ja(text);
                    assertThat(NAMES.matcher(ja).replaceAll("")).as(text).doesNotContainPattern("[A-Za-z]");
                    seen.add(text.replaceAll("[0-9.]+", "#"));
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(12);
    }

    private static Measured measured(Random random) {
        Measured worse = MeasuredCases.with(
                MeasuredCases.best(),
                new Measured.Shares(random.nextInt(10_001), random.nextInt(10_001), random.nextInt(10_001)));
        worse = MeasuredCases.with(
                worse,
                new Measured.Trust(
                        random.nextInt(3), random.nextInt(2), random.nextInt(2), random.nextInt(4), random.nextInt(2)));
        worse = MeasuredCases.with(
                worse,
                new Measured.Volumes(
                        random.nextBoolean()
                                ? Volume.of(random.nextLong(1L << 40))
                                : new Volume.Unbounded(new Wording("x", "x")),
                        random.nextInt(3) > 0 ? OptionalLong.of(MeasuredCases.AT_RISK) : OptionalLong.empty(),
                        Volume.of(random.nextLong(1L << 30)),
                        0,
                        random.nextBoolean()));
        worse = MeasuredCases.with(
                worse, new Measured.Scope(13, 13, true, 1, random.nextBoolean(), random.nextBoolean()));
        return random.nextBoolean()
                ? worse
                : MeasuredCases.withGaps(
                        worse, List.of(MeasuredCases.gap(GapReason.SILENT, 10, 3600, Volume.of(1L << 40))));
    }
}
