package konseki.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/// Where log messages of this program go: run.log of the case that is being written, else nowhere, never the terminal.
final class RunLog {
    static final String NAME = "run.log";

    /// Kept, because java.util.logging forgets the level of a logger that nobody holds.
    private static final java.util.logging.Logger LUCENE_VECTORS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization");

    private RunLog() {}

    /// Before anything else runs.
    static void silenceTerminal() {
        LogManager.getLogManager().reset();
        LUCENE_VECTORS.setLevel(java.util.logging.Level.OFF);
    }

    /// Appends to run.log in the case directory from now on. A folder that cannot be written is reported by whoever
    /// writes the case itself.
    static void open(Path caseDirectory) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        RunLogLayout layout = new RunLogLayout();
        layout.setContext(context);
        layout.start();
        encoder.setLayout(layout);
        encoder.start();
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setContext(context);
        file.setName(NAME);
        file.setFile(caseDirectory.resolve(NAME).toString());
        file.setEncoder(encoder);
        file.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(file);
        root.setLevel(Level.INFO);
    }

    /// Stops writing, as before the case directory is deleted.
    static void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.detachAndStopAllAppenders();
            root.setLevel(Level.OFF);
        }
    }
}
