package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import konseki.investigation.AggregateResult;
import org.junit.jupiter.api.Test;

class AggregateRowsTest {

    @Test
    void makesNumbersOfWhatWasCountedOnly() {
        AggregateResult result = new AggregateResult(
                List.of("destination.port", "count", "sum(source.bytes)", "min(@timestamp)"),
                List.of(List.of("443", "2", "-9", "2024-03-01T06:02:11Z"), List.of("", "1", "9223372036854775808", "")),
                "note");
        assertThat(AggregateRows.of(result).rows())
                .containsExactly(
                        List.of("443", 2L, -9L, "2024-03-01T06:02:11Z"), List.of("", 1L, "9223372036854775808", ""));
    }
}
