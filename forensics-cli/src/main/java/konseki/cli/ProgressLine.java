package konseki.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import konseki.ingest.Progress;

/// Says on the terminal how many bytes are read, how fast, and how long it will take. Safe to share.
final class ProgressLine implements Progress {
    private static final long PAUSE_NANOS = 250_000_000;
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
        read.addAndGet(bytes);
        if (speaking.tryLock()) {
            try {
                speakIfDue();
            } finally {
                speaking.unlock();
            }
        }
    }

    private void speakIfDue() {
        long now = nanoClock.getAsLong();
        if (now - lastSpoken >= PAUSE_NANOS) {
            lastSpoken = now;
            terminal.status(text(now - start));
        }
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
