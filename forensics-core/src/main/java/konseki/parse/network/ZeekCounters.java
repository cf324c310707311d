package konseki.parse.network;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.Decimals;

/// The bytes of a connection as an interval. Stateless.
///
/// Zeek has two counters for each side. `orig_bytes` follows from TCP's sequence numbers: a forged or lost packet makes
/// it claim gigabytes that nobody sent. `orig_ip_bytes` adds up lengths in IP headers, which is far too little where
/// the capturing card joins packets. So:
///
/// - the payload is no more than 65,535 bytes for each packet;
/// - at most as much as the larger counter was sent, and no more than fits 100 Gbit/s for the time it took;
/// - at least the payload, if both sides closed the connection (`SF`) and nothing was missed, else the smaller counter.
///
/// A counter that had to be cut down is named in `fx.counter.implausible`.
final class ZeekCounters {
    private static final long MOST_IN_PACKET = 65_535;
    private static final long NONE = Decimals.NONE;

    private static final VendorName MISSED = VendorName.of("missed_bytes");
    private static final VendorName STATE = VendorName.of("conn_state");
    private static final Slice WHOLE = Slice.of("SF");
    private static final byte[] IMPLAUSIBLE =
            "fx.counter.implausible".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    /// The columns of one side.
    private record Side(VendorName payload, VendorName packets, VendorName ip, Field high, Field low) {
        private static Side of(String name, Field high, Field low) {
            return new Side(
                    VendorName.of(name + "_bytes"),
                    VendorName.of(name + "_pkts"),
                    VendorName.of(name + "_ip_bytes"),
                    high,
                    low);
        }
    }

    private static final Side ORIGINATOR = Side.of("orig", Field.SOURCE_BYTES, Field.SOURCE_BYTES_LO);
    private static final Side RESPONDER = Side.of("resp", Field.DESTINATION_BYTES, Field.DESTINATION_BYTES_LO);

    private ZeekCounters() {}

    static void put(EventBuffer out) {
        boolean whole = out.vendor(STATE).sameAs(WHOLE) && number(MISSED, out) <= 0;
        put(ORIGINATOR, whole, out);
        put(RESPONDER, whole, out);
    }

    private static void put(Side side, boolean whole, EventBuffer out) {
        long claimed = number(side.payload, out);
        long packets = number(side.packets, out);
        long ip = number(side.ip, out);
        long possible =
                packets < 0 || packets > Long.MAX_VALUE / MOST_IN_PACKET ? Long.MAX_VALUE : packets * MOST_IN_PACKET;
        long payload = Math.min(claimed, possible);
        long high = Math.min(Math.max(payload, ip), mostInTime(out));
        if (high < 0) {
            return;
        }
        long low = payload == NONE ? 0 : whole ? payload : ip == NONE ? 0 : Math.min(payload, ip);
        out.number(side.high, high);
        if (low < high) {
            out.number(side.low, low);
        }
        if (claimed > high) {
            Slice name = out.vendor(side.payload);
            out.vendor(IMPLAUSIBLE, 0, IMPLAUSIBLE.length, name.bytes(), name.offset(), name.end());
        }
    }

    /// What 100 Gbit/s carry while the connection lasts: 12.5 bytes in a nanosecond.
    private static long mostInTime(EventBuffer out) {
        long duration = out.has(Field.EVENT_DURATION) ? out.number(Field.EVENT_DURATION) : 0;
        return duration <= 0 || duration > Long.MAX_VALUE / 13 ? Long.MAX_VALUE : duration * 12 + duration / 2;
    }

    private static long number(VendorName name, EventBuffer out) {
        Slice text = out.vendor(name);
        return text.isEmpty() ? NONE : Decimals.parse(text.bytes(), text.offset(), text.end());
    }
}
