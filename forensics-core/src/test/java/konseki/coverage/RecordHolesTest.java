package konseki.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import konseki.event.Timestamp;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;
import org.junit.jupiter.api.Test;

class RecordHolesTest {
    private final RecordHoles holes = new RecordHoles();

    @Test
    void aFewMissingNumbersAreUsual() {
        holes.add(10, 95, 1, 100); // 5 of 100
        assertThat(gaps()).isEmpty();
    }

    @Test
    void holesLieBetweenTheirNeighbours() {
        holes.add(10, 50, 1, 50);
        holes.add(12, 50, 60, 109);
        holes.add(13, 1, 110, 110);
        assertThat(gaps()).containsExactly(new SensorGap(GapReason.RECORD_HOLES, hours(10, 12)));
    }

    @Test
    void mostNumbersMissingMeansFiltered() {
        holes.add(10, 3, 1, 1566);
        holes.add(20, 1, 1567, 1567);
        assertThat(gaps()).containsExactly(new SensorGap(GapReason.FILTERED_EXPORT, hours(10, 20)));
    }

    @Test
    void anotherLifeOfTheLogIsNoHole() {
        holes.add(10, 100, 900_001, 900_100);
        holes.add(11, 20, 1, 20);
        assertThat(gaps()).isEmpty();
        holes.add(12, 40, 21, 900_200);
        TreeSet<Long> cleared = new TreeSet<>();
        cleared.add(12L);
        assertThat(holes.gaps(CoverageRules.DEFAULT, cleared)).isEmpty();
        assertThat(gaps()).isNotEmpty();
    }

    private java.util.List<SensorGap> gaps() {
        return holes.gaps(CoverageRules.DEFAULT, new TreeSet<>());
    }

    private static TimeRange hours(long first, long last) {
        return new TimeRange(first * Timestamp.HOUR, (last + 1) * Timestamp.HOUR - 1);
    }
}
