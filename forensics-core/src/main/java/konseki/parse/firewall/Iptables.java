package konseki.parse.firewall;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;

/// Packets that Linux's packet filter logs, iptables, nftables and ufw alike: `DROP IN=eth0 OUT= MAC=... SRC=192.0.2.1
/// DST=203.0.113.1 LEN=52 ... PROTO=TCP SPT=38842 DPT=443 ... SYN`.
///
/// The decision is a word of the prefix that the rule's author chose, or its last letter as VyOS writes it (`-D]`); a
/// prefix that says none leaves `info`. `LEN` is the length of one packet, not of a session, so there are no bytes.
///
/// Source: Linux, `net/netfilter/nf_log_syslog.c`.
public final class Iptables implements Payload {
    private static final PairLines LINES = new PairLines("iptables.packet", "observer", """
            source.ip<SRC destination.ip<DST source.port<SPT destination.port<DPT network.transport<PROTO
            observer.egress.interface.name<OUT""");
    private static final byte[] IN = Words.of("IN=");
    private static final byte[] SOURCE = Words.of(" SRC=");
    private static final Slice DROP = Slice.of("drop");
    private static final Slice ACCEPT = Slice.of("accept");
    private static final byte[] PROTOCOL = Words.of(" PROTO=");

    /// One for all.
    public Iptables() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "iptables.packet";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int source = Words.find(SOURCE, bytes, from, to);
        return source >= 0 && Words.find(IN, bytes, from, source) >= 0 && Words.find(PROTOCOL, bytes, source, to) >= 0;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int start = Words.find(IN, bytes, from, to);
        LINES.read(bytes, start, to, out);
        int end = start;
        while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == ':')) {
            end--;
        }
        int prefix = stampEnd(bytes, from, end);
        Slice said = letter(bytes, prefix, end);
        said = said.isAbsent() ? Words.decision(bytes, prefix, end) : said;
        if (end > prefix) {
            out.text(Field.OBJECT, bytes, prefix, end);
        }
        out.text(Field.MESSAGE, bytes, from, to);
        if (!said.isAbsent()) {
            out.text(Field.EVENT_ACTION, said == ActionWords.DENIED ? DROP : ACCEPT);
        }
        ReadingTable.putDecision(said, ActionWords.INFO, out);
        return Outcome.EVENT;
    }

    /// Behind the kernel's `[  307.757925] `.
    private static int stampEnd(byte[] bytes, int from, int to) {
        int close = from < to && bytes[from] == '[' ? ByteSearch.indexOf(bytes, from, to, ']') : to;
        boolean stamp = close < to && close > from + 1 && (bytes[from + 1] == ' ' || Decimals.isDigit(bytes[from + 1]));
        int i = stamp ? close + 1 : from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return close == to - 1 && stamp ? to : i;
    }

    private static Slice letter(byte[] bytes, int from, int to) {
        boolean marked = to - from > 3 && bytes[to - 1] == ']' && bytes[to - 3] == '-';
        int c = marked ? bytes[to - 2] : 0;
        return c == 'D' || c == 'R' ? ActionWords.DENIED : c == 'A' ? ActionWords.ALLOWED : Slice.ABSENT;
    }
}
