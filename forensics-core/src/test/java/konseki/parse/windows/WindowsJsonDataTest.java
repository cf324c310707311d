package konseki.parse.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.evidence.Chunk;
import konseki.evidence.Cut;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.Recognition;
import konseki.parse.RecordParser;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real exports against the table of facts about them that was made with other tools.
class WindowsJsonDataTest {
    /// The table names the collector there, not the machines.
    private static final String COLLECTOR_AS_HOST = "empire_wdigest_downgrade";
    /// Wrote local time with a Z, some without AM and PM, so that Sysmon's own stamps lie hours away.
    private static final Set<String> LOCAL_TIME_AS_UTC = Set.of(
            "cmd_dumping_ntds",
            "cmd_disable_eventlog",
            "cmd_mshta",
            "psh_cmstp",
            "reg_disable_eventlog",
            "proxylogon",
            "schtask_modification",
            "psh_windows_vault",
            "cmd_seatbelt",
            "cmd_sharpview",
            "cmd_service_mod");
    /// Logons and shares.
    private static final Set<String> SOURCES = Set.of("4624", "4625", "4648", "5140", "5145");

    /// A row of `truth/windows_json.tsv.gz`; the columns `hosts` and `channel:event_id` name the most frequent only.
    record Truth(
            String file,
            String member,
            long events,
            String first,
            String last,
            Map<String, Long> hosts,
            Map<String, Long> codes,
            Map<String, Long> sources,
            Map<String, Long> connections) {

        private static final Truth NONE = new Truth("", "", 0, "", "", Map.of(), Map.of(), Map.of(), Map.of());

        static Truth of(String line) {
            String[] columns = line.split("\t", -1);
            String[] place = columns[0].split("!", 2);
            return new Truth(
                    place[0],
                    place[1],
                    Long.parseLong(columns[1]),
                    columns[3],
                    columns[4],
                    counts(columns[5]),
                    counts(columns[6]),
                    counts(columns[7]),
                    counts(columns[8]));
        }

        private static Map<String, Long> counts(String column) {
            return Stream.of(column.split("; "))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.toMap(
                            part -> part.substring(0, part.lastIndexOf(" x")),
                            part -> Long.parseLong(part.substring(part.lastIndexOf(" x") + 2)),
                            Long::sum,
                            TreeMap::new));
        }

        @Override
        public String toString() {
            return member;
        }
    }

    static Stream<Truth> truths() throws IOException {
        Path table = data().resolve("truth/windows_json.tsv.gz");
        if (!Files.exists(table)) {
            return Stream.of(Truth.NONE);
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .skip(1)
                    .filter(line -> line.startsWith("windows-json/"))
                    .map(Truth::of)
                    .filter(truth -> truth.events > 0)
                    .toList()
                    .stream();
        }
    }

    private static Path data() {
        return Path.of(System.getProperty("konseki.data", "no-data"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("truths")
    void agreesWithTheTable(Truth truth) throws IOException {
        Assumptions.assumeTrue(truth.events > 0, "no data: set -Dkonseki.data");
        byte[] bytes = member(truth);
        Prologue prologue = new Prologue(
                java.util.Arrays.copyOf(bytes, Math.min(bytes.length, Prologue.LENGTH)),
                truth.member,
                bytes.length,
                Instant.EPOCH,
                ReadingRules.NONE);
        JsonLinesCarrier carrier = new JsonLinesCarrier(List.of(JsonLayer::new));
        assertThat(carrier.recognise(prologue)).isInstanceOf(Recognition.Yes.class);
        MemberPlan plan = carrier.open(prologue);
        Cut cut = plan.framing().cut(bytes, 0, bytes.length, true);

        RecordParser parser = plan.newParser(new Payloads(List.of(new WindowsEvents())));
        EventBuffer out = new EventBuffer();
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        Map<String, Long> hosts = new TreeMap<>();
        Map<String, Long> codes = new TreeMap<>();
        Map<String, Long> sources = new TreeMap<>();
        Map<String, Long> connections = new TreeMap<>();
        long events = 0;
        long blank = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            if (outcome == Outcome.IGNORED) {
                blank++;
                continue;
            }
            long line = ++events;
            assertThat(outcome).as("line %d", line).isEqualTo(Outcome.EVENT);
            assertThat(out.has(Field.PARTIAL)).as("line %d", line).isFalse();
            assertThat(out.has(Field.TIMESTAMP)).as("line %d", line).isTrue();
            hosts.merge(out.written(Field.HOST_NAME).toString(), 1L, Long::sum);
            first = Math.min(first, out.number(Field.TIMESTAMP));
            last = Math.max(last, out.number(Field.TIMESTAMP));
            String code = out.written(Field.EVENT_CODE).toString();
            if (SOURCES.contains(code) && out.has(Field.SOURCE_IP) && !isLoopback(ip(Field.SOURCE_IP, out))) {
                sources.merge(ip(Field.SOURCE_IP, out), 1L, Long::sum);
            }
            if (code.equals("3") && channel(out).equals("sysmon")) {
                String connection = ip(Field.SOURCE_IP, out) + " -> " + ip(Field.DESTINATION_IP, out) + ":"
                        + out.number(Field.DESTINATION_PORT);
                connections.merge(connection, 1L, Long::sum);
            }
            codes.merge(channel(out) + ":" + out.written(Field.EVENT_CODE), 1L, Long::sum);
        }
        assertThat(events).isEqualTo(truth.events);
        assertThat(cut).isEqualTo(new Cut(bytes.length, events + blank));
        assertThat(distance(truth, truth.first, first)).isLessThan(Duration.ofMinutes(1));
        assertThat(distance(truth, truth.last, last)).isLessThan(Duration.ofMinutes(1));
        assertThat(sources).containsAllEntriesOf(canonical(truth.sources));
        assertThat(connections).containsAllEntriesOf(canonical(truth.connections));
        if (!truth.member.startsWith(COLLECTOR_AS_HOST)) {
            assertThat(hosts).containsAllEntriesOf(truth.hosts);
        }
        truth.codes.forEach((code, count) -> {
            String wanted = code.toLowerCase(java.util.Locale.ROOT);
            long found = codes.entrySet().stream()
                    .filter(entry -> entry.getKey().equals(wanted))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            long expected = truth.codes.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(code))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            assertThat(found).as(code).isGreaterThanOrEqualTo(expected);
        });
    }

    /// Between our time of what happened and the collector's in the table.
    private static Duration distance(Truth truth, String theirs, long ours) {
        if (theirs.isEmpty() || LOCAL_TIME_AS_UTC.stream().anyMatch(truth.member::startsWith)) {
            return Duration.ZERO;
        }
        Instant instant = Instant.parse(theirs.replace(' ', 'T') + (theirs.endsWith("Z") ? "" : "Z"));
        return Duration.between(instant, Instant.ofEpochSecond(0, ours)).abs();
    }

    private static boolean isLoopback(String ip) {
        return ip.equals("::1") || ip.startsWith("127.");
    }

    private static String ip(Field field, EventBuffer out) {
        return IpAddress.format(out.ipHigh(field), out.ipLow(field));
    }

    /// Addresses in the table stand as the record writes them.
    private static Map<String, Long> canonical(Map<String, Long> counts) {
        Map<String, Long> result = new TreeMap<>();
        counts.forEach((key, count) -> {
            if (!key.contains("None")) {
                StringBuilder text = new StringBuilder();
                for (String part : key.split("(?<= -> )|(?= -> )")) {
                    int port = key.contains(" -> ") && !key.startsWith(part) ? part.lastIndexOf(':') : part.length();
                    text.append(part.equals(" -> ") ? part : canonical(part.substring(0, port)) + part.substring(port));
                }
                result.merge(text.toString(), count, Long::sum);
            }
        });
        return result;
    }

    private static String canonical(String ip) {
        long[] pair = new long[2];
        byte[] bytes = ip.getBytes(StandardCharsets.US_ASCII);
        assertThat(IpAddress.parse(bytes, 0, bytes.length, pair)).as(ip).isTrue();
        return IpAddress.format(pair[0], pair[1]);
    }

    /// The dataset as the table abbreviates channels.
    private static String channel(EventBuffer out) {
        String dataset = out.written(Field.EVENT_DATASET).toString().substring("windows.".length());
        return switch (dataset) {
            case "powershell" ->
                Integer.parseInt(out.written(Field.EVENT_CODE).toString()) < 1000 ? "windows powershell" : dataset;
            case "wmi" -> "wmi-activity";
            default -> dataset.startsWith("microsoft-windows-kernel-io/") ? "kernel-io" : dataset.replaceAll("/.*", "");
        };
    }

    private static byte[] member(Truth truth) throws IOException {
        Path file = data().resolve(truth.file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ArchiveInputStream<? extends ArchiveEntry> archive = truth.file.endsWith(".zip")
                        ? new ZipArchiveInputStream(in)
                        : new TarArchiveInputStream(new GZIPInputStream(in))) {
            ArchiveEntry entry = archive.getNextEntry();
            while (!entry.getName().equals(truth.member)) {
                entry = archive.getNextEntry();
            }
            return archive.readAllBytes();
        }
    }
}
