package konseki.parse.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that another product reads too: what both say must be the same.
class NormalisedEventsDataTest {

    @ParameterizedTest
    @ValueSource(strings = {"windows_eventlog", "sqlserver_eventlog"})
    void saysWhatAnotherProductSays(String name) throws IOException {
        Path file = Path.of(System.getProperty("konseki.data", "no-data"))
                .resolve("windows-json/normalised/" + name + ".jsonl.gz");
        Assumptions.assumeTrue(Files.exists(file), "no data: set -Dkonseki.data");
        int compared = 0;
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines = reader.lines().toList();
        }
        List<String> differences = new ArrayList<>();
        for (String line : lines) {
            int raw = line.indexOf("\"raw\":") + 6;
            int expected = line.lastIndexOf(",\"expected\":");
            compared += compare(
                    line.substring(raw, expected), line.substring(expected + 12, line.length() - 1), differences);
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(lines.size() * 3);
    }

    private static int compare(String raw, String expectedJson, List<String> differences) {
        EventBuffer expected = read(expectedJson, List.of());
        Map<String, String> theirs = new TreeMap<>();
        for (int i = 0; i < expected.vendorCount(); i++) {
            theirs.put(
                    expected.vendorName(i).toString(), expected.vendorValue(i).toString());
        }
        EventBuffer event = read(raw, List.of(new WindowsEvents()));
        Map<String, String> ours = ours(event, theirs);
        int compared = 0;
        for (Map.Entry<String, String> entry : ours.entrySet()) {
            String value = theirs.get(entry.getKey());
            if (value != null) {
                compared++;
                if (!value.equalsIgnoreCase(entry.getValue())) {
                    differences.add(
                            theirs.get("id") + " " + entry.getKey() + ": " + value + " but " + entry.getValue());
                }
            }
        }
        return compared;
    }

    private static Map<String, String> ours(Event event, Map<String, String> theirs) {
        Map<String, String> ours = new TreeMap<>();
        ours.put("msgid", event.written(Field.EVENT_CODE).toString());
        String host = event.written(Field.HOST_NAME).toString();
        ours.put("event_src.hostname", host.toLowerCase(Locale.ROOT).replaceAll("\\..*", ""));
        if (event.has(Field.TIMESTAMP) && theirs.containsKey("time")) {
            Instant time = Instant.parse(theirs.get("time"));
            boolean same = Math.abs(time.toEpochMilli() - event.number(Field.TIMESTAMP) / 1_000_000) < 5000;
            ours.put(
                    "time",
                    same
                            ? theirs.get("time")
                            : Instant.ofEpochSecond(0, event.number(Field.TIMESTAMP))
                                    .toString());
        }
        putText("subject.account.name", Field.USER_NAME, event, ours);
        putText("subject.process.fullpath", Field.PROCESS_EXECUTABLE, event, ours);
        putText("object.process.cmdline", Field.PROCESS_COMMAND_LINE, event, ours);
        if (event.has(Field.SOURCE_IP)) {
            ours.put("src.ip", IpAddress.format(event.ipHigh(Field.SOURCE_IP), event.ipLow(Field.SOURCE_IP)));
        }
        if (event.has(Field.SOURCE_PORT)) {
            ours.put("src.port", Long.toString(event.number(Field.SOURCE_PORT)));
        }
        return ours;
    }

    private static void putText(String name, Field field, Event event, Map<String, String> ours) {
        if (event.has(field)) {
            ours.put(name, event.written(field).toString());
        }
    }

    private static EventBuffer read(String json, List<Payload> payloads) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        RecordParser parser = new JsonLinesCarrier(List.of(JsonLayer::new))
                .open(new Prologue(bytes, "", bytes.length, Instant.EPOCH, ReadingRules.NONE))
                .newParser(new Payloads(payloads));
        EventBuffer out = new EventBuffer();
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        assertThat(parser.next()).isEqualTo(Outcome.EVENT);
        return out;
    }
}
