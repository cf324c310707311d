package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import konseki.event.EventBuffer;
import konseki.event.EventRecord;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.firewall.FortiGate;
import konseki.parse.network.Squid;
import konseki.parse.server.Sshd;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Compares what is read from real logs with what others say stands in them, where the logs are at hand (system
/// property
/// `konseki.data`). The share that agrees is printed and may not fall.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactsTest {
    private static final Payloads PAYLOADS = new Payloads(List.of(new FortiGate(), new Sshd(), new Squid()));

    /// @param least  percent of the facts that agree
    /// @param except lines that are refused on purpose
    record Source(String log, String facts, int least, Set<Integer> except) {
        @Override
        public String toString() {
            return log;
        }
    }

    static List<Source> sources() {
        return List.of(
                new Source(
                        "firewall/fortigate_syslog/fortigate.log",
                        "firewall/fortigate_syslog/fortigate.facts.tsv",
                        100,
                        Set.of()),
                // an address like 00192.0.2.100:00:00:00; for the rest they take the gateway of a VPN for a destination
                new Source(
                        "firewall/fortigate/fortigate.log",
                        "firewall/fortigate/fortigate.expected.json.gz",
                        97,
                        Set.of(20)),
                // port 123456; a session without addresses
                new Source(
                        "firewall/fortiproxy/fortiproxy.log",
                        "firewall/fortiproxy/fortiproxy.expected.json",
                        100,
                        Set.of(12, 13)),
                new Source("server/openssh/openssh.log", "server/openssh/openssh.expected.json", 98, Set.of()),
                new Source("server/fail2ban/sshd.log", "server/fail2ban/sshd.log", 100, Set.of()),
                // not squid's format
                new Source("proxy/squid/squid.log", "proxy/squid/squid.expected.json", 100, Set.of(1)));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void agreesWithTheFactsBesideTheLog(Source source) throws IOException {
        Path data = Path.of(System.getProperty("konseki.data", "absent"));
        assumeTrue(Files.exists(data.resolve(source.log)), "no " + source.log + " under konseki.data");
        List<String> lines = Files.readAllLines(data.resolve(source.log), StandardCharsets.UTF_8);
        Map<Integer, Map<Field, String>> facts = facts(data.resolve(source.facts), lines);
        int agree = 0;
        int all = 0;
        StringBuilder differences = new StringBuilder();
        for (Map.Entry<Integer, Map<Field, String>> line : facts.entrySet()) {
            String written = lines.get(line.getKey() - 1);
            if (source.except.contains(line.getKey()) || written.startsWith("CEF:") || written.startsWith("0|")) {
                continue; // another carrier
            }
            Map<Field, String> read = read(written);
            for (Map.Entry<Field, String> fact : line.getValue().entrySet()) {
                boolean same = fact.getValue().equalsIgnoreCase(read.getOrDefault(fact.getKey(), ""));
                all++;
                agree += same ? 1 : 0;
                if (!same) {
                    differences.append("  line %d: %s is \"%s\", they say \"%s\"%n"
                            .formatted(
                                    line.getKey(),
                                    fact.getKey().ecsName(),
                                    read.getOrDefault(fact.getKey(), ""),
                                    fact.getValue()));
                }
            }
        }
        System.out.printf("%s: %d of %d facts agree%n%s", source.log, agree, all, differences);
        assertThat(all).as("facts").isPositive();
        assertThat(100 * agree).as(differences.toString()).isGreaterThanOrEqualTo(source.least * all);
    }

    private static Map<Field, String> read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Prologue prologue =
                new Prologue(bytes, "x.log", bytes.length, Instant.parse("2006-01-01T00:00:00Z"), ReadingRules.NONE);
        RecordParser parser =
                new SyslogCarrier(List.of(SyslogHeader::new)).open(prologue).newParser(PAYLOADS);
        EventBuffer out = new EventBuffer();
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        Map<Field, String> values = new HashMap<>();
        if (parser.next() == Outcome.EVENT) {
            EventRecord event = out.toRecord();
            for (Field field : Field.all()) {
                event.text(field).ifPresent(text -> values.put(field, text));
                event.number(field).ifPresent(number -> values.put(field, Long.toString(number)));
            }
            event.number(Field.TIMESTAMP).ifPresent(time -> values.put(Field.TIMESTAMP, seconds(time)));
        }
        return values;
    }

    /// Others keep fewer digits.
    private static String seconds(long nanos) {
        return Timestamp.format(nanos - Math.floorMod(nanos, Timestamp.SECOND));
    }

    private static Map<Integer, Map<Field, String>> facts(Path path, List<String> lines) throws IOException {
        if (path.toString().endsWith(".tsv")) {
            return table(path);
        }
        return path.toString().endsWith(".log") ? hosts(lines) : expected(path);
    }

    /// `line`, then columns with the values as written.
    private static Map<Integer, Map<Field, String>> table(Path path) throws IOException {
        List<String> rows = Files.readAllLines(path, StandardCharsets.UTF_8);
        Map<String, Field> columns = Map.of(
                "src", Field.SOURCE_IP,
                "src_port", Field.SOURCE_PORT,
                "dst", Field.DESTINATION_IP,
                "dst_port", Field.DESTINATION_PORT,
                "verdict_as_written", Field.EVENT_ACTION,
                "bytes_out", Field.SOURCE_BYTES,
                "bytes_in", Field.DESTINATION_BYTES,
                "user", Field.USER_NAME);
        List<String> header = List.of(rows.getFirst().split("\t"));
        Map<Integer, Map<Field, String>> facts = new TreeMap<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split("\t");
            Map<Field, String> of = new HashMap<>();
            for (int i = 1; i < cells.length; i++) {
                Field field = columns.get(header.get(i));
                if (field != null && !cells[i].isEmpty()) {
                    of.put(field, cells[i]);
                }
            }
            // UTM records repeat the counters of a session that the traffic log counts: see FortiGateUtm
            if (of.getOrDefault(Field.EVENT_ACTION, "").equals("blocked")) {
                of.remove(Field.SOURCE_BYTES);
                of.remove(Field.DESTINATION_BYTES);
            }
            facts.put(Integer.valueOf(cells[0]), of);
        }
        return facts;
    }

    /// The address that fail2ban finds, in the comment before each line. Those it remembers from a line before are left
    /// out.
    private static Map<Integer, Map<Field, String>> hosts(List<String> lines) {
        Map<Integer, Map<Field, String>> facts = new TreeMap<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            String comment = lines.get(i);
            int host = comment.indexOf("\"host\": \"");
            if (comment.startsWith("# failJSON:")
                    && host > 0
                    && !lines.get(i + 1).startsWith("#")) {
                String address = comment.substring(host + 9, comment.indexOf('"', host + 9));
                if (!lines.get(i + 1).contains(address)) {
                    continue;
                }
                int line = i + 2;
                canonical(address).ifPresent(text -> facts.put(line, Map.of(Field.SOURCE_IP, text)));
            }
        }
        return facts;
    }

    private static Optional<String> canonical(String address) {
        long[] pair = new long[2];
        byte[] bytes = address.getBytes(StandardCharsets.US_ASCII);
        return IpAddress.parse(bytes, 0, bytes.length, pair)
                ? Optional.of(IpAddress.format(pair[0], pair[1]))
                : Optional.empty();
    }

    /// A list of cases; `line` names the line, `expected` is nested.
    private static Map<Integer, Map<Field, String>> expected(Path path) throws IOException {
        Map<Integer, Map<Field, String>> facts = new TreeMap<>();
        for (Map<String, String> of : flatten(path)) {
            String line = of.getOrDefault("line", "");
            if (!line.isEmpty()) {
                facts.put(Integer.valueOf(line), comparable(of));
            }
        }
        return facts;
    }

    private static Map<Field, String> comparable(Map<String, String> of) {
        Map<Field, String> facts = new HashMap<>();
        List<Field> fields = new ArrayList<>(List.of(
                Field.SOURCE_IP,
                Field.SOURCE_PORT,
                Field.DESTINATION_IP,
                Field.DESTINATION_PORT,
                Field.EVENT_CODE,
                Field.USER_NAME,
                Field.NETWORK_TRANSPORT));
        if (of.getOrDefault("expected.event.category", "").equals("traffic")) {
            fields.addAll(List.of(Field.SOURCE_BYTES, Field.DESTINATION_BYTES, Field.EVENT_ACTION));
        }
        for (Field field : fields) {
            String value = of.get("expected." + field.ecsName());
            if (value != null) {
                facts.put(field, value.equals("ipv6-icmp") ? "icmp" : value);
            }
        }
        String time = of.get("expected.@timestamp");
        if (time != null) {
            facts.put(Field.TIMESTAMP, seconds(Instant.parse(time).getEpochSecond() * Timestamp.SECOND));
        }
        return facts;
    }

    private static List<Map<String, String>> flatten(Path path) throws IOException {
        List<Map<String, String>> cases = new ArrayList<>();
        try (InputStream file = Files.newInputStream(path);
                InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
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
