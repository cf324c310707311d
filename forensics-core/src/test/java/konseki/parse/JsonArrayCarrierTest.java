package konseki.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import konseki.evidence.Cut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonArrayCarrierTest {
    private final Carrier carrier = new JsonArrayCarrier(List.of(JsonLayer::new));
    private final MemberReading reading = new MemberReading(carrier, List.of());

    @Test
    void readsTheElementsOfAnArray() {
        assertThat(read("[{\"a\":1},\n {\"a\":\"}{\"} ,{\"a\":[{}]}\n]\n"))
                .containsExactly(
                        "@1+7 #1 event fx.partial=1 message={\"a\":1} [a=1]",
                        "@11+10 #2 event fx.partial=1 message={\"a\":\"}{\"} [a=}{]",
                        "@23+10 #3 event fx.partial=1 message={\"a\":[{}]}");
    }

    @Test
    void readsPrettyObjectsBehindEachOther() {
        assertThat(read("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n{\n  \"a\": {\n    \"b\": 2\n  }\n}"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("@0+27 #1 event").endsWith("[a.b=1]"),
                        second ->
                                assertThat(second).startsWith("@28+27 #2 event").endsWith("[a.b=2]"));
    }

    @Test
    void keepsReadingAfterAnObjectThatWasCutOff() {
        assertThat(read("{\"a\":1,\n \"b\":\"cut o\n{\"a\":2}\n{\"a\":3,\n{\"a\":4}"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("@0+19 #1 rejected truncated"),
                        second -> assertThat(second).startsWith("@20+7 #2 event"),
                        third -> assertThat(third).startsWith("@28+15 #3 rejected malformed"));
        assertThat(read("{\"a\":[1\n{\"a\":2}"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("@0+7 #1 rejected truncated"),
                        second -> assertThat(second).startsWith("@8+7 #2 event"));
    }

    @Test
    void countsWhatStandsBetweenObjects() {
        assertThat(read("{\"a\":1}\nand more, {really}\n{\"a\":2}\n"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("@0+7 #1 event"),
                        second -> assertThat(second).startsWith("@8+18 #2 rejected malformed 0"),
                        third -> assertThat(third).startsWith("@27+7 #3 event"));
        assertThat(read("[\n]\n")).containsExactly("@0+4 #1 ignored option");
        assertThat(read("\n \n")).containsExactly("@0+3 #1 ignored blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":1},\n {\"a\":\"}\\\"{\"} ,{\"a\":[{}]}\n]\n",
                "\uFEFF[\r\n{\"a\":\"日本\"}\r\n,\r\n{\"b\":{\"c\":[1,\r\n2]}}\r\n]",
                "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n{\n  \"a\": {\n    \"b\": 2\n  }\n}",
                "{\"a\":1,\n \"b\":\"cut o\n{\"a\":2}\nnothing\n{\"a\":\n{\"a\":3}}\n,,[",
                "{\"a\":\"\\\\\"}{\"b\":\"\\\\\\\"\"}"
            })
    void readsTheSameInChunksOfAnySize(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        List<String> whole = reading.read(bytes);
        for (int size = 1; size <= bytes.length; size++) {
            assertThat(reading.inChunksOf(size).read(bytes))
                    .as("chunks of %d", size)
                    .isEqualTo(whole);
        }
    }

    @Test
    void asksForMoreBytesUntilTheNextObjectBegins() {
        byte[] bytes = "[{\"a\":1} , {".getBytes(UTF_8);
        for (int to = 0; to < bytes.length; to++) {
            assertThat(JsonFraming.OBJECTS.cut(bytes, 0, to, false)).isEqualTo(new Cut(0, 0));
        }
        assertThat(JsonFraming.OBJECTS.cut(bytes, 0, bytes.length, false)).isEqualTo(new Cut(bytes.length - 1, 1));
    }

    @Test
    void passesOverAnObjectTooLongToBeHeld() {
        byte[] rest = "x\",\n  {\"nested\":1},\n}\n{\"a\":1}".getBytes(UTF_8);
        assertThat(JsonFraming.OBJECTS.endOfOversize(rest, 0, rest.length)).isEqualTo(rest.length - 7);
        assertThat(JsonFraming.OBJECTS.endOfOversize(rest, 0, rest.length - 7)).isEqualTo(-1);
    }

    @Test
    void recognisesObjectsByReadingThem() {
        assertThat(recognise("[\n  {\"a\": 1},\n  {\"a\": 2}\n]")).isEqualTo(new Recognition.Yes(80));
        assertThat(recognise("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}")).isEqualTo(new Recognition.Yes(80));
        assertThat(recognise("[{\"a\":\"" + "x".repeat(100_000) + "\"}]")).isEqualTo(new Recognition.Yes(80));
        assertThat(recognise("date=2023-06-05 {}")).isInstanceOf(Recognition.No.class);
        assertThat(recognise("{\"a\":1}\n{a:2}"))
                .isEqualTo(new Recognition.No("object 2 at line 2 is no JSON: malformed at its byte 1", 2));
        assertThat(recognise("")).isInstanceOf(Recognition.No.class);
    }

    private List<String> read(String text) {
        return reading.read(text.getBytes(UTF_8));
    }

    private Recognition recognise(String text) {
        return carrier.recognise(reading.prologue(text.getBytes(UTF_8), 0));
    }
}
