package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEnvelopeCarrierTest {
    private final Carrier carrier = new JsonEnvelopeCarrier(List.of(JsonLayer::new));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[{\"a\":1},{\"a\":{\"b\":2}}]}",
                "\ufeff{ \"Records\" : [\n  {\"a\":1},\n  {\"a\":{\n\"b\":2}}\n ]\n}\n",
                "{\"@odata.context\":\"x\",\"@odata.nextLink\":\"https:\\\\y\\\"\",\"value\":[{\"a\":1},{\"a\":{\"b\":2}}]}",
                "{\"took\":1,\"_shards\":{\"total\":1},\"hits\":{\"total\":{\"value\":2},\"max_score\":null,\"hits\":"
                        + "[{\"_source\":{\"a\":1}},{\"_source\":{\"a\":{\"b\":2}}}]}}",
                "{\"Records\":[{\"a\":1}]}\n{\"Records\":[]}\n{\"Records\":[{\"a\":{\"b\":2}}]}\n",
                "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"g\",\"logEvents\":[{\"a\":1}]}"
                        + "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"g\",\"logEvents\":[{\"a\":{\"b\":2}}]}",
            })
    void makesARecordOfEachElement(String text) {
        assertThat(carrier.recognise(prologue(text))).isEqualTo(new Recognition.Yes(90));
        assertThat(events(text)).containsExactly("[a=1]", "[a.b=2]");
    }

    @Test
    void ignoresWhatStandsBehindTheArray() {
        assertThat(events("{\"data\":[{\"a\":1}],\"pagination\":{\"totalItems\":1}}\n{\"data\":[{\"a\":2}]}"))
                .containsExactly("[a=1]", "ignored option", "[a=2]");
    }

    @Test
    void placesEachElement() {
        String text = "{\"Records\":[{\"a\":1}, {\"a\":2}]}\n";
        assertThat(Readings.read(plan(text), new Payloads(List.of()), bytes(text), 64))
                .allMatch(record -> record.startsWith("12+7#1 ") || record.startsWith("21+7#2 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":\"2024-01-01T00:00:00Z\",\"events\":[{\"a\":1}]}",
                "{\"a\":1}",
                "{\"Records\":[1,2]}",
                "{\"Records\":\"x\"}",
                "{\"took\":1}",
                "[{\"Records\"",
                "",
            })
    void leavesOtherObjectsToOthers(String text) {
        assertThat(carrier.recognise(prologue(text))).isInstanceOf(Recognition.No.class);
    }

    @Test
    void losesOneElementWhereOneWasCutOff() {
        String text = "{\"Records\":[{\"a\":1},\n{\"a\":{\"b\":\n{\"a\":2},\n{\"a\":3}]}";
        assertThat(events(text)).contains("[a=1]").hasSizeLessThanOrEqualTo(4);
        assertThat(events(text.substring(0, text.length() - 5))).first().isEqualTo("[a=1]");
    }

    @Test
    void readsTheSameThroughChunksOfAnySize() {
        String text =
                "{\"owner\":\"1\",\"logEvents\":[{\"a\":1},{\"a\":2}]}{\"owner\":\"1\",\"logEvents\":[{\"a\":3}]}\n"
                        + "{\"owner\":\"1\",\"logEvents\":[]}{\"owner\":\"1\",\"logEvents\":[{\"a\":4}],\"x\":1}\n";
        List<String> whole = Readings.read(plan(text), new Payloads(List.of()), bytes(text), text.length());
        for (int step = 1; step < text.length(); step++) {
            assertThat(Readings.read(plan(text), new Payloads(List.of()), bytes(text), step))
                    .as("step %d", step)
                    .isEqualTo(whole);
        }
    }

    private MemberPlan plan(String text) {
        return carrier.open(prologue(text));
    }

    private List<String> events(String text) {
        List<String> all = new ArrayList<>();
        WholeFile.read(carrier, new Payloads(List.of()), bytes(text), (outcome, out) -> {
            StringBuilder record = new StringBuilder();
            for (int i = 0; i < out.vendorCount(); i++) {
                record.append('[').append(out.vendorName(i));
                record.append('=').append(out.vendorValue(i)).append(']');
            }
            switch (outcome) {
                case EVENT -> all.add(record.toString());
                case REJECTED -> all.add("rejected " + out.rejectReason());
                case IGNORED -> {
                    if (out.ignored() != konseki.event.Ignored.BLANK) {
                        all.add("ignored " + out.ignored().jsonName());
                    }
                }
                case END -> throw new AssertionError();
            }
        });
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Prologue prologue(String text) {
        byte[] bytes = bytes(text);
        return new Prologue(bytes, "0001.dat", bytes.length, Instant.EPOCH, ReadingRules.NONE);
    }
}
