package konseki.parse.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.event.Timestamp;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.RecordKinds;

/// Records of the Linux audit daemon, as in audit.log, over syslog, or from the kernel's own log. Stateless.
///
///     [node=web01 ]type=USER_LOGIN msg=audit(1492896301.818:19955): pid=1 ... msg='op=login acct="x" res=failed'
///
/// One event of the kernel is several lines with one serial number, `event.sequence`; each line is an event here, and
/// those who need the whole join by host, time and serial. `event.action` is the record's type. What auditd wrote in
/// hexadecimal digits because it may hold blanks or quotes is decoded.
///
/// Source: Linux audit documentation wiki, "Audit event fields" and "Audit record types"; audit-userspace, `auparse`.
public final class Auditd implements Payload {
    private static final byte[] NODE = bytes("node=");
    private static final byte[] KERNEL = bytes("audit: ");
    private static final byte[] TYPE = bytes("type=");
    private static final byte[] MESSAGE = bytes("msg=");
    private static final byte[] AUDIT = bytes("audit(");
    private static final int MOST_HEADER = 512;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return "auditd.log";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        int type = type(bytes, from, to);
        return type > 0 && stamp(bytes, type, to) > 0;
    }

    /// Where the type's name begins, or 0.
    private static int type(byte[] bytes, int from, int to) {
        int i = from;
        if (startsWith(NODE, bytes, i, to)) {
            i = ByteSearch.indexOf(bytes, i, Math.min(to, i + MOST_HEADER), ' ') + 1;
        } else if (i < to && bytes[i] == '[') { // the kernel's seconds since boot
            i = ByteSearch.indexOf(bytes, i, Math.min(to, i + MOST_HEADER), ']') + 2;
        }
        i = startsWith(KERNEL, bytes, i, to) ? i + KERNEL.length : i;
        return startsWith(TYPE, bytes, i, to) ? i + TYPE.length : 0;
    }

    /// Where the seconds begin, or 0.
    private static int stamp(byte[] bytes, int type, int to) {
        int i = ByteSearch.indexOf(bytes, type, Math.min(to, type + MOST_HEADER), ' ') + 1;
        i = startsWith(MESSAGE, bytes, i, to) ? i + MESSAGE.length : i;
        boolean found = startsWith(AUDIT, bytes, i, to) && i + AUDIT.length < to;
        return found && Decimals.isDigit(bytes[i + AUDIT.length]) ? i + AUDIT.length : 0;
    }

    private static boolean startsWith(byte[] word, byte[] bytes, int from, int to) {
        return to - from >= word.length && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int type = type(bytes, from, to);
        int typeEnd = ByteSearch.indexOf(bytes, type, to, ' ');
        int stamp = stamp(bytes, type, to);
        int close = ByteSearch.indexOf(bytes, stamp, to, ')');
        int point = ByteSearch.indexOf(bytes, stamp, close, '.');
        int colon = ByteSearch.indexOf(bytes, stamp, close, ':');
        if (close + 1 >= to || bytes[close + 1] != ':') {
            out.reject(RejectReason.TRUNCATED, to - from);
            return Outcome.REJECTED;
        }
        long seconds = Decimals.parse(bytes, stamp, point);
        long millis = Decimals.parse(bytes, point + 1, colon);
        long serial = Decimals.parse(bytes, colon + 1, close);
        if (seconds < 0 || millis < 0 || millis > 999 || serial < 0 || seconds >= Timestamp.END / Timestamp.SECOND) {
            out.reject(RejectReason.BAD_VALUE, stamp - from);
            return Outcome.REJECTED;
        }
        clock.setEpochNanos(out, seconds * Timestamp.SECOND + millis * (Timestamp.SECOND / 1000));
        out.number(Field.EVENT_SEQUENCE, serial);
        out.text(Field.EVENT_ACTION, bytes, type, typeEnd);
        if (startsWith(NODE, bytes, from, to)) {
            int end = ByteSearch.indexOf(bytes, from, to, ' ');
            out.text(Field.HOST_NAME, bytes, from + NODE.length, end);
            out.text(Field.OBSERVER_NAME, bytes, from + NODE.length, end);
        }
        RecordKinds.Kind kind = AuditFields.KINDS.named(out.written(Field.EVENT_ACTION));
        AuditFields.read(bytes, close + 2, to, kind, out);
        kind.read(out);
        return Outcome.EVENT;
    }
}
