package konseki.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    /// Who asks for an address, names itself to its neighbours or looks for a printer sends nothing out.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "255.255.255.255",
                "169.254.7.9",
                "224.0.0.251",
                "239.255.255.250",
                "::",
                "fe80::1",
                "ff02::fb",
                "ff05::1:3"
            })
    void whatNoRouterForwardsIsInsideOfEveryCase(String address) {
        long[] range = Networks.range(address);
        Networks named = Networks.of(List.of("10.10.0.0/16"));
        assertThat(named.contains(range[0], range[1])).isFalse();
        assertThat(named.and(Networks.NOT_FORWARDED).contains(range[0], range[1]))
                .isTrue();
        assertThat(Networks.PRIVATE.contains(range[0], range[1])).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.1", "224.0.1.1", "232.1.2.3", "ff0e::1", "2001:db8::1", "198.51.100.7"})
    void whatMayBeForwardedIsNot(String address) {
        long[] range = Networks.range(address);
        assertThat(Networks.PRIVATE.contains(range[0], range[1])).isFalse();
    }
}
