package konseki.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import konseki.parse.evtx.EvtxCarrier;
import konseki.parse.windows.WindowsEvents;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A binary event log in memory, made of full chunks of real ones (`-Dkonseki.data`): values alone, or read with all
/// fields. The score is records per second on one thread; with `-prof gc`, bytes per record.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvtxParse {
    private static final int RECORDS = 100_000;

    private EvtxCorpus.Log log = new EvtxCorpus.Log(new byte[0], 0);
    private final EventBuffer out = new EventBuffer();

    @Setup
    public void makeLog() throws IOException {
        log = EvtxCorpus.of(Path.of(System.getProperty("konseki.data", "../shared/data")), RECORDS);
        out.startMember("0011223344556677-0");
    }

    /// Names and values alone.
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long decode() {
        return read(List.of());
    }

    /// Names, values, fields and time.
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long read() {
        return read(List.of(new WindowsEvents()));
    }

    private long read(List<Payload> payloads) {
        byte[] bytes = log.bytes();
        Prologue prologue =
                new Prologue(Arrays.copyOf(bytes, Prologue.LENGTH), "", bytes.length, Instant.EPOCH, ReadingRules.NONE);
        RecordParser parser = new EvtxCarrier().open(prologue).newParser(new Payloads(payloads));
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        long events = 0;
        long fields = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            if (outcome == Outcome.EVENT) {
                events++;
                fields += out.vendorCount() + (out.has(Field.EVENT_CODE) ? 1 : 0);
            }
        }
        if (events < log.records()) {
            throw new IllegalStateException(events + " events of " + log.records() + " records");
        }
        return fields;
    }
}
