package konseki.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteAmountTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "99, 99 B",
        "100, 100 B",
        "101, 110 B",
        "999, 1.0 kB",
        "1000, 1.0 kB",
        "1001, 1.1 kB",
        "99000, 99 kB",
        "99001, 100 kB",
        "991000, 1.0 MB",
        "1500000000, 1.5 GB",
        "1500000001, 1.6 GB",
        "75000000000, 75 GB",
        "9223372036854775807, 9.2 EB"
    })
    void roundsUpToTwoDigits(long bytes, String text) {
        assertThat(ByteAmount.roundedUp(bytes)).isEqualTo(text);
    }
}
