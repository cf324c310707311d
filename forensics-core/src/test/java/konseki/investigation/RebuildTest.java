package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
    @TempDir
    Path folder;

    private Investigation investigation() throws IOException {
        return Investigation.in(folder.resolve("case"))
                .rules(FirewallLogs.rules())
                .workers(2)
                .build();
    }

    private Path damaged() throws IOException {
        try (var files = Files.walk(folder.resolve("case/partials"))) {
            Path state = files.filter(file -> file.toString().contains("state") && Files.isRegularFile(file))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(state);
            bytes[bytes.length / 2] ^= 1;
            return Files.write(state, bytes);
        }
    }

    @Test
    void bringsBackWhatWasDamaged() throws IOException {
        Path logs = folder.resolve("logs");
        FirewallLogs.write(logs, 2, 50);
        investigation().scan(List.of(logs));
        byte[] finding = Files.readAllBytes(folder.resolve("case/finding.json"));
        damaged();
        assertThat(investigation().verify(true).differences()).isNotEmpty();

        investigation().rebuild();

        assertThat(folder.resolve("case/finding.json")).hasBinaryContent(finding);
        assertThat(investigation().verify(false).differences()).isEmpty();
    }

    @Test
    void withoutItsEvidenceACaseStaysAsItIs() throws IOException {
        Path logs = folder.resolve("logs");
        FirewallLogs.write(logs, 2, 50);
        investigation().scan(List.of(logs));
        Files.move(logs, folder.resolve("elsewhere"));

        assertThatThrownBy(() -> investigation().rebuild()).isInstanceOf(NoSuchFileException.class);

        Files.move(folder.resolve("elsewhere"), logs);
        assertThat(investigation().verify(true).differences()).isEmpty();
    }
}
