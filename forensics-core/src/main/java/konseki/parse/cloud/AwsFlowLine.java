package konseki.parse.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.parse.ByteSearch;
import konseki.parse.ControlLine;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Seed;

/// Flow logs of Amazon VPC in the default format, without a header, as CloudWatch and Kinesis deliver them; fields that
/// stand behind the fourteen default ones are left as they are. Stateless.
///
///     2 123456789010 eni-1235b8ca 192.0.2.1 198.51.100.2 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK
///
/// What the values mean is in [AwsFlow].
public final class AwsFlowLine implements Payload {
    private static final byte[][] NAMES = Stream.of(
                    "version",
                    "account-id",
                    "interface-id",
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "protocol",
                    "packets",
                    "bytes",
                    "start",
                    "end",
                    "action",
                    "log-status",
                    "more")
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    private static final int DEFAULT_FIELDS = 14;
    private static final Slice INTERFACE = Slice.of("eni-");
    private static final KeyTable STATUS = KeyTable.of("OK", "NODATA", "SKIPDATA");

    private final AwsFlow named = new AwsFlow();

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return AwsFlow.DATASET;
    }

    @Override
    public FlowStamp flowStamp() {
        return named.flowStamp();
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.oneWay(
                seed,
                "2 123456789010 eni-0 {src} {dst} 40000 {port} {number} 20 {sent} {from-epoch} {epoch} ACCEPT OK");
    }

    /// A version, an account and a network interface.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (to - from < 40 || bytes[from + 1] != ' ' || bytes[from] < '2' || bytes[from] > '9') {
            return false;
        }
        int network = next(bytes, from + 2, to);
        return Decimals.parse(bytes, from + 2, network - 1) >= 0
                && to - network > INTERFACE.length()
                && ByteSearch.indexOf(bytes, network, to, '-') == network + 3
                && bytes[network] == 'e'
                && bytes[network + 1] == 'n'
                && bytes[network + 2] == 'i';
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int first = out.vendorCount();
        int i = from;
        for (int field = 0; field < DEFAULT_FIELDS; field++) {
            int end = ByteSearch.indexOf(bytes, i, to, ' ');
            if (i >= to) {
                out.truncateVendor(first);
                out.reject(RejectReason.TRUNCATED, to - from);
                return Outcome.REJECTED;
            }
            if (field == DEFAULT_FIELDS - 1 && STATUS.find(bytes, i, end) == KeyTable.NONE) {
                out.reject(end == to ? RejectReason.TRUNCATED : RejectReason.BAD_VALUE, i - from);
                return Outcome.REJECTED;
            }
            put(field, bytes, i, end, out);
            i = Math.min(end + 1, to);
        }
        put(DEFAULT_FIELDS, bytes, i, to, out);
        return named.parse(bytes, from, to, clock, out);
    }

    private static void put(int field, byte[] bytes, int from, int to, EventBuffer out) {
        if (to > from && !(to - from == 1 && bytes[from] == '-')) {
            out.vendor(NAMES[field], 0, NAMES[field].length, bytes, from, to);
        }
    }

    private static int next(byte[] bytes, int from, int to) {
        return Math.min(ByteSearch.indexOf(bytes, from, to, ' ') + 1, to);
    }
}
