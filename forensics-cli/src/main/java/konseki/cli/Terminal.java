package konseki.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import konseki.report.TerminalText;
import org.jspecify.annotations.Nullable;

/// Where answers and complaints go. Lines for people are escaped, data is written as it is. Belongs to one thread, but
/// for [#status].
final class Terminal {
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int FILE_TYPE = 0xf000;

    private final OutputStream out;
    private final OutputStream err;
    private final Charset outCharset;
    private final Charset errCharset;
    private final boolean interactive;
    private int statusWidth;

    /// @param interactive whether somebody looks at `err`
    Terminal(OutputStream out, OutputStream err, Charset charset, boolean interactive) {
        this(out, err, charset, charset, interactive);
    }

    private Terminal(OutputStream out, OutputStream err, Charset outCharset, Charset errCharset, boolean interactive) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.err = err;
        this.outCharset = outCharset;
        this.errCharset = errCharset;
        this.interactive = interactive;
    }

    static Terminal ofProcess(Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        return new Terminal(
                new StandardOutput(),
                new FileOutputStream(FileDescriptor.err),
                charset("stdout.encoding"),
                charset("stderr.encoding"),
                !dumb && errIsTerminal());
    }

    private static Charset charset(String property) {
        String name = System.getProperty(property, "UTF-8");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /// Java knows it of input and output together only; the system knows it of the descriptor.
    private static boolean errIsTerminal() {
        try {
            Object mode = Files.getAttribute(Path.of("/dev/stderr"), "unix:mode");
            return mode instanceof Integer bits && (bits & FILE_TYPE) == CHARACTER_DEVICE;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notUnix) {
            return Optional.ofNullable(System.console())
                    .map(Console::isTerminal)
                    .orElse(false);
        }
    }

    boolean isInteractive() {
        return interactive;
    }

    /// One line of an answer.
    void line(String text) throws IOException {
        out.write(encode(TerminalText.escaped(text), outCharset));
        out.write('\n');
    }

    /// For what is not for people: JSON, CSV, raw records. Buffered; always UTF-8 where it is text.
    OutputStream data() {
        return out;
    }

    void flush() throws IOException {
        out.flush();
    }

    /// One line beside the answer. What cannot be said on standard error cannot be said at all.
    synchronized void errorLine(String text) {
        eraseStatus();
        say(TerminalText.escaped(text) + "\n");
    }

    /// Replaces the line that says how far we are; only where somebody looks. Any thread.
    synchronized void status(String text) {
        if (interactive) {
            String line = TerminalText.escaped(text);
            int width = TerminalText.columns(line);
            say("\r" + line + " ".repeat(Math.max(0, statusWidth - width)));
            statusWidth = width;
        }
    }

    /// Takes the status line away.
    synchronized void eraseStatus() {
        if (statusWidth > 0) {
            say("\r" + " ".repeat(statusWidth) + "\r");
            statusWidth = 0;
        }
    }

    private void say(String text) {
        try {
            err.write(encode(text, errCharset));
            err.flush();
        } catch (IOException nobodyListens) {
            // there is no better place to complain
        }
    }

    private static byte[] encode(String text, Charset charset) {
        return text.getBytes(charset);
    }

    Charset outCharset() {
        return outCharset;
    }

    /// For picocli, which writes help.
    PrintWriter helpWriter() {
        return new PrintWriter(new NonClosing(out), true, outCharset);
    }

    PrintWriter errorWriter() {
        return new PrintWriter(new NonClosing(err), true, errCharset);
    }

    /// Keeps picocli from closing what is ours.
    private static final class NonClosing extends java.io.FilterOutputStream {
        NonClosing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte @Nullable [] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
