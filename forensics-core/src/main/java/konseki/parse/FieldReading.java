package konseki.parse;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.VendorName;

/// One field of an event, the name of the value that says it, and how that is written. Immutable.
///
/// @param name    of a vendor field
/// @param ecsName the field's own name, under which a log shipper may have put it
public record FieldReading(Field field, VendorName name, VendorName ecsName, How how) {

    /// How a value is written.
    public enum How {
        TEXT,
        /// Decimal or `0x` hexadecimal.
        NUMBER,
        /// A decimal number that other sources write in hexadecimal digits: a logon's identifier.
        HEX,
        IP,
        /// `DOMAIN\name` or a name.
        ACCOUNT,
        /// The same, where the backslash may be doubled.
        USER,
        /// `name@REALM` or a name.
        PRINCIPAL,
        /// A path, whose extension is wanted too.
        PATH,
        /// A path of which only the extension is wanted.
        EXTENSION,
        /// `SHA1=...,SHA256=...` or the digits alone.
        SHA256,
        /// `tcp`, `TcpV4`, or a number of IANA's list.
        TRANSPORT,
        /// `https://host/...`, `\\host\...` or `host`.
        HOST,
        /// A URL or a path: what stands before the query, and the host, where it names one.
        URL,
        /// What stands behind the last blank: `type: 28 www.example.net`.
        LAST_WORD,
        /// Seconds, with a fraction or an exponent, as nanoseconds.
        SECONDS,
        /// Milliseconds, as nanoseconds.
        MILLIS,
        /// Microseconds, as nanoseconds.
        MICROS,
        /// Defender's `file:_C:\a; file:_C:\b`.
        RESOURCE,
        /// `HostApplication=...`, in any text of the event.
        HOST_APPLICATION;

        public static How of(Field field) {
            return switch (field) {
                case USER_NAME, USER_TARGET_NAME -> ACCOUNT;
                case FILE_PATH -> PATH;
                case FILE_OLD_EXTENSION -> EXTENSION;
                case PROCESS_HASH_SHA256 -> SHA256;
                case NETWORK_TRANSPORT -> TRANSPORT;
                case URL_PATH -> URL;
                default ->
                    switch (field.kind()) {
                        case IP -> IP;
                        case NUMBER -> NUMBER;
                        case KEYWORD, TEXT -> TEXT;
                    };
            };
        }
    }

    private static final Slice TCP = Slice.of("tcp");
    private static final Slice UDP = Slice.of("udp");
    private static final Slice ICMP = Slice.of("icmp");
    private static final Slice SHA256_IS = Slice.of("SHA256=");
    private static final Slice NO_ONE = Slice.of("S-1-0-0");
    private static final Slice NO_SESSION = Slice.of("0x0");
    private static final Slice HOST_APPLICATION_IS = Slice.of("HostApplication=");
    private static final Slice RESOURCE_START = Slice.of(":_");
    private static final int LONGEST_EXTENSION = 64;

    public FieldReading(Field field, String name, How how) {
        this(field, VendorName.of(name), VendorName.of(field.ecsName()), how);
    }

    /// Sets the field, unless it is set or the event does not say: an empty value, a lone `-` and `N/A` say nothing.
    ///
    /// @param ecs whether the value may stand under the field's own name
    public void read(EventBuffer out, boolean ecs) {
        if (out.has(field)) {
            return;
        }
        if (how == How.HOST_APPLICATION) {
            readHostApplication(out);
            return;
        }
        readOver(out, ecs);
    }

    /// Sets the field, whether it is set or not, if the event says.
    ///
    /// @return whether it does
    boolean readOver(EventBuffer out, boolean ecs) {
        Slice value = out.vendor(name);
        if (value.isEmpty() && ecs) {
            value = out.vendor(ecsName);
        }
        if (value.isEmpty() || isNothing(value)) {
            return false;
        }
        readValue(value.bytes(), value.offset(), value.end(), out);
        return true;
    }

    private static boolean isNothing(Slice value) {
        return value.length() == 1 && value.at(0) == '-'
                || value.length() == 3 && value.at(0) == 'N' && value.at(1) == '/' && value.at(2) == 'A';
    }

    /// Sets the field from a value that stands there.
    public void readValue(byte[] bytes, int from, int to, EventBuffer out) {
        switch (how) {
            case TEXT -> readText(bytes, from, to, out);
            case NUMBER -> readNumber(bytes, from, wholeEnd(bytes, from, to), out);
            case HEX -> readHex(bytes, from, to, out);
            case IP -> readAddress(bytes, from, to, out);
            case ACCOUNT -> readAccount(bytes, from, to, out);
            case USER -> UserNames.put(bytes, from, to, out);
            case PRINCIPAL -> {
                int at = ByteSearch.indexOf(bytes, from, to, '@');
                out.text(field, bytes, from, at > from ? at : to);
            }
            case PATH -> readPath(bytes, from, to, out);
            case EXTENSION -> readExtension(field, bytes, from, to, out);
            case SHA256 -> readSha256(bytes, from, to, out);
            case TRANSPORT -> readTransport(bytes, from, wholeEnd(bytes, from, to), out);
            case HOST -> readHost(bytes, from, to, out);
            case LAST_WORD -> {
                int blank = ByteSearch.lastIndexOf(bytes, from, to, ' ');
                out.text(field, bytes, blank + 1 < to ? Math.max(from, blank + 1) : from, to);
            }
            case URL -> readUrl(bytes, from, to, out);
            case SECONDS -> readDuration(9, bytes, from, to, out);
            case MILLIS -> readDuration(6, bytes, from, to, out);
            case MICROS -> readDuration(3, bytes, from, to, out);
            case RESOURCE -> readResource(bytes, from, to, out);
            case HOST_APPLICATION -> throw new AssertionError();
        }
    }

    private void readText(byte[] bytes, int from, int to, EventBuffer out) {
        boolean nobody = field == Field.USER_ID && is(NO_ONE, bytes, from, to)
                || field == Field.WINLOG_LOGON_ID && is(NO_SESSION, bytes, from, to);
        if (!nobody) {
            out.text(field, bytes, from, to);
        }
    }

    private void readNumber(byte[] bytes, int from, int to, EventBuffer out) {
        long number = Numerals.bits(bytes, from, to);
        boolean port = field == Field.SOURCE_PORT || field == Field.DESTINATION_PORT;
        if (number >= (port ? 1 : 0) && (!port || number <= 0xffff)) {
            out.number(field, number);
        }
    }

    /// 0.0.0.0 is written for no translation.
    private void readAddress(byte[] bytes, int from, int to, EventBuffer out) {
        boolean read = IpAddress.parse(bytes, from, to, out, field);
        boolean translated = field == Field.SOURCE_NAT_IP || field == Field.DESTINATION_NAT_IP;
        if (read && translated && IpAddress.isUnspecified(out.ipHigh(field), out.ipLow(field))) {
            out.remove(field);
        }
    }

    /// Without `.0`, which is what some JSON writers make of whole numbers.
    private static int wholeEnd(byte[] bytes, int from, int to) {
        return to - from > 2 && bytes[to - 1] == '0' && bytes[to - 2] == '.' ? to - 2 : to;
    }

    private void readHex(byte[] bytes, int from, int to, EventBuffer out) {
        long number = Decimals.parse(bytes, from, to);
        if (number < 0) {
            out.text(field, bytes, from, to);
            return;
        }
        int start = out.scratchEnd();
        out.append('0');
        out.append('x');
        int digits = Math.max(1, (Long.SIZE + 3 - Long.numberOfLeadingZeros(number)) / 4);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(Character.forDigit((int) (number >>> shift) & 15, 16));
        }
        out.text(field, out.scratch(), start, out.scratchEnd());
    }

    private void readAccount(byte[] bytes, int from, int to, EventBuffer out) {
        int backslash = ByteSearch.indexOf(bytes, from, to, '\\');
        if (backslash + 1 >= to) {
            out.text(field, bytes, from, to);
            return;
        }
        boolean doubled = backslash + 2 < to && bytes[backslash + 1] == '\\';
        out.text(field, bytes, doubled ? backslash + 2 : backslash + 1, to);
        if (backslash > from && !out.has(Field.USER_DOMAIN)) {
            out.text(Field.USER_DOMAIN, bytes, from, backslash);
        }
    }

    private void readPath(byte[] bytes, int from, int to, EventBuffer out) {
        out.text(field, bytes, from, to);
        readExtension(Field.FILE_EXTENSION, bytes, from, to, out);
    }

    /// Sets `field` from what follows the last dot of a path's last part, if anything does.
    public static void readExtension(Field field, byte[] bytes, int from, int to, EventBuffer out) {
        int base = to;
        while (base > from && bytes[base - 1] != '\\' && bytes[base - 1] != '/') {
            base--;
        }
        // a.zip:Zone.Identifier is a stream of a.zip.
        int end = ByteSearch.indexOf(bytes, base, to, ':');
        int dot = ByteSearch.lastIndexOf(bytes, base, end, '.');
        if (dot > base && dot + 1 < end && end - dot <= LONGEST_EXTENSION) {
            out.text(field, bytes, dot + 1, end);
        }
    }

    private void readSha256(byte[] bytes, int from, int to, EventBuffer out) {
        int at = indexOf(SHA256_IS, bytes, from, to);
        int start = at < 0 ? from : at + SHA256_IS.length();
        int end = ByteSearch.indexOf(bytes, start, to, ',');
        if (end - start == 64) {
            out.text(field, bytes, start, end);
        }
    }

    /// A number, or a name that may say the version of IP too (`TcpV4`).
    private void readTransport(byte[] bytes, int from, int to, EventBuffer out) {
        if (TransportNames.putNumber(bytes, from, to, out)) {
            return;
        }
        int letters =
                to - from < 3 ? 0 : (bytes[from] | 0x20) << 16 | (bytes[from + 1] | 0x20) << 8 | bytes[from + 2] | 0x20;
        if (letters == ('t' << 16 | 'c' << 8 | 'p')) {
            out.text(field, TCP);
        } else if (letters == ('u' << 16 | 'd' << 8 | 'p')) {
            out.text(field, UDP);
        } else if (letters == ('i' << 16 | 'c' << 8 | 'm')
                || letters == ('i' << 16 | 'p' << 8 | 'v') && to - from > 4) {
            out.text(field, ICMP);
        } else {
            out.text(field, bytes, from, to);
        }
    }

    private void readHost(byte[] bytes, int from, int to, EventBuffer out) {
        int start = from;
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == bytes[i + 1] && (bytes[i] == '/' || bytes[i] == '\\')) {
                start = i + 2;
                break;
            }
        }
        int end = start;
        while (end < to && bytes[end] != '/' && bytes[end] != '\\' && bytes[end] != ':') {
            end++;
        }
        boolean isDrive = end == start + 1;
        if (end > start && !isDrive) {
            out.text(field, bytes, start, end);
        }
    }

    private static void readUrl(byte[] bytes, int from, int to, EventBuffer out) {
        UrlPaths.put(bytes, from, to, out);
        int host = UrlPaths.hostStart(bytes, from, to);
        int end = UrlPaths.hostEnd(bytes, host, to);
        if (host > from && end > host && !out.has(Field.DESTINATION_DOMAIN)) {
            out.text(Field.DESTINATION_DOMAIN, bytes, host, end);
        }
    }

    private void readDuration(int nanosPower, byte[] bytes, int from, int to, EventBuffer out) {
        long nanos = Decimals.scaled(bytes, from, to, nanosPower);
        if (nanos >= 0) {
            out.number(field, nanos);
        }
    }

    private void readResource(byte[] bytes, int from, int to, EventBuffer out) {
        int end = ByteSearch.indexOf(bytes, from, to, ';');
        int kind = indexOf(RESOURCE_START, bytes, from, end);
        readPath(bytes, kind < 0 ? from : kind + 2, end, out);
    }

    private void readHostApplication(EventBuffer out) {
        for (int i = 0; i < out.vendorCount() && !out.has(field); i++) {
            Slice value = out.vendorValue(i);
            byte[] bytes = value.bytes();
            int at = indexOf(HOST_APPLICATION_IS, bytes, value.offset(), value.end());
            if (at >= 0) {
                int from = at + HOST_APPLICATION_IS.length();
                int to = from;
                while (to < value.end() && bytes[to] != '\r' && bytes[to] != '\n') {
                    to++;
                }
                if (to > from) {
                    out.text(field, bytes, from, to);
                }
            }
        }
    }

    private static boolean is(Slice wanted, byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, wanted.bytes(), wanted.offset(), wanted.end());
    }

    private static int indexOf(Slice wanted, byte[] bytes, int from, int to) {
        byte first = wanted.at(0);
        for (int i = from; i <= to - wanted.length(); i++) {
            if (bytes[i] == first && is(wanted, bytes, i, i + wanted.length())) {
                return i;
            }
        }
        return -1;
    }
}
