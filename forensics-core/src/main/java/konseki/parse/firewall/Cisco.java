package konseki.parse.firewall;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;

/// Messages of Cisco's firewalls and of IOS: `%ASA-6-302013: Built outbound TCP connection ...`.
///
/// `event.code` is the number or the mnemonic. A number or a sentence that is not known leaves an event with the text.
/// The sentences are in [CiscoForms], the pairs of Firepower in [FirepowerFields].
///
/// Source: "Cisco Secure Firewall ASA Series Syslog Messages".
public final class Cisco implements Payload {
    private static final int LONGEST_FACILITY = 32;
    private static final KeyTable.Builder NAMES = new KeyTable.Builder();
    private static final int FTD = NAMES.id("FTD");
    private static final int NGIPS = NAMES.id("NGIPS");
    private static final KeyTable FIREWALLS = firewalls();
    private static final KeyTable HEADS = KeyTable.of("Group ", "TunnelGroup ");
    private static final Slice ASA_DATASET = Slice.of("cisco.asa");
    private static final Slice FTD_DATASET = Slice.of("cisco.ftd");
    private static final Slice IOS_DATASET = Slice.of("cisco.ios");

    /// One for all.
    public Cisco() {}

    private static KeyTable firewalls() {
        for (String name : "ASA FWSM PIX SFIMS".split(" ")) {
            NAMES.id(name);
        }
        return NAMES.build();
    }

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "cisco";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.END;
    }

    /// Looks for `%WORD-6-`.
    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return code(bytes, from, to) < to || isHeadless(bytes, from, to);
    }

    /// What is left of a VPN's message where an export cut the number off: `Group <g> User <u> IP <192.0.2.1> ...`.
    private static boolean isHeadless(byte[] bytes, int from, int to) {
        int end = ByteSearch.indexOf(bytes, from, Math.min(to, from + 16), '<');
        return end < Math.min(to, from + 16) && HEADS.find(bytes, from, end) >= 0;
    }

    /// Where the number begins, or `to`.
    private static int code(byte[] bytes, int from, int to) {
        if (to - from < 8 || bytes[from] != '%') {
            return to;
        }
        int end = Math.min(to - 3, from + LONGEST_FACILITY);
        for (int i = from + 2; i < end; i++) {
            if (bytes[i] == '-' && Decimals.isDigit(bytes[i + 1]) && bytes[i + 2] == '-') {
                return i + 3;
            }
            if (bytes[i] == ' ' || bytes[i] == ':') {
                return to;
            }
        }
        return to;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int code = code(bytes, from, to);
        if (code == to) {
            out.text(Field.EVENT_DATASET, ASA_DATASET);
            out.text(Field.MESSAGE, bytes, from, to);
            putSentence(bytes, to, to, from, to, out);
            return Outcome.EVENT;
        }
        int codeEnd = code;
        while (codeEnd < to && bytes[codeEnd] != ':' && bytes[codeEnd] != ' ') {
            codeEnd++;
        }
        int start = codeEnd;
        while (start < to && (bytes[start] == ':' || bytes[start] == ' ')) {
            start++;
        }
        int firewall = FIREWALLS.find(bytes, from + 1, code - 3);
        boolean threatDefense = firewall == FTD || firewall == NGIPS;
        out.text(Field.EVENT_DATASET, firewall < 0 ? IOS_DATASET : threatDefense ? FTD_DATASET : ASA_DATASET);
        out.text(Field.EVENT_CODE, bytes, code, codeEnd);
        out.text(Field.MESSAGE, bytes, start, to);
        if (firewall >= 0 && FirepowerFields.isOne(bytes, code, codeEnd)) {
            FirepowerFields.put(bytes, code, codeEnd, start, to, clock, out);
            return Outcome.EVENT;
        }
        putSentence(bytes, code, codeEnd, start, to, out);
        return Outcome.EVENT;
    }

    private static void putSentence(byte[] bytes, int code, int codeEnd, int from, int to, EventBuffer out) {
        long[] slots = out.slots(CiscoForms.CAPTURES.size());
        CiscoForms.Form[] own = CiscoForms.of(bytes, code, codeEnd);
        CiscoForms.Form[] any = CiscoForms.any();
        for (int i = 0; i < own.length + any.length; i++) {
            CiscoForms.Form form = i < own.length ? own[i] : any[i - own.length];
            if (form.phrase().matches(bytes, from, to, slots)) {
                CiscoFields.put(form, bytes, slots, out);
                return;
            }
            Arrays.fill(slots, 0, CiscoForms.CAPTURES.size(), 0);
        }
        out.text(Field.EVENT_TYPE, ActionWords.INFO);
        if (own.length > 0) {
            out.number(Field.PARTIAL, 1); // a sentence of this number that is not known, or is cut
        }
    }
}
