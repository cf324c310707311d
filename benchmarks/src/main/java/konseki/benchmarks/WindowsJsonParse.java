package konseki.benchmarks;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import konseki.parse.windows.WindowsEvents;
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

/// Windows JSON lines of 2.2 KB in memory: flattened only, or read with all fields. The score is passes over 32 MiB per
/// second on one thread, so MB/s = score × 33.6.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class WindowsJsonParse {
    private static final int BYTES = 32 << 20;
    private static final Slice LOGON = Slice.of("4624");

    @Param({"NXLOG", "WINLOGBEAT"})
    public String form = "NXLOG";

    private WindowsJsonLines.Member member = new WindowsJsonLines.Member(new byte[0], 0, 0, 0);
    private final EventBuffer out = new EventBuffer();

    @Setup
    public void makeLines() {
        member = WindowsJsonLines.make(WindowsJsonLines.Form.valueOf(form), BYTES, 1);
    }

    /// Names and values alone.
    @Benchmark
    public long flatten() {
        RecordParser parser = start(List.of());
        long events = 0;
        while (parser.next() == Outcome.EVENT) {
            events++;
        }
        return expect(events, member.lines());
    }

    /// Names, values, fields and time.
    @Benchmark
    public long read() {
        RecordParser parser = start(List.of(new WindowsEvents()));
        long logons = 0;
        long recordIds = 0;
        while (parser.next() == Outcome.EVENT) {
            recordIds += out.number(Field.EVENT_SEQUENCE);
            logons += out.written(Field.EVENT_CODE).sameAs(LOGON) && out.has(Field.SOURCE_IP) ? 1 : 0;
        }
        expect(logons, member.logons());
        return expect(recordIds, member.recordIds());
    }

    private RecordParser start(List<Payload> payloads) {
        byte[] bytes = member.bytes();
        Prologue prologue =
                new Prologue(Arrays.copyOf(bytes, Prologue.LENGTH), "", bytes.length, Instant.EPOCH, ReadingRules.NONE);
        RecordParser parser =
                new JsonLinesCarrier(List.of(JsonLayer::new)).open(prologue).newParser(new Payloads(payloads));
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        return parser;
    }

    private static long expect(long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException(found + ", expected " + expected);
        }
        return found;
    }
}
