package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import konseki.event.EventRecord;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.parse.Carrier;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.Sample;
import konseki.parse.WholeFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every sample line of every reader, as relays, shippers, spreadsheets and other systems pass it on: it says the same.
class LineVariantsTest {
    private static final Payloads PAYLOADS = new Payloads(BuiltInPayloads.all());
    private static final List<Carrier> CARRIERS = BuiltInCarriers.all(PAYLOADS);
    /// What a relay or a shipper has no part in. `host.name` and `observer.name` may be the relay's, where the line
    /// names
    /// none.
    private static final List<Field> SAID = List.of(
            Field.EVENT_DATASET,
            Field.EVENT_CATEGORY,
            Field.EVENT_TYPE,
            Field.EVENT_OUTCOME,
            Field.SOURCE_IP,
            Field.DESTINATION_IP,
            Field.SOURCE_PORT,
            Field.DESTINATION_PORT,
            Field.SOURCE_BYTES,
            Field.DESTINATION_BYTES,
            Field.USER_NAME,
            Field.PROCESS_COMMAND_LINE);

    /// One way in which a line arrives.
    enum Variant {
        CARRIAGE_RETURN(line -> line + "\r\n"),
        BYTE_ORDER_MARK(line -> "\ufeff" + line + "\n"),
        BLANK_LINES_BEFORE(line -> "\n \n" + line + "\n"),
        COMMENT_BEFORE(line -> "# exported by somebody\n" + line + "\n"),
        TORN_LINE_BEFORE(line -> line.substring(line.length() / 2) + "\n" + line + "\n"),
        NO_LINE_FEED(line -> line),
        PRIORITY(line -> "<134>" + line + "\n"),
        RELAY(line -> "<134>Jun  5 03:00:00 relay1 " + line + "\n"),
        RELAY_WITHOUT_PRIORITY(line -> "Jun  5 03:00:00 relay1 " + line + "\n"),
        RELAY_5424(line -> "<134>1 2024-06-05T03:00:00.000Z relay1 - - - - " + line + "\n"),
        JSON_MESSAGE(line -> "{\"@timestamp\":\"2024-06-05T03:00:00Z\",\"message\":\"" + escaped(line) + "\"}\n"),
        SPLUNK_CSV(line -> "\"_time\",\"host\",\"_raw\"\n\"2024-06-05T03:00:00.000+0000\",\"relay1\",\""
                + line.replace("\"", "\"\"") + "\"\n");

        private final UnaryOperator<String> make;

        Variant(UnaryOperator<String> make) {
            this.make = make;
        }

        private static String escaped(String line) {
            return line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
        }
    }

    private static List<String> lines() throws IOException, URISyntaxException {
        Path root = Path.of(Sample.class.getResource("/konseki/parse").toURI());
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".samples"))
                    .sorted()
                    .toList()) {
                String name =
                        "/konseki/parse/" + root.relativize(file).toString().replace('\\', '/');
                Sample.table(Sample.class, name).stream()
                        .filter(sample -> sample.expected().containsKey("event.dataset"))
                        .map(Sample::line)
                        .filter(line -> !said(line + "\n").isEmpty())
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void saysTheSame(Variant variant) throws IOException, URISyntaxException {
        List<String> lines = lines();
        List<String> different = new ArrayList<>();
        for (String line : lines) {
            if (isException(variant, line)) {
                continue;
            }
            String plain = said(line + "\n");
            String varied = said(variant.make.apply(line));
            if (!plain.equals(varied)) {
                different.add(line + "\n  plain:  " + plain + "\n  varied: " + varied);
            }
        }
        assertThat(lines).hasSizeGreaterThan(500);
        assertThat(different).as(different.size() + " of " + lines.size()).isEmpty();
    }

    /// What cannot be told apart, each with its reason.
    private static boolean isException(Variant variant, String line) {
        return switch (variant) {
            // half of the sentence and the sentence have the same number of commas: a table, it seems
            case TORN_LINE_BEFORE -> line.startsWith("%ASA-4-733100: [ Scanning]");
            // the value is a whole event in XML, and behind a priority it is the first thing that looks like a record
            case PRIORITY, RELAY, RELAY_5424 -> line.contains("\"RawXml\":\"<Event ");
            // PAN-OS calls an address `host`, and so does the export its own column
            case SPLUNK_CSV -> line.contains(",CONFIG,0,");
            default -> false;
        };
    }

    /// What the last event of a file says that a payload has taken; empty if none has.
    private static String said(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> events = new ArrayList<>();
        Carrier carrier;
        try {
            carrier = WholeFile.carrier(CARRIERS, bytes);
        } catch (IllegalArgumentException e) {
            return "";
        }
        WholeFile.read(carrier, PAYLOADS, bytes, (outcome, out) -> {
            if (outcome == Outcome.EVENT && out.has(Field.EVENT_DATASET)) {
                EventRecord event = out.toRecord();
                events.add(SAID.stream()
                        .map(field -> value(event, field).map(v -> field.ecsName() + "=" + v))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")));
            }
        });
        return events.isEmpty() ? "" : events.getLast();
    }

    private static Optional<String> value(EventRecord event, Field field) {
        return field.kind() == FieldKind.NUMBER
                ? event.number(field).stream().mapToObj(Long::toString).findFirst()
                : event.text(field);
    }
}
