package konseki.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed cases are what the generator writes. Logs are compared by the checksums of their text, because the
/// compressed bytes depend on the zlib of the Java runtime.
@Tag("slow")
class GenerateTest {

    private static final List<String> CASES =
            List.of("no-transfer", "transfer", "slow-transfer", "missing-logs", "cleared-logs", "typical-small-office");

    @Test
    void writesTheCommittedCases(@TempDir Path fresh) throws IOException {
        Generate.writeAll(fresh);

        for (String each : CASES) {
            assertThat(texts(fresh.resolve(each))).as(each).isEqualTo(texts(Path.of(each)));
        }
    }

    /// All files of a case but the logs; `truth.tsv` holds the logs' checksums.
    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
