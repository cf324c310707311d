package konseki.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;

/// The header that syslog puts before a message: RFC 3164 as it is found (with or without priority, year, fraction,
/// host, tag and process id; stamps of rsyslog in ISO 8601), and RFC 5424 with structured data. Stateless.
///
/// What it says becomes `@timestamp`, `host.name`, `observer.name` and the vendor fields `syslog.*`; a payload may know
/// better and overwrite the former. A priority alone (FortiGate: `<189>date=...`) is a header too. A word before a
/// colon
/// is a tag, except for `%ASA-...:` and its kin, which belong to the message.
///
/// Sources: RFC 3164 section 4.1, RFC 5424 section 6, rsyslog's templates RSYSLOG_FileFormat and
/// RSYSLOG_TraditionalForwardFormat.
public final class SyslogHeader implements Unwrapping.Layer {
    /// The names of the vendor fields below, in one array, for [EventBuffer#startChunk]: not copied per record then.
    public static final byte[] NAMES = ("syslog.priority" + "syslog.timestamp" + "syslog.hostname" + "syslog.appname"
                    + "syslog.procid" + "syslog.msgid")
            .getBytes(StandardCharsets.US_ASCII);

    private static final int PRIORITY = 0;
    private static final int TIMESTAMP = PRIORITY + "syslog.priority".length();
    private static final int HOSTNAME = TIMESTAMP + "syslog.timestamp".length();
    private static final int APPNAME = HOSTNAME + "syslog.hostname".length();
    private static final int PROCID = APPNAME + "syslog.appname".length();
    private static final int MSGID = PROCID + "syslog.procid".length();
    private static final int NAMES_END = MSGID + "syslog.msgid".length();

    private static final int HIGHEST_PRIORITY = 191; // facility 23, severity 7
    private static final int MAX_TAG = 64;

    /// One for each worker.
    public SyslogHeader() {}

    @Override
    public int unwrap(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int start = OctetCountedFraming.bodyStart(bytes, from, to);
        int afterPriority = afterPriority(bytes, start, to);
        if (afterPriority > start) {
            put(PRIORITY, TIMESTAMP, bytes, start + 1, afterPriority - 1, out);
        }
        if (afterPriority > start && SyslogMessage.startsVersionOne(bytes, afterPriority, to)) {
            int message = SyslogMessage.unwrap(bytes, afterPriority + 2, to, clock, out);
            if (message != NOT_MINE) {
                return message;
            }
        }
        int stamp = afterPriority;
        while (stamp < to && afterPriority > start && bytes[stamp] == ' ') {
            stamp++;
        }
        int afterStamp = stamp(bytes, stamp, to, clock, out);
        if (afterStamp == Stamps.NONE) {
            return afterPriority > start ? afterPriority : NOT_MINE;
        }
        putTimestamp(bytes, stamp, afterStamp, out);
        return hostAndTag(bytes, afterStamp, to, out);
    }

    /// The name of the program that the innermost header gives, as written; [Slice#ABSENT] if none does. Reused like
    /// every slice of an event.
    public static Slice appName(EventBuffer out) {
        int index = last(APPNAME, PROCID, out);
        return index < 0 ? Slice.ABSENT : out.vendorValue(index);
    }

    static void putHost(byte[] bytes, int from, int to, EventBuffer out) {
        put(HOSTNAME, APPNAME, bytes, from, to, out);
        out.text(Field.HOST_NAME, bytes, from, to);
        out.text(Field.OBSERVER_NAME, bytes, from, to);
    }

    static void putTimestamp(byte[] bytes, int from, int to, EventBuffer out) {
        put(TIMESTAMP, HOSTNAME, bytes, from, to, out);
    }

    static void putAppName(byte[] bytes, int from, int to, EventBuffer out) {
        put(APPNAME, PROCID, bytes, from, to, out);
    }

    static void putProcessId(byte[] bytes, int from, int to, EventBuffer out) {
        put(PROCID, MSGID, bytes, from, to, out);
    }

    static void putMessageId(byte[] bytes, int from, int to, EventBuffer out) {
        put(MSGID, NAMES_END, bytes, from, to, out);
    }

    private static void put(int name, int nameEnd, byte[] bytes, int from, int to, EventBuffer out) {
        out.vendor(NAMES, name, nameEnd, bytes, from, to);
    }

    private static int last(int name, int nameEnd, EventBuffer out) {
        for (int i = out.vendorCount() - 1; i >= 0; i--) {
            Slice found = out.vendorName(i);
            if (Arrays.equals(found.bytes(), found.offset(), found.end(), NAMES, name, nameEnd)) {
                return i;
            }
        }
        return -1;
    }

    /// The place after `<189>`, or `from` if there is no priority.
    private static int afterPriority(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] != '<') {
            return from;
        }
        int value = 0;
        int i = from + 1;
        for (; i < to && i <= from + 3 && Decimals.isDigit(bytes[i]); i++) {
            value = value * 10 + bytes[i] - '0';
        }
        boolean closed = i > from + 1 && i < to && bytes[i] == '>';
        return closed && value <= HIGHEST_PRIORITY ? i + 1 : from;
    }

    /// Cisco marks an unset clock with `*` or `.` before the stamp.
    private static int stamp(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (from >= to) {
            return Stamps.NONE;
        }
        int i = bytes[from] == '*' || bytes[from] == '.' ? from + 1 : from;
        if (i < to && Decimals.isDigit(bytes[i])) {
            boolean joined = i + 10 < to && bytes[i + 10] == 'T';
            return joined ? Stamps.iso(bytes, i, to, clock, out) : Stamps.NONE;
        }
        return Stamps.bsd(bytes, i, to, clock, out);
    }

    /// @param from the end of the stamp
    /// @return where the message begins
    private static int hostAndTag(byte[] bytes, int from, int to, EventBuffer out) {
        if (from < to && bytes[from] == ':') {
            return skipBlanks(bytes, from + 1, to); // Cisco without a host: "Apr 15 2013 09:36:50: %ASA-..."
        }
        int host = from + (from < to && bytes[from] == ' ' ? 1 : 0);
        if (host < to && bytes[host] == ' ') {
            return tag(bytes, skipBlanks(bytes, host, to), to, out); // two blanks: the host was left out
        }
        int hostEnd = wordEnd(bytes, host, to);
        int id = skipBlanks(bytes, hostEnd, to);
        if (id > hostEnd && isProcessIdAlone(bytes, id, wordEnd(bytes, id, to))) {
            putAppName(bytes, host, hostEnd, out); // "sogod [26818]: ", without a host
            return skipBlanks(bytes, wordEnd(bytes, id, to), to);
        }
        if (tagEnd(bytes, host, hostEnd) > host || hostEnd > host && bytes[hostEnd - 1] == ':') {
            return tag(bytes, host, to, out);
        }
        if (hostEnd > host && bytes[host] == '[' && bytes[hostEnd - 1] == ']') {
            if (isName(bytes, host + 1, hostEnd - 1)) {
                putAppName(bytes, host + 1, hostEnd - 1, out); // metalog: "[sshd] ", without a host
            }
            return skipBlanks(bytes, hostEnd, to); // a Java thread
        }
        if (hostEnd == host || hostEnd - host > 255 || !isHost(bytes, host, hostEnd)) {
            return host;
        }
        putHost(bytes, host, hostEnd, out);
        return tag(bytes, skipBlanks(bytes, hostEnd, to), to, out);
    }

    /// No host is a number alone (MySQL writes its thread there) or in brackets (Java's).
    private static boolean isHost(byte[] bytes, int from, int to) {
        boolean digits = true;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '=' || bytes[i] == ',' || bytes[i] == '"' || bytes[i] == '|') {
                return false;
            }
            digits &= Decimals.isDigit(bytes[i]);
        }
        return !digits && bytes[from] != '[';
    }

    private static boolean isName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int letter = bytes[i] | 0x20;
            if ((letter < 'a' || letter > 'z') && (i == from || !Decimals.isDigit(bytes[i]) && bytes[i] != '-')) {
                return false;
            }
        }
        return to > from && to - from <= MAX_TAG;
    }

    /// Reads `sshd[123]:` or `sudo:`.
    private static int tag(byte[] bytes, int from, int to, EventBuffer out) {
        if (from + 1 < to && bytes[from] == ':' && bytes[from + 1] == ' ') {
            return skipBlanks(bytes, from + 2, to); // Cisco after a host: "fw1 : %ASA-..."
        }
        int wordEnd = wordEnd(bytes, from, to);
        int end = tagEnd(bytes, from, wordEnd);
        if (end == from) {
            return bracketed(bytes, from, wordEnd, to, out);
        }
        putAppName(bytes, from, end, out);
        int i = end;
        if (bytes[i] == '[') {
            int close = ByteSearch.indexOf(bytes, i, to, ']');
            putProcessId(bytes, i + 1, close, out);
            i = close + 1;
        }
        return skipBlanks(bytes, i < to && bytes[i] == ':' ? i + 1 : i, to);
    }

    /// Reads `[sshd]:`, as metalog writes it.
    private static int bracketed(byte[] bytes, int from, int wordEnd, int to, EventBuffer out) {
        boolean tag =
                wordEnd - from > 3 && wordEnd - from <= MAX_TAG && bytes[from] == '[' && bytes[wordEnd - 1] == ':';
        if (!tag || !isProcessId(bytes, from, wordEnd)) {
            return from;
        }
        putAppName(bytes, from + 1, wordEnd - 2, out);
        return skipBlanks(bytes, wordEnd, to);
    }

    /// Where the program's name ends if the word is a tag; else `from`.
    private static int tagEnd(byte[] bytes, int from, int wordEnd) {
        for (int i = from; i < wordEnd; i++) {
            int c = bytes[i];
            if (c == '[') {
                return i - from <= MAX_TAG && isProcessId(bytes, i, wordEnd) ? i : from;
            }
            if (c == ':' && i == wordEnd - 1) {
                return i - from <= MAX_TAG ? i : from;
            }
            if (c == '%' || c == '=' || c == '"' || c == '|' || c == ',' || c < 0) {
                return from;
            }
        }
        return from;
    }

    /// Whether the word is `[123]:`.
    private static boolean isProcessIdAlone(byte[] bytes, int from, int wordEnd) {
        boolean closed = wordEnd - from > 3 && bytes[from] == '[' && bytes[wordEnd - 1] == ':';
        return closed && bytes[wordEnd - 2] == ']' && Decimals.parse(bytes, from + 1, wordEnd - 2) >= 0;
    }

    /// Whether `[123]` or `[123]:` is all that is left of the word.
    private static boolean isProcessId(byte[] bytes, int open, int wordEnd) {
        int close = bytes[wordEnd - 1] == ':' ? wordEnd - 2 : wordEnd - 1;
        return close > open + 1 && bytes[close] == ']' && ByteSearch.indexOf(bytes, open, close, ']') == close;
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        return ByteSearch.indexOf(bytes, from, to, ' ');
    }

    private static int skipBlanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return i;
    }
}
