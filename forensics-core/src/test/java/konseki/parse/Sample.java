package konseki.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.EventRecord;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.Timestamp;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;

/// One record of a table of samples, with what must be read from it.
///
///     ! zone=Asia/Tokyo time=2023-06-06T00:00:00Z          for all that follow; UTC and 2024-06-30 before
///     # What it shows. Source: where it is from
///     > the line as logged
///       source.ip=192.0.2.1 user.name="with blanks"        every field that is set, and vendor fields of choice; in
///                                                          single quotes what has double ones
///       vendor.policyid=7
///       rejected: bad-value at 23                          or: ignored: blank
///
/// Fields are named as in [Field], in any order. Those left out must be absent, save `fx.time.offset_ms`, `message` and
/// vendor fields, which are compared only where they are named.
public record Sample(String title, String line, ZoneId zone, Instant fileTime, Map<String, String> expected) {
    private static final Set<Field> ON_REQUEST = Set.of(Field.TIME_OFFSET, Field.MESSAGE);

    /// The table of that name beside the test class.
    public static List<Sample> table(Class<?> test, String name) {
        try (InputStream in = test.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + " is not beside " + test.getName());
            }
            List<Sample> samples = new Table().read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (samples.isEmpty()) {
                throw new IllegalArgumentException(name + " has no samples");
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a table.
    public static List<String> lines(Class<?> test, String name) {
        return table(test, name).stream().map(Sample::line).toList();
    }

    /// What these payloads, tried in this order after syslog headers, make of the line; the form of [#expected].
    public Map<String, String> readBy(Payload... payloads) {
        Carrier lines = new LinesCarrier(new Payloads(Arrays.asList(payloads)), List.of(SyslogHeader::new));
        return readBy(lines, "", payloads);
    }

    /// What a carrier and these payloads make of the line.
    ///
    /// @param header lines that stand before it in its member, with their line ends
    public Map<String, String> readBy(Carrier carrier, String header, Payload... payloads) {
        byte[] bytes = (header + line).getBytes(StandardCharsets.UTF_8);
        ReadingRules rules = new ReadingRules(Optional.of(zone), 0, Optional.empty(), Optional.empty(), false);
        Prologue prologue = new Prologue(bytes, "sample.log", bytes.length, fileTime, rules);
        RecordParser parser = carrier.open(prologue).newParser(new Payloads(Arrays.asList(payloads)));
        EventBuffer out = new EventBuffer();
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        Outcome outcome = parser.next();
        for (long i = header.lines().count(); i > 0; i--) {
            outcome = parser.next();
        }
        return switch (outcome) {
            case EVENT -> values(out.toRecord());
            case REJECTED -> Map.of("rejected", out.rejectReason().jsonName() + " at " + out.rejectColumn());
            case IGNORED -> Map.of("ignored", out.ignored().jsonName());
            case END -> Map.of();
        };
    }

    private Map<String, String> values(EventRecord event) {
        Map<String, String> values = new TreeMap<>();
        for (Field field : Field.all()) {
            if (!ON_REQUEST.contains(field) || expected.containsKey(field.ecsName())) {
                text(event, field).ifPresent(text -> values.put(field.ecsName(), text));
            }
        }
        event.vendor().forEach((name, value) -> {
            if (expected.containsKey("vendor." + name)) {
                values.put("vendor." + name, value);
            }
        });
        return values;
    }

    private static Optional<String> text(EventRecord event, Field field) {
        if (field.kind() != FieldKind.NUMBER) {
            return event.text(field);
        }
        return event.number(field).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        field == Field.TIMESTAMP
                                ? Timestamp.format(event.number(field).getAsLong())
                                : Long.toString(event.number(field).getAsLong()));
    }

    @Override
    public String toString() {
        return title;
    }

    /// Reads a table.
    private static final class Table {
        private final List<Sample> samples = new ArrayList<>();
        private ZoneId zone = ZoneId.of("UTC");
        private Instant fileTime = Instant.parse("2024-06-30T00:00:00Z");
        private String title = "";
        private String line = "";
        private Map<String, String> expected = new TreeMap<>();

        List<Sample> read(String text) {
            text.lines().forEach(this::take);
            finish();
            return Collections.unmodifiableList(samples);
        }

        private void take(String written) {
            if (written.startsWith("! ")) {
                finish();
                pairs(written.substring(2)).forEach(this::set);
            } else if (written.startsWith("#")) {
                finish();
                title = written.substring(1).strip();
            } else if (written.startsWith(">")) {
                finish();
                line = written.length() > 1 ? written.substring(2) : "";
                expected = new TreeMap<>();
                expected.put("", "");
            } else if (written.strip().startsWith("rejected:")
                    || written.strip().startsWith("ignored:")) {
                int colon = written.indexOf(':');
                expected.put(
                        written.substring(0, colon).strip(),
                        written.substring(colon + 1).strip());
            } else if (!written.isBlank()) {
                expected.putAll(pairs(written));
            }
        }

        private void set(String key, String value) {
            switch (key) {
                case "zone" -> zone = ZoneId.of(value);
                case "time" -> fileTime = Instant.parse(value);
                default -> throw new IllegalArgumentException("! " + key + "= is not known");
            }
        }

        private void finish() {
            if (expected.remove("") != null) {
                samples.add(new Sample(title, line, zone, fileTime, Collections.unmodifiableMap(expected)));
                expected = new TreeMap<>();
            }
        }

        private static Map<String, String> pairs(String text) {
            Map<String, String> pairs = new TreeMap<>();
            int i = 0;
            while (i < text.length()) {
                if (text.charAt(i) == ' ') {
                    i++;
                    continue;
                }
                int equals = text.indexOf('=', i);
                if (equals < 0) {
                    throw new IllegalArgumentException("no name=value: " + text.substring(i));
                }
                char quote = equals + 1 < text.length() ? text.charAt(equals + 1) : ' ';
                boolean quoted = quote == '"' || quote == '\'';
                int from = quoted ? equals + 2 : equals + 1;
                int end = text.indexOf(quoted ? quote : ' ', from);
                end = end < 0 ? text.length() : end;
                pairs.put(text.substring(i, equals), text.substring(from, end));
                i = end + 1;
            }
            return pairs;
        }
    }

    /// For `@MethodSource`.
    public static Stream<Sample> stream(Class<?> test, String name) {
        return table(test, name).stream();
    }
}
