package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

class JsonLayerTest {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    /// The library refuses it, we do not.
    private static final Pattern HALF_A_PAIR = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private final JsonLayer layer = new JsonLayer();
    private final EventBuffer out = new EventBuffer();
    private final MemberClock clock = new MemberClock(ZoneOffset.UTC, 0);

    @Test
    void flattensObjectsIntoDottedPaths() {
        assertThat(read("""
                {"winlog":{"channel":"Security","user":{"name":"a"}},"n":-1.5e3,"ok":true,"off":false}"""))
                .containsExactly("winlog.channel=Security", "winlog.user.name=a", "n=-1.5e3", "ok=true", "off=false");
    }

    @Test
    void givesTheElementsOfAnArrayItsPath() {
        assertThat(read("""
                {"one":["a"],"two":["a",2],"deep":{"list":[{"Name":"x","text":"1"},[true,{"y":null,"z":""}]]},"none":[]}"""))
                .containsExactly(
                        "one=a",
                        "two=a",
                        "two=2",
                        "deep.list.Name=x",
                        "deep.list.text=1",
                        "deep.list=true",
                        "deep.list.z=");
    }

    @Test
    void decodesEscapesInNamesAndValues() {
        assertThat(read("{\"pa\\tth\":{\"C:\\\\\":\"a\\r\\n\\\"\\/\\u00e9\\u65e5\\ud83d\\ude00\\ud83d!\"}}"))
                .containsExactly("pa\tth.C:\\=a\r\n\"/é日😀\uFFFD!");
    }

    @Test
    void leavesAbsentWhatIsNull() {
        assertThat(read("{\"a\":null,\"b\":{\"c\":null},\"d\":{},\"e\":[null]}"))
                .isEmpty();
    }

    @Test
    void namesWhatAWrapperHoldsAsIfItStoodOutside() {
        assertThat(read("{\"_index\":\"w\",\"_source\":{\"winlog\":{\"event_id\":1}}}"))
                .containsExactly("_index=w", "winlog.event_id=1");
        assertThat(read("{\"preview\":false,\"result\":{\"EventID\":1}}"))
                .containsExactly("preview=false", "EventID=1");
        assertThat(read("{\"_source\":{\"winlog\":{\"event_data\":{\"LogonType\":\"3\"},\"channel\":\"Security\"}}}"))
                .containsExactly("LogonType=3", "winlog.channel=Security");
        assertThat(
                        read(
                                "{\"Event\":{\"EventData\":{\"LongerThanThePath\":[{\"x\":1}]},\"System\":{\"Channel\":\"Security\"}}}"))
                .containsExactly("LongerThanThePath.x=1", "Event.System.Channel=Security");
        assertThat(read("{\"Event\":{\"UserData\":{\"EventXML\":{\"Address\":\"192.0.2.1\",\"x\":{\"y\":1}}}}}"))
                .containsExactly("Address=192.0.2.1", "x.y=1");
        assertThat(read("{\"result\":{\"code\":1},\"_x\":{\"_source\":{\"a\":1}}}"))
                .containsExactly("result.code=1", "_x._source.a=1");
    }

    @Test
    void makesNamedValuesOfAListOfPairs() {
        assertThat(read("""
                {"Event":{"EventData":{"Data":[{"@Name":"a"},{"#text":"1","@Name":"b"},{"Name":"c","text":"2"},
                {"#attributes":{"Name":"d"},"#text":"3"},{"#text":"4"},"5",{"Name":"e","text":"6","x":"7"}]}}}"""))
                .containsExactly(
                        "Data.@Name=a",
                        "b=1",
                        "c=2",
                        "d=3",
                        "Data.#text=4",
                        "Data=5",
                        "Data.Name=e",
                        "Data.text=6",
                        "Data.x=7");
        assertThat(read("{\"EventData\":{\"Data\":{\"@Name\":\"a\",\"#text\":\"1\"}}}"))
                .containsExactly("a=1");
    }

    @Test
    void cutsAPathThatIsTooLong() {
        String name = "n".repeat(300);
        assertThat(read("{\"" + name + "\":{\"" + name + "\":{\"x\":1}}}"))
                .containsExactly((name + "." + name).substring(0, JsonLayer.MAX_NAME_BYTES) + "=1");
        assertThat(out.has(Field.PARTIAL)).isTrue();
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        int most = ParseLimits.MAX_DEPTH;
        assertThat(read("{\"a\":".repeat(most) + "1" + "}".repeat(most))).hasSize(1);
        assertThat(unwrap("{\"a\":".repeat(most + 1) + "1" + "}".repeat(most + 1)))
                .isEqualTo(JsonLayer.BROKEN);
        assertThat(out.rejectReason()).isEqualTo(RejectReason.TOO_COMPLEX);
        assertThat(unwrap("{\"a\":" + "[".repeat(1_000_000))).isEqualTo(JsonLayer.BROKEN);
        assertThat(out.rejectReason()).isEqualTo(RejectReason.TOO_COMPLEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", "\"{\"", "4624", "<13>{}", "Mar  1 06:02:11 {}"})
    void leavesOtherRecordsAlone(String text) {
        assertThat(unwrap(text)).isEqualTo(JsonLayer.NOT_MINE);
        assertThat(out.vendorCount()).isZero();
    }

    @Test
    void saysWhereTheSurpriseIs() {
        assertThat(brokenAt(" {\"a\":01}")).isEqualTo("malformed 6");
        assertThat(brokenAt("{\"a\":1}}")).isEqualTo("malformed 7");
        assertThat(brokenAt("{\"a\":1,}")).isEqualTo("malformed 7");
        assertThat(brokenAt("{\"a\":[1}")).isEqualTo("malformed 7");
        assertThat(brokenAt("{\"a\" 1}")).isEqualTo("malformed 5");
        assertThat(brokenAt("{a:1}")).isEqualTo("malformed 1");
        assertThat(brokenAt("{\"a\":\"\\x\"}")).isEqualTo("malformed 6");
        assertThat(brokenAt("{\"a\":nul}")).isEqualTo("malformed 5");
        assertThat(brokenAt("{\"a\":1")).isEqualTo("truncated 6");
    }

    @Test
    void agreesWithTheLibraryOnRandomObjects() {
        Random random = new Random(20230605);
        for (int i = 0; i < 5_000; i++) {
            String text = new RandomJson(random, true).object();
            assertThat(read(text)).as(text).isEqualTo(byLibrary(text));
        }
    }

    @Test
    void agreesWithTheLibraryOnWhatIsJson() {
        Random random = new Random(1842);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new RandomJson(random, false).object().getBytes(StandardCharsets.UTF_8);
            int at = 1 + random.nextInt(bytes.length - 1);
            if (bytes[at] > 0) {
                bytes[at] = (byte) "\"\\{}[]:,0-.eutn \n".charAt(random.nextInt(17));
                String text = new String(bytes, StandardCharsets.UTF_8);
                if (HALF_A_PAIR.matcher(text).find()) {
                    continue;
                }
                List<String> expected = byLibrary(text);
                int result = unwrap(text);
                assertThat(result).as(text).isEqualTo(expected == null ? JsonLayer.BROKEN : JsonLayer.NAMED);
                if (expected != null) {
                    assertThat(vendorFields()).as(text).isEqualTo(expected);
                    accepted++;
                }
            }
        }
        assertThat(accepted).isBetween(1_000, 15_000);
    }

    @Test
    void callsACutObjectTruncated() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new RandomJson(random, false).object().strip().getBytes(StandardCharsets.UTF_8);
            for (int cut = 1; cut < bytes.length; cut++) {
                int result = unwrap(bytes, cut);
                assertThat(result).isEqualTo(JsonLayer.BROKEN);
                assertThat(out.rejectReason()).isEqualTo(RejectReason.TRUNCATED);
            }
        }
    }

    private List<String> read(String text) {
        assertThat(unwrap(text)).as(text).isEqualTo(JsonLayer.NAMED);
        return vendorFields();
    }

    private String brokenAt(String text) {
        assertThat(unwrap(text)).as(text).isEqualTo(JsonLayer.BROKEN);
        return out.rejectReason().jsonName() + " " + out.rejectColumn();
    }

    private int unwrap(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return unwrap(bytes, bytes.length);
    }

    /// The record lies in the middle of the array, so that what reads beyond it is found out.
    private int unwrap(byte[] record, int length) {
        byte[] chunk = new byte[length + 20];
        Arrays.fill(chunk, (byte) '"');
        System.arraycopy(record, 0, chunk, 10, length);
        out.startChunk(chunk, new byte[0]);
        return layer.unwrap(chunk, 10, 10 + length, clock, out);
    }

    private List<String> vendorFields() {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < out.vendorCount(); i++) {
            fields.add(out.vendorName(i) + "=" + out.vendorValue(i));
        }
        return fields;
    }

    /// The plain twin; null if the text is no JSON.
    private static List<String> byLibrary(String text) {
        List<String> fields = new ArrayList<>();
        Deque<String> paths = new ArrayDeque<>();
        try (JsonParser parser =
                JACKSON.createParser(ObjectReadContext.empty(), text.getBytes(StandardCharsets.UTF_8))) {
            String name = "";
            JsonToken token = parser.nextToken();
            do {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> {
                        paths.push(name);
                        paths.push(token == JsonToken.START_ARRAY ? "array" : "object");
                    }
                    case END_OBJECT, END_ARRAY -> {
                        paths.pop();
                        name = paths.pop();
                    }
                    case PROPERTY_NAME -> {
                        Iterator<String> top = paths.iterator();
                        top.next();
                        String path = top.next();
                        name = paths.size() == 2 ? parser.currentName() : path + "." + parser.currentName();
                    }
                    case VALUE_NULL -> {}
                    default -> fields.add(name + "=" + parser.getString());
                }
                token = parser.nextToken();
            } while (token != null && !paths.isEmpty());
            return paths.isEmpty() && token == null ? fields : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /// Objects as programs write them, and some as nobody does.
    ///
    /// @param pairs whether with escaped pairs of surrogates
    private record RandomJson(Random random, boolean pairs) {

        String object() {
            StringBuilder text = new StringBuilder();
            object(text, 0);
            return text.toString();
        }

        private void object(StringBuilder text, int depth) {
            text.append('{');
            int members = random.nextInt(5);
            for (int i = 0; i < members; i++) {
                text.append(i > 0 ? "," : "");
                blank(text);
                string(text);
                blank(text);
                text.append(':');
                blank(text);
                value(text, depth + 1);
                blank(text);
            }
            text.append('}');
        }

        private void value(StringBuilder text, int depth) {
            switch (random.nextInt(depth > 5 ? 6 : 9)) {
                case 0, 1, 2 -> string(text);
                case 3 -> text.append(random.nextInt(2000) - 1000);
                case 4 -> text.append(random.nextInt(3) == 0 ? "1E+9" : "-0.25e-1");
                case 5 -> text.append(List.of("true", "false", "null").get(random.nextInt(3)));
                case 6, 7 -> object(text, depth);
                default -> {
                    text.append('[');
                    int elements = random.nextInt(4);
                    for (int i = 0; i < elements; i++) {
                        text.append(i > 0 ? "," : "");
                        blank(text);
                        value(text, depth + 1);
                    }
                    blank(text);
                    text.append(']');
                }
            }
        }

        private void string(StringBuilder text) {
            text.append('"');
            int length = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(9);
            for (int i = 0; i < length; i++) {
                switch (random.nextInt(14)) {
                    case 0 -> text.append("\\\\");
                    case 1 -> text.append("\\r\\n\\t");
                    case 2 -> text.append("\\u").append(String.format("%04x", random.nextInt(0xd800)));
                    case 3 -> text.append(pairs ? "\\ud83d\\uDE00" : "");
                    case 4 -> text.append("日é😀");
                    case 5 -> text.append("\\\"\\/\\b\\f");
                    default -> text.append((char) ('a' + random.nextInt(26)));
                }
            }
            text.append('"');
        }

        private void blank(StringBuilder text) {
            if (random.nextInt(6) == 0) {
                text.append(List.of(" ", "\n", "\r\n  ", "\t").get(random.nextInt(4)));
            }
        }
    }
}
