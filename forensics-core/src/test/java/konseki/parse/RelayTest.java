package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.firewall.FortiGate;
import konseki.parse.server.Sshd;
import konseki.parse.server.Sudo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a relay keeps in one file: three vendors' lines in any order, each read as its own.
class RelayTest {
    private static final Payloads PAYLOADS = new Payloads(List.of(new FortiGate(), new Sshd(), new Sudo()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsLinesOfThreeVendorsInRandomOrder(long seed) {
        Random random = new Random(seed);
        StringBuilder file = new StringBuilder();
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            int second = i / 10;
            String stamp = "Jun  5 03:%02d:%02d ".formatted(second / 60, second % 60);
            String time = "@timestamp="
                    + Instant.parse("2023-06-05T03:00:00Z").plusSeconds(second).getEpochSecond();
            switch (random.nextInt(4)) {
                case 0 -> {
                    file.append(
                            "<189>date=2023-06-05 time=03:%02d:%02d devname=\"FG-01\" devid=\"FG1\" logid=\"0000000013\""
                                    .formatted(second / 60, second % 60));
                    file.append(
                            " type=\"traffic\" vd=\"root\" srcip=192.0.2.1 srcport=40000 dstip=203.0.113.9 dstport=443"
                                    + " proto=6 action=\"close\" duration=1 sentbyte=" + i + " rcvdbyte=2\n");
                    expected.add(List.of(time, "event.dataset=fortinet.traffic", "source.bytes=" + i + " "));
                }
                case 1 -> {
                    file.append(stamp + "web01 sshd[7]: Failed password for invalid user u" + i
                            + " from 203.0.113.7 port 50000 ssh2\n");
                    expected.add(List.of(time, "event.code=sshd", "user.name=u" + i + " ", "host.name=web01"));
                }
                case 2 -> {
                    file.append(
                            stamp + "db01 sudo:    alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/c" + i + "\n");
                    expected.add(List.of(time, "event.code=sudo", "process.command_line=/bin/c" + i + " "));
                }
                default -> {
                    file.append(stamp + "sw01 linkmgr: port " + i + " up\n");
                    expected.add(List.of(time, "fx.partial=1", "message=port " + i + " up "));
                }
            }
        }
        byte[] member = file.toString().getBytes(StandardCharsets.UTF_8);
        Prologue prologue = new Prologue(
                member, "relay.log", member.length, Instant.parse("2023-06-06T00:00:00Z"), ReadingRules.NONE);
        SyslogCarrier carrier = new SyslogCarrier(List.of(SyslogHeader::new));
        assertThat(carrier.recognise(prologue)).isEqualTo(new Recognition.Yes(80));
        List<String> read = Readings.read(carrier.open(prologue), PAYLOADS, member, 4096);
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).as("line %d", i + 1).contains(expected.get(i));
        }
    }
}
