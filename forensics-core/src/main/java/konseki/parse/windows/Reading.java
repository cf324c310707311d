package konseki.parse.windows;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.Decimals;

/// One field of an event, the name under which Windows keeps it, and how it is written there. Immutable.
///
/// @param ecsName where Winlogbeat's modules move it to
record Reading(Field field, VendorName name, VendorName ecsName, How how) {

    /// How a value is written.
    enum How {
        TEXT,
        /// Decimal or `0x` hexadecimal.
        NUMBER,
        IP,
        /// `DOMAIN\name` or a name.
        ACCOUNT,
        /// `name@REALM` or a name.
        PRINCIPAL,
        /// A path, whose extension is wanted too.
        PATH,
        /// `SHA1=...,SHA256=...` or the digits alone.
        SHA256,
        /// `tcp`, or a number of IANA's list.
        TRANSPORT,
        /// `https://host/...` or `\\host\...`.
        HOST,
        /// Defender's `file:_C:\a; file:_C:\b`.
        RESOURCE,
        /// `HostApplication=...`, in any text of the event.
        HOST_APPLICATION;

        static How of(Field field) {
            return switch (field) {
                case USER_NAME, USER_TARGET_NAME -> ACCOUNT;
                case FILE_PATH -> PATH;
                case PROCESS_HASH_SHA256 -> SHA256;
                case NETWORK_TRANSPORT -> TRANSPORT;
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
    private static final Slice HOST_APPLICATION_IS = Slice.of("HostApplication=");
    private static final Slice RESOURCE_START = Slice.of(":_");
    private static final int LONGEST_EXTENSION = 64;

    Reading(Field field, String name, How how) {
        this(field, VendorName.of(name), VendorName.of(field.ecsName()), how);
    }

    /// Sets the field, unless it is set or the event does not say.
    ///
    /// @param ecs whether Winlogbeat may have moved the value to its ECS name
    void read(EventBuffer out, boolean ecs) {
        if (out.has(field)) {
            return;
        }
        if (how == How.HOST_APPLICATION) {
            readHostApplication(out);
            return;
        }
        Slice value = out.vendor(name);
        if (value.isEmpty() && ecs) {
            value = out.vendor(ecsName);
        }
        if (value.isEmpty() || value.length() == 1 && value.at(0) == '-') {
            return;
        }
        readValue(value.bytes(), value.offset(), value.end(), out);
    }

    private void readValue(byte[] bytes, int from, int to, EventBuffer out) {
        switch (how) {
            case TEXT -> readText(bytes, from, to, out);
            case NUMBER -> readNumber(bytes, from, to, out);
            case IP -> IpAddress.parse(bytes, from, to, out, field);
            case ACCOUNT -> readAccount(bytes, from, to, out);
            case PRINCIPAL -> {
                int at = indexOf('@', bytes, from, to);
                out.text(field, bytes, from, at > from ? at : to);
            }
            case PATH -> readPath(bytes, from, to, out);
            case SHA256 -> readSha256(bytes, from, to, out);
            case TRANSPORT -> readTransport(bytes, from, to, out);
            case HOST -> readHost(bytes, from, to, out);
            case RESOURCE -> readResource(bytes, from, to, out);
            case HOST_APPLICATION -> throw new AssertionError();
        }
    }

    private void readText(byte[] bytes, int from, int to, EventBuffer out) {
        if (field != Field.USER_ID || !is(NO_ONE, bytes, from, to)) {
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

    private void readAccount(byte[] bytes, int from, int to, EventBuffer out) {
        int backslash = indexOf('\\', bytes, from, to);
        if (backslash < 0 || backslash + 1 == to) {
            out.text(field, bytes, from, to);
            return;
        }
        out.text(field, bytes, backslash + 1, to);
        if (backslash > from && !out.has(Field.USER_DOMAIN)) {
            out.text(Field.USER_DOMAIN, bytes, from, backslash);
        }
    }

    private void readPath(byte[] bytes, int from, int to, EventBuffer out) {
        out.text(field, bytes, from, to);
        int base = to;
        while (base > from && bytes[base - 1] != '\\' && bytes[base - 1] != '/') {
            base--;
        }
        // a.zip:Zone.Identifier is a stream of a.zip.
        int stream = indexOf(':', bytes, base, to);
        int end = stream < 0 ? to : stream;
        int dot = end - 1;
        while (dot > base && bytes[dot] != '.') {
            dot--;
        }
        if (dot > base && dot + 1 < end && end - dot <= LONGEST_EXTENSION) {
            out.text(Field.FILE_EXTENSION, bytes, dot + 1, end);
        }
    }

    private void readSha256(byte[] bytes, int from, int to, EventBuffer out) {
        int at = indexOf(SHA256_IS, bytes, from, to);
        int start = at < 0 ? from : at + SHA256_IS.length();
        int end = indexOf(',', bytes, start, to);
        end = end < 0 ? to : end;
        if (end - start == 64) {
            out.text(field, bytes, start, end);
        }
    }

    private void readTransport(byte[] bytes, int from, int to, EventBuffer out) {
        long number = Decimals.parse(bytes, from, to);
        if (number == 6) {
            out.text(field, TCP);
        } else if (number == 17) {
            out.text(field, UDP);
        } else if (number == 1 || number == 58) {
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
        if (start > from && end > start) {
            out.text(field, bytes, start, end);
        }
    }

    private void readResource(byte[] bytes, int from, int to, EventBuffer out) {
        int end = indexOf(';', bytes, from, to);
        end = end < 0 ? to : end;
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

    private static int indexOf(char wanted, byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
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
