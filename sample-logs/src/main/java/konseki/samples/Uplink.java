package konseki.samples;

/// Bytes over the internet line in slots of five minutes, as a counter at the line sees them; source of the MRTG log.
///
/// A flow is spread evenly over its duration. What the firewall does not log (its own traffic, headers) is added by
/// [Mrtg].
final class Uplink {

    static final long SLOT = 5 * Jst.MINUTE;

    private final long from;
    private final long[] out;
    private final long[] in;

    Uplink(long from, long to) {
        this.from = from - Math.floorMod(from, SLOT);
        int slots = (int) ((to - this.from) / SLOT) + 1;
        out = new long[slots];
        in = new long[slots];
    }

    void carry(Flow flow) {
        if (flow.crossesTheLine()) {
            carry(flow.end(), flow.seconds(), flow.outOfTheLine(), flow.intoTheLine());
        }
    }

    void carry(long end, long seconds, long outBytes, long inBytes) {
        long start = end - Math.max(1, seconds) * Jst.SECOND;
        long length = end - start;
        for (long slotStart = start - Math.floorMod(start, SLOT); slotStart < end; slotStart += SLOT) {
            long share = Math.min(end, slotStart + SLOT) - Math.max(start, slotStart);
            int slot = slotOf(slotStart);
            if (slot >= 0 && slot < out.length) {
                out[slot] += outBytes / length * share + outBytes % length * share / length;
                in[slot] += inBytes / length * share + inBytes % length * share / length;
            }
        }
    }

    boolean covers(long millis) {
        return millis >= from && slotOf(millis) < out.length;
    }

    long outIn(long slotStart) {
        return out[slotOf(slotStart)];
    }

    long inIn(long slotStart) {
        return in[slotOf(slotStart)];
    }

    private int slotOf(long millis) {
        return (int) Math.floorDiv(millis - from, SLOT);
    }
}
