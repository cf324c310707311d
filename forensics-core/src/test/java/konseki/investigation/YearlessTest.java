package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import konseki.finding.Limitation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stamps without a year, from files to the finding: a copy with other file times says the same.
class YearlessTest {
    @TempDir
    Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void writeLogs() throws IOException {
        logs = folder.resolve("logs");
        FirewallLogs.write(logs, 2, 50);
        Files.createDirectories(folder.resolve("hosts"));
        StringBuilder auth = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            auth.append("Jun  4 03:")
                    .append(10 + i)
                    .append(":00 lnx sshd[7]: Accepted password for root from 203.0.113.9 port 5")
                    .append(1000 + i)
                    .append(" ssh2\n");
        }
        Files.writeString(folder.resolve("hosts/auth.log"), auth);
    }

    @Test
    void otherFileTimesGiveTheSameBytes() throws IOException {
        byte[] first = scan("first", logs, folder.resolve("hosts"));
        touch("2031-02-03T00:00:00Z");
        byte[] second = scan("second", logs, folder.resolve("hosts"));
        assertThat(second).isEqualTo(first);
        assertThat(manifest("second")).isEqualTo(manifest("first"));
    }

    @Test
    void aYearIsRecordedOnlyWhereAStampHasNone() throws IOException {
        scan("case", logs, folder.resolve("hosts"));
        String manifest = manifest("case");
        assertThat(manifest.split("year-anchor", -1)).as("of three files, one").hasSize(2);
        assertThat(manifest).contains("\"year-from\" : \"dates in other files\"");
    }

    @Test
    void theFilesTimeIsTheLastResortAndIsSaid() throws IOException {
        assertThat(codes("alone", folder.resolve("hosts"))).contains("YEAR_FROM_FILE_TIME");
        assertThat(codes("beside", logs, folder.resolve("hosts")))
                .contains("YEAR_FROM_OTHER_FILES")
                .doesNotContain("YEAR_FROM_FILE_TIME");
    }

    @Test
    void oneAfterTheOtherIsBothTogether() throws IOException {
        byte[] together = scan("together", logs, folder.resolve("hosts"));
        scan("later", folder.resolve("hosts"));
        byte[] later = scan("later", logs);
        assertThat(later).isEqualTo(together);
        assertThat(FirewallLogs.investigation(folder.resolve("later"))
                        .build()
                        .verify(false)
                        .differences())
                .isEmpty();
    }

    private void touch(String time) throws IOException {
        for (Path file : List.of(logs, folder.resolve("hosts"))) {
            try (var files = Files.walk(file)) {
                for (Path one : files.filter(Files::isRegularFile).toList()) {
                    Files.setLastModifiedTime(one, FileTime.from(Instant.parse(time)));
                }
            }
        }
    }

    private byte[] scan(String name, Path... inputs) throws IOException {
        FirewallLogs.investigation(folder.resolve(name)).build().scan(List.of(inputs));
        return Files.readAllBytes(folder.resolve(name).resolve("finding.json"));
    }

    private List<String> codes(String name, Path... inputs) throws IOException {
        return FirewallLogs.investigation(folder.resolve(name)).build().scan(List.of(inputs)).limitations().stream()
                .map(Limitation::code)
                .toList();
    }

    private String manifest(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("manifest.json"));
    }
}
