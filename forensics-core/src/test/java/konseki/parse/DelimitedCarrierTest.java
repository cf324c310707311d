package konseki.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import konseki.evidence.ReadingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedCarrierTest {
    private final Carrier carrier = new DelimitedCarrier(List.of(JsonLayer::new));
    private final MemberReading reading = new MemberReading(carrier, List.of());

    @Test
    void namesCellsAfterTheHeader() {
        assertThat(vendor(
                        "\uFEFFtime,\"source \"\"ip\"\"\", message\r\n1,192.0.2.1,\"a, \"\"b\"\"\nc\"\r\n\r\n2,,x\r\n"))
                .containsExactly(
                        "@0+32 #1 ignored header",
                        "@34+24 #2 event [time=1] [source \"ip\"=192.0.2.1] [message=a, \"b\"\nc]",
                        "@60+0 #3 ignored blank",
                        "@62+4 #4 event [time=2] [message=x]");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiter(String delimiter) {
        String text = "time,ip,port\n1,192.0.2.1,80\n2,192.0.2.2,443\n".replace(",", delimiter);
        assertThat(recognise(text)).isEqualTo(new Recognition.Yes(88));
        assertThat(vendor(text)).hasSize(3).last().asString().endsWith("event [time=2] [ip=192.0.2.2] [port=443]");
        assertThat(carrier.open(reading.prologue(text.getBytes(UTF_8), 0)).inferredInputs())
                .containsEntry("delimiter", delimiter.equals("\t") ? "tab" : delimiter);
    }

    @Test
    void rejectsRecordsThatDoNotFitTheHeader() {
        assertThat(vendor("a,b,c\n1,2\n1,2,3,4\n1,2,3\n1,2"))
                .containsExactly(
                        "@0+5 #1 ignored header",
                        "@6+3 #2 rejected malformed 3",
                        "@10+7 #3 rejected malformed 6",
                        "@18+5 #4 event [a=1] [b=2] [c=3]",
                        "@24+3 #5 rejected truncated 3");
    }

    @Test
    void startsAnewAtAHeaderInside() {
        assertThat(vendor("a,b,c\n1,2,3\na,b\n4,5\na,b\n6,7\n"))
                .containsExactly(
                        "@0+5 #1 ignored header",
                        "@6+5 #2 event [a=1] [b=2] [c=3]",
                        "@12+3 #3 ignored header",
                        "@16+3 #4 event [a=4] [b=5]",
                        "@20+3 #5 ignored header",
                        "@24+3 #6 event [a=6] [b=7]");
    }

    @Test
    void ignoresWhatStandsBeforeTheHeader() {
        String text = "sep=;\nExport of 2023-06-05\n\ntime;ip;n\n1;192.0.2.1;1\n2;192.0.2.2;2\n";
        assertThat(recognise(text)).isEqualTo(new Recognition.Yes(60));
        assertThat(vendor(text))
                .containsExactly(
                        "@0+5 #1 ignored option",
                        "@6+20 #2 ignored option",
                        "@27+0 #3 ignored blank",
                        "@28+9 #4 ignored header",
                        "@38+13 #5 event [time=1] [ip=192.0.2.1] [n=1]",
                        "@52+13 #6 event [time=2] [ip=192.0.2.2] [n=2]");
    }

    @Test
    void takesNamesFromCellsThatSayThem() {
        String text = "\"date=2023-06-05\",\"srcip=192.0.2.1\",\"msg=\"\"a, b\"\"\",\"x=\",\"action=deny\"\n";
        assertThat(recognise(text)).isEqualTo(new Recognition.Yes(88));
        assertThat(vendor(text))
                .containsExactly("@0+69 #1 event event.action=deny source.ip=192.0.2.1"
                        + " [date=2023-06-05] [srcip=192.0.2.1] [msg=a, b] [action=deny]");
    }

    @Test
    void readsColumnsInTheEncodingThatTheCaseNames() {
        Charset windows31j = Charset.forName("windows-31j");
        byte[] bytes = "時刻,利用者\n1,山田\n2,\"表\"\"示\"\n".getBytes(windows31j);
        ReadingRules rules = new ReadingRules(Optional.empty(), 0, Optional.of("windows-31j"), Optional.empty(), false);
        List<String> records = new MemberReading(carrier, rules, List.of(), Integer.MAX_VALUE).read(bytes);
        assertThat(records.get(1)).endsWith("[時刻=1] [利用者=山田]");
        assertThat(records.get(2)).endsWith("[時刻=2] [利用者=表\"示]");
    }

    @Test
    void readsTheSameInChunksOfAnySize() {
        String text = "title\n\na,b,c\r\n1,\"x\ny\",3\r\n4,5,6\na,z\n\"q\"\"\",\"\n\"\n1,\"2\n\"w\" x,9\n5,\"6";
        byte[] bytes = text.getBytes(UTF_8);
        List<String> whole = reading.read(bytes);
        assertThat(whole).hasSize(10);
        for (int size = 1; size <= bytes.length; size++) {
            assertThat(reading.inChunksOf(size).read(bytes))
                    .as("chunks of %d", size)
                    .isEqualTo(whole);
        }
    }

    @Test
    void isSurerOfManyColumnsThanOfTwo() {
        assertThat(recognise("a,b\n1,2\n3,4\n")).isEqualTo(new Recognition.Yes(70));
        assertThat(recognise("a,b,c\n1,2,3\n4,5\n" + "6,7,8\n".repeat(20))).isEqualTo(new Recognition.Yes(70));
    }

    @Test
    void saysWhyAMemberIsNotDelimited() {
        assertThat(why("Jun  5 03:00:00 fw1 sshd[1]: Accepted\n")).contains("one column only");
        assertThat(why("1,192.0.2.1,80\n2,192.0.2.2,443\n")).contains("a column is called \"1\"");
        assertThat(why("a,b\n1,2,3\n1,2\n4,5,6\n"))
                .contains("1 of 3 records have the header's 2 columns; line 2 has not");
        assertThat(why("{\"a\":1,\"b\":2}\n{\"a\":1,\"b\":2}\n")).contains("a column is called");
        assertThat(why("date=2023-06-05,time=03:00:00\ndate=2023-06-05,time=03:00:01\n"))
                .contains("a column is called");
        assertThat(why("app | 2023-06-05T03:00:00Z [x] WARN y, z\napp | 2023-06-05T03:00:01Z [x] WARN y, z\n"))
                .contains("a column is called \"app | 2023-06-05T");
        assertThat(why("a,a\n1,2\n")).contains("two columns have one name");
        assertThat(why("a,b\n")).contains("no record below the header");
    }

    private String why(String text) {
        Recognition recognition = recognise(text);
        assertThat(recognition).isInstanceOf(Recognition.No.class);
        return ((Recognition.No) recognition).reason();
    }

    private Recognition recognise(String text) {
        return carrier.recognise(reading.prologue(text.getBytes(UTF_8), 0));
    }

    /// Without the fields that are the same for each record that no payload knows.
    private List<String> vendor(String text) {
        return reading.read(text.getBytes(UTF_8)).stream()
                .map(record -> record.replaceAll("(?s) fx.partial=1 message=.*?(?= \\[|$)", ""))
                .toList();
    }
}
