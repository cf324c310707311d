package konseki.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import konseki.coverage.RecordHoles.Range;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;
import org.junit.jupiter.api.Test;

class RecordHolesTest {
    private static final long SECOND = Timestamp.SECOND;

    private final RecordHoles holes = new RecordHoles();

    @Test
    void aFewMissingNumbersAreUsual() {
        numbers(1, 99);
        numbers(101, 200); // 1 of 200
        assertThat(missing().gaps()).isEmpty();
        assertThat(missing().degraded()).isEmpty();
    }

    @Test
    void moreThanOnePercentDegrades() {
        numbers(1, 97);
        numbers(101, 200); // 3 of 200
        assertThat(missing().gaps()).isEmpty();
        assertThat(missing().degraded()).containsExactly(between(64, 127)); // of their 64 numbers
    }

    @Test
    void holesLieBetweenTheirNeighbours() {
        numbers(1, 90);
        numbers(128, 200);
        assertThat(missing().gaps()).containsExactly(new SensorGap(GapReason.RECORD_HOLES, between(90, 128)));
        assertThat(holes.ranges()).containsExactly(new Range(1, 90), new Range(128, 200));
    }

    @Test
    void mostNumbersMissingMeansFiltered() {
        numbers(1, 1);
        numbers(800, 800);
        numbers(1567, 1567);
        assertThat(missing().gaps()).containsExactly(new SensorGap(GapReason.FILTERED_EXPORT, between(1, 1567)));
    }

    @Test
    void aSecondCopyFillsTheHole() {
        numbers(1, 90);
        numbers(128, 200);
        assertThat(missing().gaps()).isNotEmpty();
        numbers(91, 127);
        assertThat(missing().gaps()).isEmpty();
        numbers(1, 200);
        assertThat(holes.ranges()).containsExactly(new Range(1, 200));
    }

    @Test
    void numbersThatFallBackAreAnotherLifeOfTheLog() {
        numbers(900_001, 900_100);
        for (long number = 1; number <= 20; number++) {
            add(number, 900_200 + number);
        }
        add(900_101, 900_300); // of the first life, within the hour of the clear
        assertThat(missing().gaps()).isEmpty();
        assertThat(holes.ranges()).containsExactly(new Range(900_001, 900_101), new Range(1, 20));
    }

    @Test
    void numbersThatComeAgainAreAnotherLifeToo() {
        numbers(1, 100);
        for (long number = 1; number <= 20; number++) {
            add(number, 200_000 + number);
        }
        assertThat(holes.ranges()).containsExactly(new Range(1, 100), new Range(1, 20));
        assertThat(missing().gaps()).isEmpty();
    }

    @Test
    void numbersOutOfOrderOverAFullHourAreNoHole() {
        add(1, 0);
        add(3, 3599);
        add(2, 3600);
        add(4, 3601);
        assertThat(holes.ranges()).containsExactly(new Range(1, 4));
    }

    /// A record a second.
    private void numbers(long first, long last) {
        for (long number = first; number <= last; number++) {
            add(number, number);
        }
    }

    private void add(long number, long second) {
        holes.add(new RecordNumbers(
                "fs01",
                true,
                "windows.security",
                "m",
                second / 3600,
                number >>> RecordNumbers.BLOCK_SHIFT,
                1L << (number & 63),
                second * SECOND,
                second * SECOND));
    }

    private RecordHoles.Missing missing() {
        return holes.missing(CoverageRules.DEFAULT);
    }

    private static TimeRange between(long before, long after) {
        return new TimeRange(before * SECOND, after * SECOND);
    }
}
