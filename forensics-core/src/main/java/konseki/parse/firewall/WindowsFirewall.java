package konseki.parse.firewall;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Ignored;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.Columns;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.ReadingTable;
import konseki.parse.Stamps;

/// Windows Firewall's `pfirewall.log`: `2005-04-11 08:05:57 DROP UDP 192.0.2.1 203.0.113.1 137 137 78 - - - - - - -
/// RECEIVE`, below lines that begin with `#`.
///
/// Times are local ones, as the header says. `size` is the length of one packet, so there are no bytes of a session.
///
/// Source: Microsoft, "Interpreting the Windows Firewall log", version 1.5.
public final class WindowsFirewall implements Payload {
    private static final Slice DATASET = Slice.of("windows.firewall");
    private static final Slice NETWORK = Slice.of("network");
    private static final Columns COLUMNS = Columns.of("""
            date time action protocol src-ip dst-ip src-port dst-port size tcpflags tcpsyn tcpack tcpwin icmptype icmpcode
            info path pid""");
    private static final ReadingTable READINGS = ReadingTable.of("""
            event.action<action network.transport<protocol source.ip<src-ip destination.ip<dst-ip source.port<src-port
            destination.port<dst-port""");
    private static final KeyTable ACTIONS =
            KeyTable.of("DROP", "ALLOW", "OPEN", "CLOSE", "OPEN-INBOUND", "INFO-EVENTS-LOST");
    private static final int INBOUND = 4;
    private static final KeyTable HEADERS = KeyTable.of("#Version:", "#Software:", "#Time", "#Fields:");
    private static final int ACTION = 20; // behind "2005-04-11 08:05:57 "

    /// One for all.
    public WindowsFirewall() {}

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "windows.firewall";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (to - from > 8 && bytes[from] == '#') {
            return isHeader(bytes, from, to);
        }
        int action = from + ACTION;
        return to - from > ACTION + 8
                && bytes[from + 4] == '-'
                && bytes[action - 1] == ' '
                && Decimals.isDigit(bytes[from])
                && ACTIONS.find(bytes, action, end(bytes, action, to)) >= 0;
    }

    /// Other W3C logs begin alike; of them only the first lines are told apart by what follows.
    private static boolean isHeader(byte[] bytes, int from, int to) {
        return HEADERS.find(bytes, from, end(bytes, from, to)) >= 0
                && (Words.find(SOFTWARE, bytes, from, to) >= 0
                        || Words.find(FIELDS, bytes, from, to) >= 0
                        || Words.find(VERSION, bytes, from, to) >= 0
                        || Words.find(LOCAL, bytes, from, to) >= 0);
    }

    private static final byte[] SOFTWARE = Words.of("Microsoft Windows Firewall");
    private static final byte[] FIELDS = Words.of("date time action protocol src-ip");
    private static final byte[] VERSION = Words.of("#Version: 1.5");
    private static final byte[] LOCAL = Words.of("#Time Format: Local");

    private static int end(byte[] bytes, int from, int to) {
        return konseki.parse.ByteSearch.indexOf(bytes, from, to, ' ');
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (bytes[from] == '#') {
            out.ignore(Ignored.HEADER);
            return Outcome.IGNORED;
        }
        COLUMNS.split(' ', bytes, from, to, out);
        out.text(Field.EVENT_DATASET, DATASET);
        out.text(Field.EVENT_CATEGORY, NETWORK);
        if (Stamps.iso(bytes, from, from + ACTION - 1, clock, out) == Stamps.NONE) {
            clock.keepUnreadable(out, bytes, from, from + ACTION - 1);
        }
        READINGS.put(out);
        int action = from + ACTION;
        boolean inbound = ACTIONS.find(bytes, action, end(bytes, action, to)) == INBOUND;
        if (inbound) {
            ReadingTable.putDecision(ActionWords.START, ActionWords.START, out);
        } else {
            ReadingTable.putDecision(ActionWords.INFO, out);
        }
        return Outcome.EVENT;
    }
}
