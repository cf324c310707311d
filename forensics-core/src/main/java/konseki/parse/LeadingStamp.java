package konseki.parse;

import konseki.event.EventBuffer;

/// The stamp that a daemon writes before its message into a file of its own, with or without brackets and the day of
/// the week: `2021-09-28 09:22:18.536 UTC`, `2012/04/09 11:53:29`, `[Tue Jul 22 06:48:30 2008]`. Stateless.
public final class LeadingStamp {
    private static final int DATE_AND_TIME = "2023-06-05T03:00:00".length();
    private static final int SHORTEST = "Jan 1 00:00:00".length();
    private static final int LONGEST = 48;

    private LeadingStamp() {}

    /// Where the message begins; `from` if no stamp stands there.
    public static int end(byte[] bytes, int from, int to) {
        boolean bracket = from < to && bytes[from] == '[';
        int close = bracket ? ByteSearch.indexOf(bytes, from, Math.min(to, from + LONGEST), ']') : to;
        int start = start(bytes, from, to);
        int end = stampEnd(bytes, start, close);
        if (end == Stamps.NONE || bracket && close == to) {
            return from;
        }
        end += startsWithUtc(bytes, end, close) ? " UTC".length() : 0;
        if (bracket && end != close) {
            return from;
        }
        int i = bracket ? close + 1 : end;
        while (i < to && (bytes[i] == ' ' || bytes[i] == ':' || bytes[i] == '\t')) {
            i++;
        }
        return afterMicroseconds(bytes, i, to);
    }

    /// OpenVPN's `us=340080 `, with machine-readable output.
    private static int afterMicroseconds(byte[] bytes, int from, int to) {
        boolean is = to - from > 4 && bytes[from] == 'u' && bytes[from + 1] == 's' && bytes[from + 2] == '=';
        int end = is ? ByteSearch.indexOf(bytes, from, Math.min(to, from + LONGEST), ' ') : to;
        return is && end < Math.min(to, from + LONGEST) ? end + 1 : from;
    }

    /// Sets `@timestamp`.
    public static void put(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int close = from < to && bytes[from] == '[' ? ByteSearch.indexOf(bytes, from, to, ']') : to;
        int start = start(bytes, from, to);
        int end = Stamps.iso(bytes, start, close, clock, out);
        if (end == Stamps.NONE) {
            Stamps.bsd(bytes, start, close, clock, out);
        } else if (startsWithUtc(bytes, end, close)) {
            MemberClock.takeAsUtc(out);
        }
    }

    /// Behind the bracket and the day of the week.
    private static int start(byte[] bytes, int from, int to) {
        int i = from < to && bytes[from] == '[' ? from + 1 : from;
        boolean day = to - i > 4 + SHORTEST && bytes[i + 3] == ' ' && Stamps.month(bytes, i + 4) > 0;
        return day ? i + 4 : i;
    }

    private static int stampEnd(byte[] bytes, int from, int to) {
        if (to - from >= DATE_AND_TIME
                && Stamps.isDate(bytes, from)
                && (bytes[from + 10] == ' ' || bytes[from + 10] == 'T')
                && Stamps.isTime(bytes, from + 11, to)) {
            return Stamps.zoneEnd(bytes, Stamps.fractionEnd(bytes, from + DATE_AND_TIME, to), to);
        }
        return Stamps.bsdEnd(bytes, from, to);
    }

    private static boolean startsWithUtc(byte[] bytes, int at, int to) {
        return at + 4 <= to && bytes[at] == ' ' && bytes[at + 1] == 'U' && bytes[at + 2] == 'T' && bytes[at + 3] == 'C';
    }
}
