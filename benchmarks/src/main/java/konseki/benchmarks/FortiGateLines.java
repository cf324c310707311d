package konseki.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import konseki.event.Timestamp;

/// FortiGate traffic lines of about 550 bytes, as many as wanted: seeded, in time order, a few busy pairs of addresses
/// and a long tail. Tells the totals that a scan must find, so that a benchmark also checks its result.
public final class FortiGateLines {
    private static final long START = Timestamp.of(2023, 5, 1, 0, 0, 0, 0, 9 * 3600);

    private final RandomGenerator random;
    private final StringBuilder line = new StringBuilder(640);
    private long lines;
    private long bytes;
    private long sent;

    public FortiGateLines(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// What was written.
    ///
    /// @param sent sum of `sentbyte`
    public record Totals(long lines, long bytes, long sent) {}

    /// Writes lines until there are at least `wantedBytes`.
    public static Totals write(Path file, long wantedBytes, long seed) throws IOException {
        FortiGateLines generator = new FortiGateLines(seed);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            while (generator.bytes < wantedBytes) {
                out.write(generator.next());
            }
        }
        return new Totals(generator.lines, generator.bytes, generator.sent);
    }

    /// The next line, with its line feed.
    public byte[] next() {
        long stamp = START + lines * 40_000_000L;
        String time = Timestamp.format(stamp, 9 * 3600);
        long sentBytes = (long) Math.min(5e8, 200 * Math.pow(1 - random.nextDouble(), -0.8));
        int source = zipf(400);
        int destination = zipf(3000);
        line.setLength(0);
        line.append("<189>date=").append(time, 0, 10).append(" time=").append(time, 11, 19);
        line.append(" devname=\"FG-DC01\" devid=\"FG100FTK19001234\" eventtime=")
                .append(stamp);
        line.append(
                " tz=\"+0900\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" level=\"notice\" vd=\"root\"");
        line.append(" srcip=10.10.").append(source >> 8).append('.').append(source & 255);
        line.append(" srcport=").append(random.nextInt(1024, 65536)).append(" srcintf=\"lan\" srcintfrole=\"lan\"");
        line.append(" dstip=198.").append(18 + (destination >> 16)).append('.').append(destination >> 8 & 255);
        line.append('.').append(destination & 255).append(" dstport=443 dstintf=\"wan1\" dstintfrole=\"wan\"");
        line.append(" sessionid=").append(random.nextInt(1 << 30)).append(" proto=6 action=\"close\" policyid=7");
        line.append(" policytype=\"policy\" service=\"HTTPS\" dstcountry=\"Japan\" srccountry=\"Reserved\"");
        line.append(" trandisp=\"snat\" transip=203.0.113.2 transport=").append(random.nextInt(1024, 65536));
        line.append(" duration=")
                .append(random.nextInt(1, 300))
                .append(" sentbyte=")
                .append(sentBytes);
        line.append(" rcvdbyte=")
                .append(random.nextInt(200, 400_000))
                .append(" sentpkt=")
                .append(sentBytes / 900 + 1);
        line.append(" rcvdpkt=40 appcat=\"unscanned\"\n");
        byte[] encoded = line.toString().getBytes(StandardCharsets.US_ASCII);
        lines++;
        bytes += encoded.length;
        sent += sentBytes;
        return encoded;
    }

    /// Small numbers often, large ones rarely.
    private int zipf(int bound) {
        return (int) (Math.pow(bound, random.nextDouble()) - 1);
    }
}
