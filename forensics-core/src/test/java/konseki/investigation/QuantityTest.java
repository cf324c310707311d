package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1048576, 1048576",
        "7 B, 7",
        "2 kB, 2000",
        "2 KB, 2000",
        "2 KiB, 2048",
        "500 MB, 500000000",
        "500MB, 500000000",
        "1.5 GiB, 1610612736",
        "3 TB, 3000000000000",
        "3 TiB, 3298534883328",
        "2 PB, 2000000000000000",
        "2 PiB, 2251799813685248",
        "999999999999999999, 999999999999999999",
    })
    void readsSizes(String text, long bytes) {
        assertThat(Quantity.size(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "1 bit/s, 1",
        "64 kbit/s, 64000",
        "100 Mbit/s, 100000000",
        "100 Mbps, 100000000",
        "1 Gbit/s, 1000000000",
        "12.5 MB/s, 100000000",
    })
    void readsRates(String text, long bitsPerSecond) {
        assertThat(Quantity.rate(text)).isEqualTo(bitsPerSecond);
    }

    @ParameterizedTest
    @CsvSource({"80 %, 80", "80%, 80", "250 ms, 250000000", "30 s, 30000000000", "24 h, 86400000000000"})
    void readsThresholds(String text, long value) {
        assertThat(Quantity.threshold(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GB",
                "1 gb",
                "1 Mb",
                "1  GB",
                "1e3",
                "0x10",
                "1,000",
                "-5",
                "+5",
                "0.5",
                "10000 PiB",
                "1 GB extra"
            })
    void refusesWhatIsNoSize(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.size(text));
    }
}
