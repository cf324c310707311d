package konseki.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    /// Guava's reader and writer are the oracle.
    @Test
    void agreesWithGuavaOnRandomAddresses() throws UnknownHostException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(bytes);
            for (int k = random.nextInt(bytes.length); k > 0 && random.nextBoolean(); k--) {
                bytes[random.nextInt(bytes.length)] = 0;
                Arrays.fill(bytes, k / 2, k, (byte) 0);
            }
            InetAddress address = InetAddress.getByAddress(bytes);
            String text = InetAddresses.toAddrString(address);
            long[] pair = parsed(text);
            assertThat(IpAddress.format(pair[0], pair[1])).isEqualTo(text);
            ByteBuffer expected = ByteBuffer.allocate(16);
            if (bytes.length == 4) {
                expected.putLong(0).putInt(0xffff).put(bytes);
            } else {
                expected.put(bytes);
            }
            assertThat(pair).containsExactly(expected.getLong(0), expected.getLong(8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.",
                ".1.2.3",
                "1.2.3.4 ",
                "a.b.c.d",
                "1..2.3",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:8::",
                "::1.2.3",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::ffff:1.2.3.4.5",
                "999999999999999"
            })
    void refusesWhatIsNoAddress(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(IpAddress.parse(bytes, 0, bytes.length, new long[2])).isFalse();
        assertThat(InetAddresses.isInetAddress(text)).isFalse();
    }

    @Test
    void readsMappedAddressesAsIpv4AndDropsZones() {
        assertThat(parsed("::ffff:192.0.2.1")).containsExactly(parsed("192.0.2.1"));
        assertThat(parsed("fe80::1%eth0")).containsExactly(parsed("fe80::1"));
    }

    @Test
    void networksHoldTheirEdgesAndNothingBeyond() {
        Networks networks =
                Networks.of(List.of("10.0.0.0/8", "192.0.2.4/30", "192.0.2.6", "2001:db8::/33", "0.0.0.0/32"));
        assertThat(List.of("10.0.0.0", "10.255.255.255", "192.0.2.4", "192.0.2.7", "2001:db8:7fff:ffff::1", "0.0.0.0"))
                .allMatch(text -> contains(networks, text));
        assertThat(List.of("9.255.255.255", "11.0.0.0", "192.0.2.3", "192.0.2.8", "2001:db8:8000::", "0.0.0.1", "::"))
                .noneMatch(text -> contains(networks, text));
    }

    private static boolean contains(Networks networks, String text) {
        long[] pair = parsed(text);
        return networks.contains(pair[0], pair[1]);
    }

    private static long[] parsed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long[] pair = new long[2];
        assertThat(IpAddress.parse(bytes, 0, bytes.length, pair)).as(text).isTrue();
        return pair;
    }
}
