package konseki.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import konseki.event.Field;
import konseki.event.IpAddress;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What another product, or a person, says stands in a line of a log. Immutable.
///
/// @param line  from 1; 0 if the case has several lines, which are `input` then
/// @param input lines of the case itself
record ExpectedValues(int line, String input, Map<Field, String> values) {
    private static final List<Field> COMPARED = List.of(
            Field.SOURCE_IP,
            Field.SOURCE_PORT,
            Field.DESTINATION_IP,
            Field.DESTINATION_PORT,
            Field.SOURCE_NAT_IP,
            Field.DESTINATION_NAT_IP,
            Field.SOURCE_BYTES,
            Field.DESTINATION_BYTES,
            Field.SOURCE_PACKETS,
            Field.DESTINATION_PACKETS,
            Field.NETWORK_TRANSPORT,
            Field.USER_NAME,
            Field.EVENT_ACTION,
            Field.EVENT_OUTCOME,
            Field.DNS_QUESTION_NAME,
            Field.HTTP_REQUEST_METHOD,
            Field.FILE_PATH);

    private static final Map<String, Field> COLUMNS = Map.of(
            "time_as_written", Field.TIMESTAMP,
            "src", Field.SOURCE_IP,
            "src_port", Field.SOURCE_PORT,
            "dst", Field.DESTINATION_IP,
            "dst_port", Field.DESTINATION_PORT,
            "protocol", Field.NETWORK_TRANSPORT,
            "verdict_as_written", Field.EVENT_ACTION,
            "bytes_out", Field.SOURCE_BYTES,
            "bytes_in", Field.DESTINATION_BYTES,
            "user", Field.USER_NAME);

    private static final List<DateTimeFormatter> WRITTEN = List.of(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("MMM d yyyy HH:mm:ss", Locale.ENGLISH));

    /// The values beside a log: `x.facts.tsv`, or `x.expected.json`, compressed or not.
    static List<ExpectedValues> beside(Path log) throws IOException {
        String base = log.toString().replaceFirst("\\.[a-z0-9]+(\\.gz)?$", "");
        Path table = Path.of(base + ".facts.tsv");
        if (Files.exists(table)) {
            return table(table);
        }
        Path cases = Path.of(base + ".expected.json");
        return cases(Files.exists(cases) ? cases : Path.of(base + ".expected.json.gz"));
    }

    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = open(file)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static List<ExpectedValues> table(Path file) throws IOException {
        List<String> rows = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<String> header = List.of(rows.getFirst().split("\t"));
        List<ExpectedValues> all = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t");
            Map<String, String> named = new HashMap<>();
            for (int i = 1; i < cells.length; i++) {
                Field field = COLUMNS.get(header.get(i));
                if (field != null) {
                    named.put(field.ecsName(), cells[i]);
                }
            }
            all.add(new ExpectedValues(Integer.parseInt(cells[0]), "", comparable(named, "")));
        }
        return all;
    }

    /// A list of cases; `expected` is nested.
    private static List<ExpectedValues> cases(Path file) throws IOException {
        List<ExpectedValues> all = new ArrayList<>();
        for (Map<String, String> of : flatten(file)) {
            int line = Integer.parseInt(of.getOrDefault("line", "0"));
            all.add(new ExpectedValues(line, of.getOrDefault("input", ""), comparable(of, "expected.")));
        }
        return all;
    }

    private static Map<Field, String> comparable(Map<String, String> of, String prefix) {
        Map<Field, String> values = new TreeMap<>();
        for (Field field : COMPARED) {
            String written = of.getOrDefault(prefix + field.ecsName(), "");
            comparable(field, written).ifPresent(value -> values.put(field, value));
        }
        time(of.getOrDefault(prefix + Field.TIMESTAMP.ecsName(), ""))
                .ifPresent(time -> values.put(Field.TIMESTAMP, time));
        return values;
    }

    /// One form for what both sides may write differently.
    static Optional<String> comparable(Field field, String written) {
        boolean port = field == Field.SOURCE_PORT || field == Field.DESTINATION_PORT;
        boolean none = port && written.equals("0") || written.equals("0.0.0.0") || written.equals("-");
        if (written.isEmpty() || none) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case IP -> address(written);
            case NUMBER -> number(written);
            case KEYWORD, TEXT ->
                Optional.of(field == Field.NETWORK_TRANSPORT ? transport(written) : written.toLowerCase(Locale.ROOT));
        };
    }

    private static Optional<String> address(String written) {
        long[] pair = new long[2];
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        return IpAddress.parse(bytes, 0, bytes.length, pair)
                ? Optional.of(IpAddress.format(pair[0], pair[1]))
                : Optional.empty();
    }

    private static Optional<String> number(String written) {
        return written.matches("[0-9]{1,18}")
                ? Optional.of(Long.valueOf(written).toString())
                : Optional.empty();
    }

    /// `tcp/443` and `6` are tcp.
    private static String transport(String written) {
        String name = written.toLowerCase(Locale.ROOT).replaceFirst("/.*", "");
        return switch (name) {
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1", "58", "icmpv6", "icmp6", "ipv6-icmp" -> "icmp";
            default -> name;
        };
    }

    /// To the second, which is what all keep; nothing of a stamp without a year.
    private static Optional<String> time(String written) {
        String plain = written.replaceFirst("[.,][0-9]+", "")
                .replaceFirst(" UTC$", "Z")
                .replaceFirst(" +([+-])", "$1");
        try {
            return Optional.of(OffsetDateTime.parse(
                            plain.replaceFirst(" ", "T").replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                    .toInstant()
                    .toString());
        } catch (DateTimeException e) {
            return local(plain);
        }
    }

    private static Optional<String> local(String written) {
        for (DateTimeFormatter form : WRITTEN) {
            try {
                Instant time = LocalDateTime.parse(written, form).toInstant(ZoneOffset.UTC);
                return Optional.of(time.toString());
            } catch (DateTimeException e) {
                // the next form
            }
        }
        return Optional.empty();
    }

    private static List<Map<String, String>> flatten(Path path) throws IOException {
        List<Map<String, String>> cases = new ArrayList<>();
        try (InputStream in = open(path);
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT && ++depth == 1) {
                    cases.add(new HashMap<>());
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    String place = json.streamReadContext().pathAsPointer().toString();
                    String name = place.replaceFirst("^/[0-9]+/", "").replace('/', '.');
                    cases.getLast().putIfAbsent(name, json.getString());
                }
            }
        }
        return cases;
    }
}
