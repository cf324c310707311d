package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import org.junit.jupiter.api.Test;

class HeadedCarrierTest {
    private static final String ZEEK = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tdns
            #fields\tts\tquery\tanswers
            #types\ttime\tstring\tvector[string]
            """;

    private final Carrier carrier = new HeadedCarrier(List.of(JsonLayer::new));

    @Test
    void namesColumnsAfterZeeksHeader() {
        assertThat(vendor(ZEEK + "1.5\ta\\x09b\\\\c\tx,y\n2\t-\t(empty)\n#close\t2024\n"))
                .contains("[ts=1.5] [query=a\tb\\c] [answers=x] [answers=y] [_path=dns]", "[ts=2] [_path=dns]")
                .last()
                .isEqualTo("ignored option");
    }

    @Test
    void startsAnewWhereLogsWerePutTogether() {
        String other = ZEEK.replace("#path\tdns", "#path\tssl")
                .replace("\tanswers", "")
                .replace("\tvector[string]", "");
        assertThat(vendor(ZEEK + "1\ta\tx\n#close\t2024\n" + other + "2\tb\n" + ZEEK + "3\tc\tz\n"))
                .filteredOn(text -> text.startsWith("["))
                .containsExactly(
                        "[ts=1] [query=a] [answers=x] [_path=dns]",
                        "[ts=2] [query=b] [_path=ssl]",
                        "[ts=3] [query=c] [answers=z] [_path=dns]");
    }

    @Test
    void readsOtherSeparatorsAndMarks() {
        String text = """
                #separator |
                #unset_field|nil
                #path|conn
                #fields|ts|uid|empty
                """;
        assertThat(vendor(text + "1|nil|-\n")).contains("[ts=1] [empty=-] [_path=conn]");
    }

    @Test
    void readsW3cLogsWithQuotedColumns() {
        String text = """
                #Software: Microsoft Internet Information Services 10.0
                #Version: 1.0
                #Fields: date time cs-uri-stem cs(User-Agent)
                2023-06-05 03:00:01 /a "Mozilla 5 \\"x"
                #Software: again
                #Fields: date time sc-status
                2023-06-05 03:00:02 200
                2023-06-05 03:00:03 -
                """;
        assertThat(recognise(text)).isEqualTo(new Recognition.Yes(95));
        assertThat(vendor(text))
                .filteredOn(record -> record.startsWith("["))
                .containsExactly(
                        "[date=2023-06-05] [time=03:00:01] [cs-uri-stem=/a] [cs(User-Agent)=Mozilla 5 \\\"x]",
                        "[date=2023-06-05] [time=03:00:02] [sc-status=200]",
                        "[date=2023-06-05] [time=03:00:03]");
    }

    @Test
    void readsTabsBelowNamesSeparatedByBlanks() {
        assertThat(vendor("#Version: 1.0\n#Fields: date time x-edge\n2023-06-05\t03:00:01\ta b\n"))
                .contains("[date=2023-06-05] [time=03:00:01] [x-edge=a b]");
    }

    @Test
    void readsFlowLogsWithTheirNamesInTheFirstLine() {
        String text = "version srcaddr dstaddr bytes\n3 192.0.2.1 192.0.2.2 40\n3 192.0.2.1 - 41\n";
        assertThat(recognise(text)).isEqualTo(new Recognition.Yes(95));
        assertThat(vendor(text))
                .containsExactly(
                        "ignored header",
                        "[version=3] [srcaddr=192.0.2.1] [dstaddr=192.0.2.2] [bytes=40]",
                        "[version=3] [srcaddr=192.0.2.1] [bytes=41]");
    }

    @Test
    void rejectsRecordsWithOtherColumns() {
        assertThat(vendor(ZEEK + "1\ta\n1\ta\tx\ty\n1\ta"))
                .contains("rejected MALFORMED at 3", "rejected MALFORMED at 6", "rejected TRUNCATED at 3");
    }

    @Test
    void readsTheSameThroughChunksOfAnySize() {
        byte[] all = (ZEEK + "1.5\ta\tx,y\n2\t-\t(empty)\r\n\n#close\t2024\n").getBytes(StandardCharsets.UTF_8);
        MemberPlan plan = carrier.open(prologue(all));
        List<String> whole = Readings.read(plan, new Payloads(List.of()), all, all.length);
        for (int step = 1; step < all.length; step++) {
            assertThat(Readings.read(plan, new Payloads(List.of()), all, step))
                    .as("step %d", step)
                    .isEqualTo(whole);
        }
    }

    @Test
    void isNoCarrierOfTextWithoutNames() {
        assertThat(recognise("# a comment\n1 2 3\n"))
                .isEqualTo(new Recognition.No("no line names the columns (#fields, #Fields:)", 1));
        assertThat(recognise("#Fields: a b\n1 2 3\n1 2 3\n"))
                .isEqualTo(new Recognition.No("0 of 2 records have the header's 2 columns; line 2 has not", 2));
    }

    private Recognition recognise(String text) {
        return carrier.recognise(prologue(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> vendor(String text) {
        List<String> all = new ArrayList<>();
        WholeFile.read(carrier, new Payloads(List.of()), text.getBytes(StandardCharsets.UTF_8), (outcome, out) -> {
            StringBuilder record = new StringBuilder();
            for (int i = 0; i < out.vendorCount(); i++) {
                record.append(i == 0 ? "[" : " [").append(out.vendorName(i));
                record.append('=').append(out.vendorValue(i)).append(']');
            }
            all.add(
                    switch (outcome) {
                        case EVENT -> record.toString();
                        case REJECTED -> "rejected " + out.rejectReason() + " at " + out.rejectColumn();
                        case IGNORED -> "ignored " + out.ignored().jsonName();
                        case END -> throw new AssertionError();
                    });
        });
        return all;
    }

    private static Prologue prologue(byte[] bytes) {
        return new Prologue(bytes, "0001.dat", bytes.length, Instant.EPOCH, ReadingRules.NONE);
    }
}
