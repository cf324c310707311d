package konseki.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import konseki.report.TerminalText;
import org.jspecify.annotations.Nullable;

/// One line per message: time in UTC, level, logger, text. Of exceptions the classes and frames, not their messages,
/// which may quote the evidence.
final class RunLogLayout extends LayoutBase<ILoggingEvent> {
    private static final int MAX_FRAMES = 60;
    private static final int MAX_CAUSES = 8;

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160)
                .append(event.getInstant())
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(event.getLoggerName())
                .append(": ")
                .append(TerminalText.escaped(String.valueOf(event.getFormattedMessage())))
                .append('\n');
        appendFrames(line, event.getThrowableProxy());
        return line.toString();
    }

    private static void appendFrames(StringBuilder text, @Nullable IThrowableProxy first) {
        IThrowableProxy thrown = first;
        for (int depth = 0; thrown != null && depth < MAX_CAUSES; depth++) {
            text.append("  ")
                    .append(depth == 0 ? "" : "caused by ")
                    .append(thrown.getClassName())
                    .append('\n');
            StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                text.append("    ").append(frames[i].getSTEAsString()).append('\n');
            }
            thrown = thrown.getCause();
        }
    }
}
