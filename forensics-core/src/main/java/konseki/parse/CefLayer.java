package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.RejectReason;

/// ArcSight's Common Event Format: `CEF:0|vendor|product|version|signature|name|severity|key=value ...`.
///
/// The header becomes the vendor fields `cef.*`, each pair one under its own name; a value with a label (`cs1Label`)
/// stands under the label's name too. `CEF:` may stand behind another word and a colon, and it may be missing where a
/// relay took it for syslog's tag.
///
/// Source: ArcSight, "Common Event Format Implementation Standard", version 27.
public final class CefLayer implements Unwrapping.Layer {
    private static final byte[][] HEADER = {
        Extensions.ascii("cef.vendor"),
        Extensions.ascii("cef.product"),
        Extensions.ascii("cef.version"),
        Extensions.ascii("cef.signature"),
        Extensions.ascii("cef.name"),
        Extensions.ascii("cef.severity")
    };
    private static final int LONGEST_WORD_BEFORE = 16;

    /// One for each worker.
    public CefLayer() {}

    @Override
    public int unwrap(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int start = afterName(bytes, from, to);
        int version = start;
        while (version < to && bytes[version] == ' ') {
            version++;
        }
        if (version + 2 >= to || !Decimals.isDigit(bytes[version]) || bytes[version + 1] != '|') {
            return NOT_MINE;
        }
        int before = out.vendorCount();
        int extension = header(bytes, version + 2, to, out);
        boolean named = start > from;
        if (extension < 0 || !named && ByteSearch.indexOf(bytes, extension, to, '=') == to) {
            out.truncateVendor(before);
            out.reject(RejectReason.TRUNCATED, to - from);
            return named ? BROKEN : NOT_MINE;
        }
        Extensions.splitAtBlanks(bytes, extension, to, out);
        Extensions.name(out);
        return NAMED;
    }

    /// Where the version begins: after `CEF:`, or at `from` if there is none.
    private static int afterName(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i + 4 <= to && i - from <= LONGEST_WORD_BEFORE && bytes[i] > ' ' && bytes[i] != '|'; i++) {
            if (bytes[i] == 'C' && bytes[i + 1] == 'E' && bytes[i + 2] == 'F' && bytes[i + 3] == ':') {
                start = i + 4;
            }
        }
        return start;
    }

    /// @return where the extension begins, or -1 if the header has not all its parts
    private static int header(byte[] bytes, int from, int to, EventBuffer out) {
        int i = from;
        for (int part = 0; part < HEADER.length; part++) {
            int end = Extensions.barEnd(bytes, i, to);
            if (end == to && part < HEADER.length - 1) {
                return -1;
            }
            Extensions.putHeader(HEADER[part], bytes, i, end, out);
            i = Math.min(end + 1, to);
        }
        return i;
    }
}
