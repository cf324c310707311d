package konseki.parse.firewall;

import static konseki.parse.KeyValues.valueFrom;
import static konseki.parse.KeyValues.valueTo;
import static konseki.parse.SlotFields.number;
import static konseki.parse.SlotFields.text;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.KeyTable;
import konseki.parse.UrlPaths;

/// What the content filters of FortiOS saw inside a session: URLs, names asked for, files, attacks. Stateless.
///
/// Their `sentbyte` and `rcvdbyte` are running totals of a session that the traffic log counts, so they stay vendor
/// fields: added up, one session would count as often as it was filtered.
///
/// Source: FortiOS Log Message Reference, "UTM".
final class FortiGateUtm {
    private static final Slice NETWORK = Slice.of("network");
    private static final Slice WEB = Slice.of("web");
    private static final Slice DNS = Slice.of("dns");
    private static final KeyTable SUBTYPES = KeyTable.of("webfilter", "dns");

    private FortiGateUtm() {}

    static int put(Slice meaning, byte[] bytes, long[] slots, EventBuffer out) {
        out.remove(Field.HOST_NAME);
        long subtype = slots[FortiGateKeys.SUBTYPE];
        int kind = SUBTYPES.find(bytes, subtype);
        out.text(Field.EVENT_CATEGORY, kind == 0 ? WEB : kind == 1 ? DNS : NETWORK);
        out.text(Field.EVENT_TYPE, meaning.isAbsent() ? ActionWords.INFO : meaning);
        if (!meaning.isAbsent()) {
            boolean denied = meaning == ActionWords.DENIED;
            out.text(Field.EVENT_OUTCOME, denied ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
        long url = slots[FortiGateKeys.URL];
        UrlPaths.put(bytes, valueFrom(url), valueTo(url), out);
        text(Field.HTTP_REQUEST_METHOD, bytes, slots[FortiGateKeys.METHOD], out);
        text(Field.USER_AGENT, bytes, slots[FortiGateKeys.AGENT], out);
        text(Field.DNS_QUESTION_NAME, bytes, slots[FortiGateKeys.QUERY_NAME], out);
        text(Field.FILE_PATH, bytes, slots[FortiGateKeys.FILE_NAME], out);
        text(Field.MESSAGE, bytes, slots[FortiGateKeys.MESSAGE], out);
        int bad = number(Field.FILE_SIZE, bytes, slots[FortiGateKeys.FILE_SIZE], out);
        return Math.min(bad, FortiGateTraffic.putSession(bytes, slots, out));
    }
}
