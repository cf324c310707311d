package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateSuffixTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a | count by host.name",
                "a|count",
                "\"x|y\" | count",
                "a\\| | count",
                "* | sum(fx.egress.hi) by fx.day"
            })
    void isThere(String query) {
        assertThat(AggregateSuffix.isIn(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\"x | count\"", "a\\|b", "a || b", "message:\"say \\\"|\\\" twice\"", "\\"})
    void isNotThere(String query) {
        assertThat(AggregateSuffix.isIn(query)).isFalse();
    }
}
