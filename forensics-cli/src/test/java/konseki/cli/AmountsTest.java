package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "1009, 1.00 kB",
        "9999, 9.99 kB",
        "12345, 12.3 kB",
        "999999, 999 kB",
        "1000000, 1.00 MB",
        "45600000000, 45.6 GB",
        "9223372036854775807, 9.22 EB",
    })
    void showsBytes(long bytes, String shown) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00", "7, 0:07", "754, 12:34", "3600, 1:00:00", "3723, 1:02:03", "360000, 100:00:00"})
    void showsDurations(long seconds, String shown) {
        assertThat(Amounts.duration(Duration.ofSeconds(seconds))).isEqualTo(shown);
    }

    @Test
    void knowsNoLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Amounts.count(1234567)).isEqualTo("1,234,567");
            assertThat(Amounts.bytes(12345)).isEqualTo("12.3 kB");
        } finally {
            Locale.setDefault(before);
        }
    }
}
