package konseki.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import konseki.ingest.Progress;
import konseki.report.TerminalText;

/// Says on the terminal how many bytes are read, how fast, how long it will take, and from which file. Safe to share.
final class ProgressLine implements Progress {
    private static final long PAUSE_NANOS = 250_000_000;
    /// Of a terminal as narrow as they get: a longer line would wrap, and could not be taken back.
    private static final int LINE_COLUMNS = 79;

    private static final int LEAST_NAME_COLUMNS = 8;
    private static final long SECOND = 1_000_000_000;

    private final Terminal terminal;
    private final Messages messages;
    private final LongSupplier nanoClock;
    private final long start;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong expected = new AtomicLong();
    private final ReentrantLock speaking = new ReentrantLock();
    private long lastSpoken;

    /// @param nanoClock [System#nanoTime], or a test's
    ProgressLine(Terminal terminal, Messages messages, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.messages = messages;
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
        this.lastSpoken = start;
    }

    @Override
    public void expect(long bytes) {
        expected.set(bytes);
    }

    @Override
    public void read(long bytes) {
        read(bytes, "");
    }

    @Override
    public void read(long bytes, String name) {
        read.addAndGet(bytes);
        if (speaking.tryLock()) {
            try {
                speakIfDue(name);
            } finally {
                speaking.unlock();
            }
        }
    }

    private void speakIfDue(String name) {
        long now = nanoClock.getAsLong();
        if (now - lastSpoken >= PAUSE_NANOS) {
            lastSpoken = now;
            String text = text(now - start);
            int room = LINE_COLUMNS - TerminalText.columns(text) - 2;
            boolean fits = !name.isEmpty() && room >= LEAST_NAME_COLUMNS;
            terminal.status(fits ? text + "  " + ending(TerminalText.escaped(name), room) : text);
        }
    }

    /// The end of a path tells more than its beginning.
    private static String ending(String name, int columns) {
        String end = name;
        while (TerminalText.columns(end) > columns) {
            end = "…" + end.substring(end.offsetByCodePoints(end.startsWith("…") ? 1 : 0, 1));
        }
        return end;
    }

    private String text(long elapsedNanos) {
        long done = read.get();
        long all = expected.get();
        long perSecond = (long) (done / (elapsedNanos / (double) SECOND));
        String speed = Amounts.bytes(perSecond);
        if (all <= 0 || done > all || perSecond == 0) {
            return messages.text("progress.bytes", Amounts.bytes(done), speed);
        }
        Duration left = Duration.ofSeconds((all - done) / perSecond);
        long percent = (long) (100.0 * done / all);
        return messages.text(
                "progress.share", Amounts.bytes(done), Amounts.bytes(all), percent, speed, Amounts.duration(left));
    }
}
