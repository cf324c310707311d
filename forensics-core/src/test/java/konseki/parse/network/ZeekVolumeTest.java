package konseki.parse.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.parse.HeadedCarrier;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.WholeFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sums over real conn logs against a table of their biggest senders (`truth/zeek_volume.tsv` below `konseki.data`),
/// whose bytes are Zeek's payload counters.
class ZeekVolumeTest {

    /// @param rows of the table: one pair of source and destination each
    record Group(String name, List<String[]> rows) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Sum {
        long connections;
        long low;
        long high;
        long received;
        long receivedLow;
    }

    static Stream<Group> groups() throws IOException {
        Path table = data().resolve("truth/zeek_volume.tsv");
        if (!Files.exists(table)) {
            return Stream.of(new Group("no data: set -Dkonseki.data", List.of()));
        }
        Map<String, List<String[]>> groups = new TreeMap<>();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split("\t", -1);
            if (cells[3].startsWith("internal to ")) {
                groups.computeIfAbsent(cells[0], _ -> new ArrayList<>()).add(cells);
            }
        }
        return groups.entrySet().stream().map(entry -> new Group(entry.getKey(), entry.getValue()));
    }

    private static Path data() {
        return Path.of(System.getProperty("konseki.data", "no-data"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void countsWhatTheBiggestSendersSent(Group group) throws IOException {
        assumeTrue(!group.rows.isEmpty(), group.name);
        Map<String, Sum> sums = sums(files(group));
        for (String[] row : group.rows) {
            String pair = row[4] + " " + row[5];
            assertThat(sums).as(group.name).containsKey(pair);
            Sum sum = sums.get(pair);
            assertThat(sum.connections).as(pair).isEqualTo(Long.parseLong(row[6]));
            assertThat(Long.parseLong(row[7])).as(pair + ": sent").isBetween(sum.low, sum.high);
            assertThat(Long.parseLong(row[8])).as(pair + ": received").isBetween(sum.receivedLow, sum.received);
        }
        String[] biggest = group.rows.stream()
                .max(Comparator.comparingLong(row -> Long.parseLong(row[7])))
                .orElseThrow();
        List<String> sources = group.rows.stream().map(row -> row[4] + " ").toList();
        long surely = sums.entrySet().stream()
                .filter(entry -> sources.stream().anyMatch(entry.getKey()::startsWith))
                .mapToLong(entry -> entry.getValue().low)
                .max()
                .orElseThrow();
        assertThat(sums.get(biggest[4] + " " + biggest[5]).high)
                .as("nobody surely sent more than the biggest sender may have")
                .isGreaterThanOrEqualTo(surely);
    }

    /// `zeek/folder`, or `zeek/folder/START` of the files' names.
    private static List<Path> files(Group group) throws IOException {
        Path named = data().resolve(group.name);
        boolean isFolder = Files.isDirectory(named);
        String start = isFolder ? "conn" : named.getFileName() + "_conn";
        try (Stream<Path> all = Files.list(isFolder ? named : named.getParent())) {
            return all.filter(path -> path.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Sum> sums(List<Path> files) {
        Payloads payloads = new Payloads(List.of(new Zeek()));
        Map<String, Sum> sums = new TreeMap<>();
        for (Path file : files) {
            byte[] bytes = WholeFile.bytes(file);
            WholeFile.read(
                    WholeFile.carrier(
                            List.of(
                                    new HeadedCarrier(List.of(JsonLayer::new)),
                                    new JsonLinesCarrier(List.of(JsonLayer::new))),
                            bytes),
                    payloads,
                    bytes,
                    (outcome, out) -> add(outcome, out, sums));
        }
        return sums;
    }

    private static void add(Outcome outcome, EventBuffer out, Map<String, Sum> sums) {
        if (outcome != Outcome.EVENT || !out.has(Field.SOURCE_IP)) {
            return;
        }
        Sum sum = sums.computeIfAbsent(
                address(Field.SOURCE_IP, out) + " " + address(Field.DESTINATION_IP, out), _ -> new Sum());
        sum.connections++;
        sum.high += upper(Field.SOURCE_BYTES, out);
        sum.low += lower(Field.SOURCE_BYTES, Field.SOURCE_BYTES_LO, out);
        sum.received += upper(Field.DESTINATION_BYTES, out);
        sum.receivedLow += lower(Field.DESTINATION_BYTES, Field.DESTINATION_BYTES_LO, out);
    }

    private static String address(Field field, EventBuffer out) {
        return IpAddress.format(out.ipHigh(field), out.ipLow(field));
    }

    private static long upper(Field field, EventBuffer out) {
        return out.has(field) ? out.number(field) : 0;
    }

    private static long lower(Field high, Field low, EventBuffer out) {
        return out.has(low) ? out.number(low) : upper(high, out);
    }
}
