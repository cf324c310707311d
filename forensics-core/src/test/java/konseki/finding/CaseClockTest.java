package konseki.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import konseki.event.Timestamp;
import org.junit.jupiter.api.Test;

class CaseClockTest {
    private static final long ONSET = Timestamp.of(2023, 6, 4, 18, 0, 0, 0, 0);

    @Test
    void printsTheZoneOfTheCase() {
        assertThat(new CaseClock(ZoneId.of("Asia/Tokyo")).moment(ONSET)).isEqualTo("2023-06-05 03:00 JST");
        assertThat(new CaseClock(ZoneId.of("UTC")).moment(ONSET + 7)).isEqualTo("2023-06-04 18:00 UTC");
        assertThat(new CaseClock(ZoneId.of("Europe/Berlin")).moment(ONSET + 5 * Timestamp.SECOND))
                .isEqualTo("2023-06-04 20:00:05 +02:00");
    }

    @Test
    void aRangeAcrossAChangeOfOffsetNamesBoth() {
        CaseClock clock = new CaseClock(ZoneId.of("Europe/Berlin"));
        long winter = Timestamp.of(2023, 3, 25, 0, 0, 0, 0, 0);
        assertThat(clock.range(new TimeRange(winter, winter + 2 * Timestamp.DAY - 1), Language.EN))
                .isEqualTo("2023-03-25 01:00 +01:00 to 2023-03-27 02:00 +02:00");
    }
}
