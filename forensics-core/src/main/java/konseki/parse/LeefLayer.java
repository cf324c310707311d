package konseki.parse;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.RejectReason;

/// QRadar's Log Event Extended Format: `LEEF:1.0|vendor|product|version|event id|key=value<TAB>key=value`; 2.0 has the
/// delimiter in its header, as a character or `x5E`.
///
/// The header becomes the vendor fields `leef.*`, each pair one under its own name. Where a relay made blanks of the
/// tabs, pairs are told apart as in CEF.
///
/// Source: IBM, "Log Event Extended Format (LEEF)", version 2.
public final class LeefLayer implements Unwrapping.Layer {
    private static final byte[] NAME = Extensions.ascii("LEEF:");
    private static final byte[][] HEADER = {
        Extensions.ascii("leef.vendor"),
        Extensions.ascii("leef.product"),
        Extensions.ascii("leef.version"),
        Extensions.ascii("leef.event")
    };
    private static final int LONGEST_DELIMITER = 4;
    /// What rsyslog makes of a tab.
    private static final byte[] ESCAPED_TAB = Extensions.ascii("#011");

    /// One for each worker.
    public LeefLayer() {}

    @Override
    public int unwrap(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        boolean named = startsWith(NAME, bytes, from, to);
        if (!named && !isVersion(bytes, from, to)) {
            return NOT_MINE;
        }
        int before = out.vendorCount();
        int i = Extensions.barEnd(bytes, from, to);
        for (int part = 0; part < HEADER.length; part++) {
            int start = i + 1;
            if (start > to) {
                out.truncateVendor(before);
                out.reject(RejectReason.TRUNCATED, to - from);
                return named ? BROKEN : NOT_MINE;
            }
            i = Extensions.barEnd(bytes, start, to);
            Extensions.putHeader(HEADER[part], bytes, start, i, out);
        }
        int second = Math.min(to, i + 1);
        int end = ByteSearch.indexOf(bytes, second, Math.min(to, second + LONGEST_DELIMITER + 1), '|');
        boolean told = end < Math.min(to, second + LONGEST_DELIMITER + 1)
                && ByteSearch.indexOf(bytes, second, end, '=') == end;
        int delimiter = told ? delimiter(bytes, second, end) : '\t';
        split(delimiter, bytes, told ? end + 1 : second, to, out);
        return NAMED;
    }

    private static boolean startsWith(byte[] word, byte[] bytes, int from, int to) {
        return to - from >= word.length && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
    }

    /// `1.0|` or `2.0|`, where a relay took `LEEF:` for syslog's tag.
    private static boolean isVersion(byte[] bytes, int from, int to) {
        return to - from > 4
                && (bytes[from] == '1' || bytes[from] == '2')
                && bytes[from + 1] == '.'
                && bytes[from + 2] == '0'
                && bytes[from + 3] == '|';
    }

    private static void split(int delimiter, byte[] bytes, int from, int to, EventBuffer out) {
        boolean lost = delimiter == ' ' || ByteSearch.indexOf(bytes, from, to, delimiter) == to;
        int tab = lost ? escapedTab(bytes, from, to) : to;
        if (tab < to) {
            for (int i = from; i < to; i = tab + ESCAPED_TAB.length) {
                tab = escapedTab(bytes, i, to);
                Extensions.splitAt('\t', bytes, i, tab, out);
            }
        } else if (lost) {
            Extensions.splitAtBlanks(bytes, from, to, out);
        } else {
            Extensions.splitAt(delimiter, bytes, from, to, out);
        }
    }

    private static int escapedTab(byte[] bytes, int from, int to) {
        int i = ByteSearch.indexOf(bytes, from, to, '#');
        while (i < to && !startsWith(ESCAPED_TAB, bytes, i, to)) {
            i = ByteSearch.indexOf(bytes, i + 1, to, '#');
        }
        return i;
    }

    /// `^`, `x5E` or `0x5E`; nothing means a tab.
    private static int delimiter(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return '\t';
        }
        int x = length == 4 ? from + 1 : from;
        boolean hex = length > 2 && (bytes[x] | 0x20) == 'x';
        int high = hex ? Character.digit(bytes[to - 2], 16) : -1;
        int low = hex ? Character.digit(bytes[to - 1], 16) : -1;
        return high >= 0 && low >= 0 ? high << 4 | low : bytes[from];
    }
}
