package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Isolated // one log per process
class RunLogTest {
    private static final Logger LOG = LoggerFactory.getLogger("konseki.test");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        RunLog.close();
    }

    @Test
    void keepsMessagesButNotTheTextOfExceptions() throws IOException {
        RunLog.open(folder);
        LOG.info("lot {} of {}", 1, 2);
        LOG.debug("unwanted");
        LOG.error("failed\u001b", new IOException("text of a log", new IllegalStateException("more of it")));
        assertThat(Files.readString(folder.resolve("run.log")))
                .containsPattern("(?m)^20[0-9-]+T[0-9:.]+Z INFO konseki\\.test: lot 1 of 2$")
                .contains("ERROR konseki.test: failed\\x{1b}\n  java.io.IOException\n    at konseki.cli.RunLogTest")
                .contains("  caused by java.lang.IllegalStateException\n")
                .doesNotContain("unwanted", "text of a log", "more of it");
    }

    @Test
    void appends() throws IOException {
        RunLog.open(folder);
        LOG.info("one");
        RunLog.close();
        LOG.info("lost");
        RunLog.open(folder);
        LOG.info("two");
        assertThat(Files.readAllLines(folder.resolve("run.log")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("one"),
                        line -> assertThat(line).endsWith("two"));
    }

    @Test
    void quietensJavasOwnLogging() {
        RunLog.silenceTerminal();
        assertThat(LogManager.getLogManager().getLogger("").getHandlers()).isEmpty();
        assertThat(LogManager.getLogManager()
                        .getLogger("org.apache.lucene.internal.vectorization")
                        .getLevel())
                .isEqualTo(Level.OFF);
    }
}
