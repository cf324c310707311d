package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class EventJsonTest {
    private static final byte[] CHUNK = "web-1 deny 外部 policyid 7 CORP\\ada".getBytes(StandardCharsets.UTF_8);

    @Test
    void nestsNamesAtTheirDots() throws IOException {
        EventBuffer event = event();
        event.number(Field.TIMESTAMP, Timestamp.of(2024, 3, 1, 6, 2, 11, 0, 0));
        event.text(Field.HOST_NAME, CHUNK, 0, 5);
        event.ip(Field.SOURCE_IP, 0, IpAddress.v4(0xcb007109));
        event.number(Field.SOURCE_PORT, 51234);
        event.ip(Field.SOURCE_NAT_IP, 0x20010db800000000L, 1);
        event.number(Field.EVENT_RECOVERED, 1);
        event.number(Field.TIME_OFFSET, 0);
        assertThat(line(event, false))
                .isEqualTo(
                        "{\"@timestamp\":\"2024-03-01T06:02:11Z\",\"event\":{\"id\":\"00ff-0-211034\",\"recovered\":true},"
                                + "\"host\":{\"name\":\"web-1\"},\"source\":{\"ip\":\"203.0.113.9\",\"port\":51234,"
                                + "\"nat\":{\"ip\":\"2001:db8::1\"}},\"fx\":{\"time\":{\"offset_ms\":0}},"
                                + "\"origin\":{\"file\":\"asa.log.gz\",\"offset\":211034,\"length\":38,\"record\":1842}}\n");
    }

    @Test
    void writesWhatIsThereAndNothingElse() throws IOException {
        assertThat(line(event(), false))
                .isEqualTo("{\"event\":{\"id\":\"00ff-0-211034\"},"
                        + "\"origin\":{\"file\":\"asa.log.gz\",\"offset\":211034,\"length\":38,\"record\":1842}}\n");
    }

    @Test
    void saysWhenAFlowBeganAndEnded() throws IOException {
        EventBuffer event = event();
        event.number(Field.TIMESTAMP, 60 * Timestamp.SECOND);
        event.number(Field.EVENT_DURATION, 90 * Timestamp.SECOND);
        assertThat(line(event, false)).doesNotContain("start");
        event.flowStamp(FlowStamp.END);
        assertThat(line(event, false))
                .contains(
                        "\"duration\":90000000000,\"start\":\"1969-12-31T23:59:30Z\",\"end\":\"1970-01-01T00:01:00Z\"");
    }

    @Test
    void keepsVendorFieldsUnderTheirNamesAndTheFirstOfEqualOnes() throws IOException {
        EventBuffer event = event();
        event.vendor(CHUNK, 18, 26, CHUNK, 27, 28);
        event.vendor(CHUNK, 18, 26, CHUNK, 0, 5);
        event.vendor(CHUNK, 11, 17, CHUNK, 29, 37);
        assertThat(line(event, true)).endsWith(",\"vendor\":{\"policyid\":\"7\",\"外部\":\"CORP\\\\ada\"}}\n");
        assertThat(line(event, false)).doesNotContain("vendor");
        event.startChunk(CHUNK, CHUNK);
        assertThat(line(event, true)).endsWith(",\"vendor\":{}}\n");
    }

    @Test
    void forgetsTheMemberBefore() throws IOException {
        EventJson json = new EventJson(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.write(event(), "a-0", "a.log", out);
        json.write(event(), "a-0", "a.log", out);
        json.write(event(), "b-1", "b\".log", out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"id\":\"a-0-211034\"", "\"file\":\"a.log\""),
                        line -> assertThat(line).contains("\"id\":\"a-0-211034\"", "\"file\":\"a.log\""),
                        line -> assertThat(line).contains("\"id\":\"b-1-211034\"", "\"file\":\"b\\\".log\""));
    }

    @Test
    void saysTheSameAsItsPlainTwin() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            EventBuffer event = random(random);
            ByteArrayOutputStream twin = new ByteArrayOutputStream();
            JsonText.writeLine(twin, HitJson.of(event.toRecord(), "00ff-0-211034", "asa.log.gz", true));
            assertThat(read(line(event, true))).isEqualTo(read(twin.toString(StandardCharsets.UTF_8)));
        }
    }

    private static EventBuffer random(Random random) {
        EventBuffer event = event();
        for (Field field : Field.all()) {
            if (random.nextInt(3) == 0) {
                switch (field.kind()) {
                    case NUMBER -> event.number(field, random.nextLong(Timestamp.END));
                    case IP -> event.ip(field, random.nextLong(), random.nextLong());
                    case KEYWORD, TEXT -> event.text(field, CHUNK, random.nextInt(10), 10 + random.nextInt(28));
                }
            }
        }
        for (int n = random.nextInt(6); n > 0; n--) {
            int from = random.nextInt(8);
            event.vendor(CHUNK, from, from + 1, CHUNK, random.nextInt(10), 10 + random.nextInt(28));
        }
        event.flowStamp(FlowStamp.values()[random.nextInt(FlowStamp.values().length)]);
        return event;
    }

    @Test
    void opensEveryObjectOnceAndWritesEveryFieldOnce() throws IOException {
        EventBuffer event = event();
        for (Field field : Field.all()) {
            switch (field.kind()) {
                case NUMBER -> event.number(field, 1);
                case IP -> event.ip(field, 0, 1);
                case KEYWORD, TEXT -> event.text(field, CHUNK, 0, 5);
            }
        }
        Set<String> names = new TreeSet<>();
        flatten("", read(line(event, false)), names);
        for (Field field : Field.all()) {
            assertThat(names).contains(field.ecsName());
        }
    }

    @Test
    void leavesRoomForItsOwnNames() {
        Set<String> tops = new HashSet<>();
        Field.all().forEach(field -> tops.add(field.ecsName().split("\\.")[0]));
        assertThat(tops).doesNotContainAnyElementsOf(EventJson.reserved());
    }

    private static void flatten(String above, Map<String, Object> map, Set<String> names) {
        map.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inside) {
                Map<String, Object> copy = new LinkedHashMap<>();
                inside.forEach((k, v) -> copy.put((String) k, v));
                flatten(above + name + ".", copy, names);
            } else {
                names.add(above + name);
            }
        });
    }

    /// Reads one object; a name that stands twice fails.
    private static Map<String, Object> read(String json) {
        assertThat(json).endsWith("}\n");
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            Map<String, Object> map = object(parser);
            assertThat(parser.nextToken()).isNull();
            return map;
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            Object value = token == JsonToken.START_OBJECT
                    ? object(parser)
                    : token == JsonToken.VALUE_NUMBER_INT ? (Object) parser.getLongValue() : parser.getString();
            assertThat(map.put(name, value)).as(name).isNull();
        }
        assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
        return map;
    }

    private static EventBuffer event() {
        EventBuffer event = new EventBuffer();
        event.startChunk(CHUNK, CHUNK);
        event.origin().set(0, 211034, 38, 1842);
        return event;
    }

    private static String line(EventBuffer event, boolean withVendor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EventJson(withVendor).write(event, "00ff-0", "asa.log.gz", out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
