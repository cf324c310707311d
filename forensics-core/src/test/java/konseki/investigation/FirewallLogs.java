package konseki.investigation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Made-up logs of two firewalls, rules for them, and investigations of them.
final class FirewallLogs {
    /// Four machines inside, one of which holds data.
    static final String CASE_YAML = """
            case: two-firewalls
            timezone: Asia/Tokyo
            window: { from: "2023-06-04T00:00:00+09:00", to: "2023-06-05T00:00:00+09:00" }
            networks: { internal: [10.0.0.0/16] }
            assets:
              - { name: FS01, hosts: [FS01], addresses: [10.0.0.1], role: server, holds-data: true, volume-at-risk: 4 GiB, lines: [wan1] }
              - { name: WS01, hosts: [WS01], addresses: [10.0.0.2], role: workstation, lines: [wan1] }
            lines:
              - { name: wan1, kind: fibre, rate: 100 Mbit/s, rate-source: contract, sensors: [FG0] }
            encrypted:
              - { host: FS01, at: "2023-06-04T12:00:00+09:00" }
            read:
              - { files: ["**"], zone: Asia/Tokyo }
            """;

    private FirewallLogs() {}

    static CaseFile rules() throws CaseFileException {
        return CaseFile.parse("case.yaml", CASE_YAML.getBytes(StandardCharsets.UTF_8));
    }

    /// The same with the year of every file, which then is not inferred from file times.
    static CaseFile rulesWithYear() throws CaseFileException {
        String yaml = CASE_YAML.replace("zone: Asia/Tokyo }", "zone: Asia/Tokyo, year: 2023 }");
        return CaseFile.parse("case.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    /// Files `fw0.log`, `fw1.log`, ..., each of other lines, a line of no vendor and an empty one.
    static void write(Path folder, int files, int linesEach) throws IOException {
        Files.createDirectories(folder);
        for (int file = 0; file < files; file++) {
            Files.writeString(folder.resolve("fw" + file + ".log"), text(file, linesEach), StandardCharsets.UTF_8);
        }
    }

    /// The text of one file; the same number gives the same text.
    static String text(int number, int lines) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(line(
                            (number * 3001L + i * 7L) % 86_400,
                            random.nextInt(5),
                            random.nextInt(9),
                            random.nextInt(100_000)))
                    .append('\n');
        }
        return text.append("no line of any vendor\n\n").toString();
    }

    /// One flow of five seconds, to port 443.
    ///
    /// @param second of the day
    static String line(long second, int source, int destination, long sentBytes) {
        return "date=2023-06-04 time=%02d:%02d:%02d".formatted(second / 3600 % 24, second / 60 % 60, second % 60)
                + " devname=\"FG" + source % 2 + "\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\""
                + " srcip=10.0.0." + source + " srcport=40000 dstip=198.51.100." + destination
                + " dstport=443 proto=6 action=\"close\" duration=5 sentbyte=" + sentBytes + " rcvdbyte=10 sentpkt=3";
    }

    static Investigation.Builder investigation(Path caseDirectory) throws IOException {
        return Investigation.in(caseDirectory).rules(rules()).workers(2);
    }
}
