package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PartialStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every real log under `konseki.data` in one scan. How the records of each ended is kept by the file's SHA-256
/// (`shared-data.tsv`); after a wanted change run with `-Dkonseki.update=true` and read the difference.
@Tag("slow")
class SharedDataTest {
    private static final String KEPT = "src/test/resources/konseki/investigation/shared-data.tsv";
    private static final String HEADER =
            "sha256\tentry\tname\tformat\tevents\trecovered\tpartial\twithout time\trejected\tignored\n";

    /// Rules, licences, expectations and descriptions that lie beside the logs.
    private static final Pattern NO_LOGS =
            Pattern.compile("^sigma/|^truth/|\\.(md|ya?ml|tsv|expected\\.json(\\.gz)?)$");

    @TempDir
    static Path folder;

    private static List<MemberReport> members = List.of();
    private static List<RunFile.UnreadFile> unread = List.of();

    @BeforeAll
    static void scanAll() throws IOException {
        assumeTrue(Files.isDirectory(data()), "no folder under -Dkonseki.data: real logs are not scanned");
        Path caseDirectory = folder.resolve("case");
        Investigation.in(caseDirectory).workers(2).index(false).build().scan(List.of(data()));
        members = new PartialStore(caseDirectory.resolve("partials"), "")
                .list().stream().map(Partial::members).flatMap(List::stream).toList();
        unread = RunFile.read(caseDirectory.resolve("run.json")).unread();
    }

    @Test
    void recordsEndAsTheyDidBefore() throws IOException {
        TreeSet<String> rows = new TreeSet<>();
        for (MemberReport member : members) {
            rows.add(row(member));
        }
        for (RunFile.UnreadFile file : unread) {
            if (!NO_LOGS.matcher(file.name()).find()) {
                rows.add("unread\t\t" + file.name() + "\n");
            }
        }
        String table = HEADER + String.join("", rows);
        Path kept = SampleCasesTest.core().resolve(KEPT);
        if (Boolean.getBoolean("konseki.update")) {
            Files.writeString(kept, table, StandardCharsets.UTF_8);
        }
        assertThat(table.lines()).containsExactlyElementsOf(Files.readAllLines(kept, StandardCharsets.UTF_8));
    }

    @Test
    void nothingIsLeftUnreadWithoutAReason() {
        assertThat(unread)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.reason()).hasSizeGreaterThan(10));
    }

    /// What another program counted in the Windows events as JSON.
    @Test
    void hasAsManyWindowsEventsAsTheTableOfTruth() throws IOException {
        Map<String, MemberReport> byName = new HashMap<>();
        members.forEach(member -> byName.put(member.name(), member));
        Map<String, String> differences = new TreeMap<>();
        int compared = 0;
        for (String[] truth : truth("truth/windows_json.tsv.gz")) {
            MemberReport member = byName.get(truth[0]);
            boolean isJson = !truth[1].equals("0");
            if (isJson && member != null) {
                compared++;
                long events = member.counts().events() + member.counts().recovered();
                if (events != Long.parseLong(truth[1])) {
                    differences.put(truth[0], truth[1] + " events, here " + events);
                }
            }
        }
        System.out.println("compared with truth/windows_json.tsv.gz: " + compared + " files");
        assertThat(compared).isGreaterThanOrEqualTo(42);
        assertThat(differences).isEmpty();
    }

    private static String row(MemberReport member) {
        MemberReport.Counts counts = member.counts();
        return String.join(
                        "\t",
                        member.fileSha256(),
                        member.entry(),
                        member.name(),
                        member.format(),
                        Long.toString(counts.events()),
                        Long.toString(counts.recovered()),
                        Long.toString(counts.partial()),
                        Long.toString(counts.withoutTime()),
                        Long.toString(counts.rejectedTotal()),
                        Long.toString(counts.ignoredTotal()))
                + "\n";
    }

    private static List<String[]> truth(String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data().resolve(name))), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split("\t")).toList();
        }
    }

    private static Path data() {
        return Path.of(System.getProperty("konseki.data", "absent"));
    }
}
