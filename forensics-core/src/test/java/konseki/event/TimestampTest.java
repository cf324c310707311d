package konseki.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TimestampTest {

    @Test
    void agreesWithJavaTimeOnRandomMoments() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int i = 0; i < 50_000; i++) {
            long nanos = random.nextLong(Timestamp.END);
            int offset = random.nextInt(-18 * 60, 18 * 60) * 60;
            LocalDateTime local = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(nanos, Timestamp.SECOND),
                    (int) (nanos % Timestamp.SECOND),
                    ZoneOffset.ofTotalSeconds(offset));
            assertThat(Timestamp.of(
                            local.getYear(),
                            local.getMonthValue(),
                            local.getDayOfMonth(),
                            local.getHour(),
                            local.getMinute(),
                            local.getSecond(),
                            local.getNano(),
                            offset))
                    .isEqualTo(nanos);
            assertThat(Timestamp.daysInMonth(local.getYear(), local.getMonthValue()))
                    .isEqualTo(local.toLocalDate().lengthOfMonth());
            assertThat(Instant.parse(Timestamp.format(nanos))).isEqualTo(Instant.ofEpochSecond(0, nanos));
            assertThat(java.time.OffsetDateTime.parse(Timestamp.format(nanos, offset))
                            .toInstant())
                    .isEqualTo(Instant.ofEpochSecond(0, nanos));
        }
    }

    @Test
    void writesOnlyTheDigitsThereAre() {
        assertThat(Timestamp.format(0)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(Timestamp.format(1_500_000_000L)).isEqualTo("1970-01-01T00:00:01.500Z");
        assertThat(Timestamp.format(1_000_000_001L)).isEqualTo("1970-01-01T00:00:01.000000001Z");
        assertThat(Timestamp.format(0, 9 * 3600)).isEqualTo("1970-01-01T09:00:00+09:00");
    }
}
