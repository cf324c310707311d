package konseki.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.investigation.BuiltInPayloads;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Carriers and payloads on bytes in memory, one thread: no disk, hash, detector or index. The score is passes over
/// 16 MiB per second; `megabytes` and `records` are the same per second.
///
/// `frame` finds where records end, `unwrap` opens what lies around each (the carrier alone), `read` makes an event of
/// it, with all payloads that the program knows.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class LogParse {
    private static final LogSize SIZE = LogSize.mebibytes(16);

    @Param
    public LogKind kind = LogKind.FORTIGATE;

    private GeneratedLog.InMemory log = new GeneratedLog.InMemory(new byte[0], new GeneratedLog.Totals(0, 0, 0));
    private Field summed = Field.SOURCE_BYTES;
    private @Nullable MemoryReader carrier;
    private @Nullable MemoryReader reader;

    @Setup
    public void makeLog() {
        Payloads payloads = new Payloads(BuiltInPayloads.all());
        log = GeneratedLog.inMemory(kind, SIZE, 1);
        summed = kind.summed();
        carrier = MemoryReader.of(log.bytes(), payloads, new Payloads(List.of()));
        reader = MemoryReader.of(log.bytes(), payloads);
    }

    @Benchmark
    public long frame(Amounts amounts) {
        long lines = Objects.requireNonNull(carrier).frame();
        if (lines < log.totals().events()) {
            throw new IllegalStateException(lines + " lines of " + log.totals().events());
        }
        amounts.add(log.totals());
        return lines;
    }

    @Benchmark
    public long unwrap(Amounts amounts) {
        RecordParser parser = Objects.requireNonNull(carrier).start();
        long records = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            records += outcome == Outcome.IGNORED ? 0 : 1;
        }
        log.totals().expectEvents(records);
        amounts.add(log.totals());
        return records;
    }

    @Benchmark
    public long read(Amounts amounts) {
        RecordParser parser = Objects.requireNonNull(reader).start();
        EventBuffer event = Objects.requireNonNull(reader).event();
        long events = 0;
        long sum = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            if (outcome == Outcome.EVENT) {
                events++;
                sum += event.number(summed);
            }
        }
        log.totals().expect(events, sum);
        amounts.add(log.totals());
        return sum;
    }
}
