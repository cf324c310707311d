package konseki.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.LinesCarrier;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import konseki.parse.SyslogHeader;
import konseki.parse.firewall.FortiGate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// FortiGate traffic lines from bytes in memory to events: lines, syslog header, pairs, fields; no reading, hashing or
/// detectors. One core. The score is chunks of 4 MiB per second, so MB/s = score × 4.19.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class FortiGateParse {
    private static final int BYTES = 4 << 20;

    private final EventBuffer out = new EventBuffer();
    private Chunk chunk = new Chunk(new byte[0], 0, 0, 0, 1);
    private RecordParser parser = parser(new byte[0]);
    private long lines;
    private long sent;

    @Setup
    public void makeLines() {
        FortiGateLines generator = new FortiGateLines(1);
        ByteArrayOutputStream all = new ByteArrayOutputStream(BYTES);
        while (true) {
            byte[] line = generator.next();
            if (all.size() + line.length > BYTES) {
                break;
            }
            all.writeBytes(line);
            lines++;
            sent += sentBytes(new String(line, StandardCharsets.US_ASCII));
        }
        byte[] bytes = all.toByteArray();
        chunk = new Chunk(bytes, 0, bytes.length, 0, 1);
        parser = parser(bytes);
    }

    private static long sentBytes(String line) {
        int from = line.indexOf(" sentbyte=") + " sentbyte=".length();
        return Long.parseLong(line.substring(from, line.indexOf(' ', from)));
    }

    private static RecordParser parser(byte[] head) {
        Payloads payloads = new Payloads(List.of(new FortiGate()));
        byte[] prologue = Arrays.copyOf(head, Math.min(head.length, Prologue.LENGTH));
        Instant time = Instant.parse("2023-06-06T00:00:00Z");
        return new LinesCarrier(payloads, List.of(SyslogHeader::new))
                .open(new Prologue(prologue, "fortigate.log", head.length, time, ReadingRules.NONE))
                .newParser(payloads);
    }

    @Benchmark
    public long parse() {
        long events = 0;
        long sum = 0;
        parser.start(chunk, out);
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            if (outcome == Outcome.EVENT) {
                events++;
                sum += out.number(Field.SOURCE_BYTES);
            }
        }
        if (events != lines || sum != sent) {
            throw new IllegalStateException(
                    events + " events with " + sum + " bytes, not " + lines + " with " + sent + " bytes");
        }
        return sum;
    }
}
