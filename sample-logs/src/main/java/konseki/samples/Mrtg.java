package konseki.samples;

/// The log of an MRTG poller that reads the interface counters of the internet line every five minutes.
///
/// The first line holds the time of the last poll and the two counters. Every other line is `time in out max-in
/// max-out`
/// in bytes per second: averages (and largest five-minute averages) from the time of the line below up to its own time.
/// The intervals grow: 600 lines of 5 minutes, 600 of 30 minutes, 600 of 2 hours, 732 of a day.
/// Source: mrtg-logfile(1).
final class Mrtg {

    private static final long[] STEPS = {5 * Jst.MINUTE, 30 * Jst.MINUTE, 2 * Jst.HOUR, Jst.DAY};
    private static final int[] COUNTS = {600, 600, 600, 732};

    private final Uplink uplink;
    private final long installed;
    private final long nightlyBytes;

    /// @param installed    the line carried nothing before
    /// @param nightlyBytes what a night's backup sent in the time before the logs of the case begin
    Mrtg(Uplink uplink, long installed, long nightlyBytes) {
        this.uplink = uplink;
        this.installed = installed;
        this.nightlyBytes = nightlyBytes;
    }

    /// @param polledAt time of the last poll
    LogFile write(String path, long polledAt) {
        LogFile file = new LogFile(path);
        file.headerOnce(polledAt / Jst.SECOND + " 2913846611 1840277356");
        StringBuilder rows = new StringBuilder(80_000);
        row(rows, polledAt, polledAt - Math.floorMod(polledAt, Uplink.SLOT), polledAt);
        long upper = polledAt - Math.floorMod(polledAt, Uplink.SLOT);
        for (int grain = 0; grain < STEPS.length; grain++) {
            for (int i = 0; i < COUNTS[grain]; i++) {
                long lower = Math.floorDiv(upper - 1, STEPS[grain]) * STEPS[grain];
                row(rows, upper, lower, upper);
                upper = lower;
            }
        }
        file.add(polledAt, rows.substring(0, rows.length() - 1));
        return file;
    }

    private void row(StringBuilder rows, long stamp, long from, long to) {
        long in = 0;
        long out = 0;
        long maxIn = 0;
        long maxOut = 0;
        int slots = 0;
        for (long slot = from - Math.floorMod(from, Uplink.SLOT); slot < Math.max(to, from + 1); slot += Uplink.SLOT) {
            long slotIn = inRate(slot);
            long slotOut = outRate(slot);
            in += slotIn;
            out += slotOut;
            maxIn = Math.max(maxIn, slotIn);
            maxOut = Math.max(maxOut, slotOut);
            slots++;
        }
        rows.append(stamp / Jst.SECOND)
                .append(' ')
                .append(in / slots)
                .append(' ')
                .append(out / slots)
                .append(' ')
                .append(maxIn)
                .append(' ')
                .append(maxOut)
                .append('\n');
    }

    private long outRate(long slot) {
        if (slot < installed) {
            return 0;
        }
        long bytes = uplink.covers(slot) ? uplink.outIn(slot) : nightly(slot) + 700_000;
        return withHeaders(bytes) + hum(slot, 60);
    }

    private long inRate(long slot) {
        if (slot < installed) {
            return 0;
        }
        long bytes = uplink.covers(slot) ? uplink.inIn(slot) : nightly(slot) / 61 + 900_000;
        return withHeaders(bytes) + hum(slot + 1, 140);
    }

    /// Bytes per second on the line: 2.5 % more than the payload that a firewall counts.
    private static long withHeaders(long bytes) {
        return (bytes + bytes / 40) * Jst.SECOND / Uplink.SLOT;
    }

    /// What the firewall itself says and hears, and what no session explains.
    private static long hum(long slot, int mean) {
        return Dice.named("hum " + slot).around(mean, 40);
    }

    private long nightly(long slot) {
        long inDay = slot - Jst.startOfDay(slot);
        boolean night = inDay >= 90 * Jst.MINUTE && inDay < 110 * Jst.MINUTE;
        return night ? nightlyBytes / 4 : 0;
    }
}
