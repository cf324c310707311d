package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.firewall.FortiGate;
import konseki.parse.server.Sshd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriersTest {
    private static final Payloads PAYLOADS = new Payloads(List.of(new FortiGate(), new Sshd()));
    private static final LinesCarrier LINES = new LinesCarrier(PAYLOADS, List.of(SyslogHeader::new));
    private static final SyslogCarrier SYSLOG = new SyslogCarrier(List.of(SyslogHeader::new));
    private static final String FORTIGATE =
            "date=2023-06-05 time=03:00:00 logid=\"0100032011\" type=\"event\" subtype=\"system\" vd=\"root\"\n";
    private static final String SSHD =
            "Jun  5 03:00:00 web01 sshd[1]: Accepted password for a from 192.0.2.1 port 1 ssh2\n";

    @Test
    void knowsLinesByWhatPayloadsTake() {
        assertThat(LINES.recognise(prologue(FORTIGATE + FORTIGATE))).isEqualTo(new Recognition.Yes(50));
        assertThat(LINES.recognise(prologue(FORTIGATE + "what is this\n"))).isEqualTo(new Recognition.Yes(35));
    }

    @Test
    void saysWhichLineNoPayloadTakes() {
        assertThat(LINES.recognise(prologue("\nwhat\tis\u001b[1m this\n")))
                .isEqualTo(new Recognition.No("\"what\\u{9}is\\u{1b}[1m this\" is none of: fortinet, system.auth", 2));
    }

    @Test
    void knowsSyslogByItsHeaders() {
        assertThat(SYSLOG.recognise(prologue(SSHD))).isEqualTo(new Recognition.Yes(80));
        assertThat(SYSLOG.recognise(prologue(SSHD + "what\n"))).isEqualTo(new Recognition.Yes(70));
        assertThat(SYSLOG.recognise(prologue(FORTIGATE + SSHD + "what\n")))
                .isEqualTo(new Recognition.No(
                        "1 of 3 lines begin with a priority or a time stamp; line 1 begins"
                                + " \"date=2023-06-05 time=03:00:00 logid=\\\"0100032011\\\" type=\\\"event\\\" su...\""
                                        .replace("\\\"", "\""),
                        1));
        assertThat(SYSLOG.recognise(prologue("10 <34>abcdef10 <34>abcdef"))).isEqualTo(new Recognition.Yes(90));
    }

    @Test
    void refusesWhatIsNoText() {
        byte[] binary = new byte[4096];
        binary[0] = 'E';
        for (Carrier carrier : List.of(LINES, SYSLOG)) {
            assertThat(carrier.recognise(prologue(binary, ReadingRules.NONE)))
                    .isEqualTo(new Recognition.No("no text: 4095 control bytes in the first 4096", 0));
            assertThat(carrier.recognise(prologue(FORTIGATE.getBytes(StandardCharsets.UTF_16), ReadingRules.NONE)))
                    .isInstanceOf(Recognition.No.class)
                    .asString()
                    .contains("UTF-16");
            assertThat(carrier.recognise(prologue(""))).isEqualTo(new Recognition.No("the file is empty", 0));
        }
    }

    @Test
    void transcodesOnlyTheRecordsThatAreNotUtf8() {
        Charset japanese = Charset.forName("windows-31j");
        String template = "date=2023-06-05 time=03:00:00 logid=\"0100032001\" type=\"event\" vd=\"root\" user=\"%s\"\n";
        byte[] first = template.formatted("山田").getBytes(japanese);
        byte[] second = template.formatted("山田").getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        ReadingRules rules = new ReadingRules(Optional.empty(), 0, Optional.of("Windows-31J"), Optional.empty(), false);
        MemberPlan plan = LINES.open(prologue(both, rules));
        List<String> read = Readings.read(plan, PAYLOADS, both, both.length);
        assertThat(read.get(0)).startsWith("0+" + (first.length - 1) + "#1 ").contains("user.name=山田 ");
        assertThat(read.get(1)).startsWith(first.length + "+").contains("user.name=山田 ");
        assertThat(read.get(0)).contains("vendor.user=山田 ", "fx.time.offset_ms=0 ");
        assertThat(plan.inferredInputs()).containsEntry("encoding", "windows-31j");
    }

    @Test
    void namesAnEncodingThatDoesNotExist() {
        ReadingRules rules = new ReadingRules(Optional.empty(), 0, Optional.of("sjiss"), Optional.empty(), false);
        assertThatThrownBy(() -> LINES.open(prologue(new byte[] {'x'}, rules)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"sjiss\"");
    }

    @Test
    void recordsWhatItInferred() {
        assertThat(LINES.open(prologue(FORTIGATE)).inferredInputs().toString())
                .isEqualTo("{encoding=UTF-8, year-anchor=2024-05-04T00:00:00Z, year-from=dates in the file, zone=UTC}");
    }

    /// The anchor: the end of the day that the name gives, of the year that case.yaml gives, or the file's time.
    @ParameterizedTest
    @CsvSource({
        "auth.log, 0, 2023-06-06T00:00:00Z",
        "secure-20230401.gz, 0, 2023-04-01T14:59:59.999999999Z",
        "messages.2022-12-31, 0, 2022-12-31T14:59:59.999999999Z",
        "fw_2022_12_31_0000.log, 0, 2022-12-31T14:59:59.999999999Z",
        "20221231/auth.log, 0, 2023-06-06T00:00:00Z",
        "20230101-20230131.log, 0, 2023-01-31T14:59:59.999999999Z",
        "id120230401.log, 0, 2023-06-06T00:00:00Z",
        "auth-20231301.log, 0, 2023-06-06T00:00:00Z",
        "auth.log, 2023, 2023-06-06T00:00:00Z",
        "auth.log, 2021, 2021-12-30T14:59:59.999999999Z",
        "auth-20210305.log, 2021, 2021-03-05T14:59:59.999999999Z",
        "auth-20210305.log, 2020, 2020-12-30T14:59:59.999999999Z"
    })
    void anchorsTheYearOfStampsWithoutOne(String name, int year, String expected) {
        ReadingRules rules =
                new ReadingRules(Optional.of(ZoneId.of("Asia/Tokyo")), year, Optional.empty(), Optional.empty(), false);
        Prologue prologue = new Prologue(new byte[] {'x'}, name, 1, Instant.parse("2023-06-06T00:00:00Z"), rules);
        assertThat(LINES.open(prologue).inferredInputs()).containsEntry("year-anchor", expected);
    }

    private static Prologue prologue(String text) {
        return prologue(text.getBytes(StandardCharsets.UTF_8), ReadingRules.NONE);
    }

    private static Prologue prologue(byte[] head, ReadingRules rules) {
        return new Prologue(head, "x.log", head.length, Instant.parse("2023-06-06T00:00:00Z"), rules);
    }
}
