package konseki.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.DelimitedCarrier;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import konseki.parse.firewall.FortiGateCsv;
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

/// Firewall rows of 146 bytes and 18 columns in memory, one of them quoted: where records end, which goes through every
/// cell because of the quotes; cells named in the buffer; all fields. The score is passes over 32 MiB per second on one
/// thread, so MB/s = score × 33.6.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DelimitedSplit {
    private static final int BYTES = 32 << 20;
    private static final String HEADER =
            "date,time,tz,devname,logid,type,srcip,srcport,dstip,dstport,proto,action,policyid,"
                    + "service,duration,sentbyte,rcvdbyte,msg\n";

    private byte[] bytes = new byte[0];
    private long rows;
    private long sent;
    private final EventBuffer out = new EventBuffer();

    @Setup
    public void makeRows() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        ByteArrayOutputStream member = new ByteArrayOutputStream(BYTES + 1024);
        member.writeBytes(HEADER.getBytes(StandardCharsets.US_ASCII));
        rows = 0;
        sent = 0;
        StringBuilder row = new StringBuilder();
        while (member.size() < BYTES) {
            long bytesSent = random.nextInt(1 << random.nextInt(1, 31));
            row.setLength(0);
            row.append("2023-06-05,03:00:").append(10 + rows % 50).append(",+0900,FG-DC01,0000000013,traffic,10.10.");
            row.append(random.nextInt(4))
                    .append('.')
                    .append(random.nextInt(256))
                    .append(',');
            row.append(random.nextInt(1024, 65536)).append(",198.51.100.").append(random.nextInt(256));
            row.append(",443,6,close,")
                    .append(random.nextInt(40))
                    .append(",HTTPS,")
                    .append(random.nextInt(4000));
            row.append(',').append(bytesSent).append(',').append(random.nextInt(1 << 20));
            row.append(",\"session, closed by the client\"\n");
            member.writeBytes(row.toString().getBytes(StandardCharsets.US_ASCII));
            rows++;
            sent += bytesSent;
        }
        bytes = member.toByteArray();
    }

    @Benchmark
    public long frame() {
        return expect(plan().framing().cut(bytes, 0, bytes.length, true).records(), rows + 1);
    }

    @Benchmark
    public long name() {
        RecordParser parser = start(List.of());
        long events = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            events += outcome == Outcome.EVENT && out.vendorCount() == 18 ? 1 : 0;
        }
        return expect(events, rows);
    }

    @Benchmark
    public long read() {
        RecordParser parser = start(List.of(new FortiGateCsv()));
        long sum = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            sum += outcome == Outcome.EVENT ? out.number(Field.SOURCE_BYTES) : 0;
        }
        return expect(sum, sent);
    }

    private RecordParser start(List<Payload> payloads) {
        RecordParser parser = plan().newParser(new Payloads(payloads));
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        return parser;
    }

    private MemberPlan plan() {
        return new DelimitedCarrier(List.of())
                .open(new Prologue(Arrays.copyOf(bytes, 4096), "", bytes.length, Instant.EPOCH, ReadingRules.NONE));
    }

    private static long expect(long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException(found + ", expected " + expected);
        }
        return found;
    }
}
