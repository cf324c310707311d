package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// Pairs what two logs say of one remote desktop: the network names the target's address, the target its name. Reads
/// the
/// edges once, source by source; belongs to one thread.
final class DesktopPairs {
    /// The logon comes after the connection by at most that much.
    private static final long AFTER = 30 * Timestamp.SECOND;

    /// Clocks apart.
    private static final long BEFORE = 2 * Timestamp.SECOND;

    /// Of one source, that many sessions are compared.
    private static final int MOST = 2048;

    private final Sink sink;
    private final List<At> flows = new ArrayList<>();
    private final List<At> logons = new ArrayList<>();

    /// Takes one pair.
    interface Sink {
        void add(long high, long low, String host, long times);
    }

    private record At(String target, long time) {}

    DesktopPairs(Sink sink) {
        this.sink = sink;
    }

    void read(SortedRows rows) {
        try (RowCursor cursor = rows.rows(DirectWays.EDGES)) {
            String source = "";
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String next = IpAddress.format(key.ipHigh(), key.ipLow());
                if (!next.equals(source)) {
                    pair();
                    source = next;
                }
                key.text(); // source name
                String targetName = key.text();
                String targetAddress = IpAddress.format(key.ipHigh(), key.ipLow());
                key.text(); // account
                Way way = Way.at(key.readByte());
                long time = cursor.slot(DirectWays.FIRST);
                if (way == Way.FLOW && flows.size() < MOST) {
                    flows.add(new At(targetAddress, time));
                } else if (way == Way.RDP_LOGON && logons.size() < MOST) {
                    logons.add(new At(targetName, time));
                }
            }
        }
        pair();
    }

    private void pair() {
        if (!logons.isEmpty()) {
            for (At flow : flows) {
                for (At logon : logons) {
                    long later = logon.time() - flow.time();
                    if (later <= AFTER && later >= -BEFORE) {
                        give(flow.target(), logon.target());
                    }
                }
            }
        }
        flows.clear();
        logons.clear();
    }

    private void give(String address, String host) {
        Slice text = Slice.of(address);
        long[] pair = new long[2];
        if (IpAddress.parse(text.bytes(), 0, text.length(), pair)) {
            sink.add(pair[0], pair[1], host, 1);
        }
    }
}
