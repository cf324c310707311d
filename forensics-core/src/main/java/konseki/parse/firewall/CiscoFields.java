package konseki.parse.firewall;

import static konseki.parse.KeyValues.valueFrom;
import static konseki.parse.KeyValues.valueTo;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.FieldReading;
import konseki.parse.ReadingTable;
import konseki.parse.UrlPaths;
import konseki.parse.UserNames;

/// Sets the fields from what a sentence of [CiscoForms] captured. Stateless.
///
/// - The record of a session's end does not say who began it. It names the side of the less trusted interface first, as
///   the record of the begin does; the side with a port below 1024 facing one from 1024 on is taken as the destination,
///   else the second.
/// - Its `bytes` are of both directions together: each side may have sent all or nothing.
/// - Of a VPN session, `xmt` went from the device to the client, who is the source.
final class CiscoFields {
    private static final int LAST_RESERVED_PORT = 1023;
    private static final FieldReading TRANSPORT =
            new FieldReading(Field.NETWORK_TRANSPORT, "protocol", FieldReading.How.TRANSPORT);
    private static final Slice ICMP = Slice.of("icmp");
    private static final byte[] CONNECTION = {'i', 'd'};

    private CiscoFields() {}

    static void put(CiscoForms.Form form, byte[] bytes, long[] slots, EventBuffer out) {
        out.text(Field.EVENT_CATEGORY, form.category());
        long word = slots[CiscoForms.ACTION];
        if (word != 0) {
            out.text(Field.EVENT_ACTION, bytes, valueFrom(word), valueTo(word));
        } else {
            out.text(Field.EVENT_ACTION, form.action());
        }
        putSides(form, bytes, slots, out);
        if (form.type().isAbsent()) {
            ReadingTable.putDecision(ActionWords.INFO, out);
        } else {
            out.text(Field.EVENT_TYPE, form.type());
            if (!form.outcome().isAbsent()) {
                out.text(Field.EVENT_OUTCOME, form.outcome());
            }
        }
        long protocol = slots[CiscoForms.PROTOCOL];
        if (protocol != 0) {
            TRANSPORT.readValue(bytes, valueFrom(protocol), valueTo(protocol), out);
        }
        if (out.written(Field.NETWORK_TRANSPORT).sameAs(ICMP)) {
            out.remove(Field.SOURCE_PORT); // what stands there is the identifier or the type
            out.remove(Field.DESTINATION_PORT);
        }
        if (form.isTraffic()) {
            out.remove(Field.HOST_NAME); // a relay's header names the firewall, which a session is not about
        }
        putUser(bytes, slots[CiscoForms.USER], out);
        putCounters(bytes, slots, out);
        putRest(bytes, slots, out);
    }

    private static void putSides(CiscoForms.Form form, byte[] bytes, long[] slots, EventBuffer out) {
        long a = slots[CiscoForms.A];
        long b = slots[CiscoForms.B];
        long way = slots[CiscoForms.WAY];
        boolean outbound = way != 0 && bytes[valueFrom(way)] == 'o';
        long protocol = slots[CiscoForms.PROTOCOL];
        boolean ended = form.type() == ActionWords.END && protocol != 0 && (bytes[valueFrom(protocol)] | 0x20) != 'i';
        boolean swap = outbound || ended && isServer(bytes, a) && !isServer(bytes, b);
        endpoint(bytes, swap ? b : a, Field.SOURCE_IP, Field.SOURCE_PORT, out);
        endpoint(bytes, swap ? a : b, Field.DESTINATION_IP, Field.DESTINATION_PORT, out);
        address(bytes, slots[CiscoForms.NAT], Field.SOURCE_NAT_IP, out);
        long mappedA = slots[CiscoForms.MAPPED_A];
        long mappedB = slots[CiscoForms.MAPPED_B];
        translated(bytes, swap ? mappedB : mappedA, Field.SOURCE_NAT_IP, Field.SOURCE_IP, out);
        translated(bytes, swap ? mappedA : mappedB, Field.DESTINATION_NAT_IP, Field.DESTINATION_IP, out);
        long userA = slots[CiscoForms.USER_A];
        if (userA != 0 && !(swap && slots[CiscoForms.USER] != 0)) {
            slots[CiscoForms.USER] = userA;
        }
    }

    /// A translation to the same address is none.
    private static void translated(byte[] bytes, long slot, Field field, Field real, EventBuffer out) {
        boolean same = slot != 0
                && address(bytes, slot, field, out) > 0
                && out.ipHigh(field) == out.ipHigh(real)
                && out.ipLow(field) == out.ipLow(real);
        if (same) {
            out.remove(field);
        }
    }

    private static boolean isServer(byte[] bytes, long slot) {
        int port = port(bytes, addressEnd(bytes, addressStart(bytes, slot), valueTo(slot)), valueTo(slot));
        return port > 0 && port <= LAST_RESERVED_PORT;
    }

    /// `outside:192.0.2.1/443(user)`, `inside/192.0.2.1(443)`, `192.0.2.1`, `192.0.2.1:500`, `name@192.0.2.1`.
    private static void endpoint(byte[] bytes, long slot, Field address, Field port, EventBuffer out) {
        int end = slot == 0 ? 0 : address(bytes, slot, address, out);
        int number = end == 0 ? -1 : port(bytes, end, valueTo(slot));
        if (number > 0) {
            out.number(port, number);
        }
    }

    /// @return where the address ends, 0 if there is none
    private static int address(byte[] bytes, long slot, Field field, EventBuffer out) {
        int start = addressStart(bytes, slot);
        int end = addressEnd(bytes, start, valueTo(slot));
        return IpAddress.parse(bytes, start, end, out, field) ? end : 0;
    }

    /// Behind the name of an interface.
    private static int addressStart(byte[] bytes, long slot) {
        int from = valueFrom(slot);
        int to = valueTo(slot);
        int end = from;
        while (end < to && bytes[end] != '(' && bytes[end] != ' ') {
            end++;
        }
        int at = ByteSearch.lastIndexOf(bytes, from, end, '@');
        int i = Math.max(from, at + 1);
        int slash = ByteSearch.indexOf(bytes, i, end, '/');
        boolean named = slash < end && !hasAddressByte(bytes, i, slash) && slash + 1 < end;
        if (named) {
            return slash + 1; // inside/192.0.2.1(443)
        }
        int colon = ByteSearch.indexOf(bytes, i, slash, ':');
        boolean six =
                colon < slash && ByteSearch.indexOf(bytes, colon + 1, slash, ':') < slash && isHex(bytes, i, colon);
        boolean four = colon < slash && Decimals.isDigit(bytes[i]) && ByteSearch.indexOf(bytes, i, colon, '.') < colon;
        return colon < slash && !six && !four ? colon + 1 : i;
    }

    private static boolean hasAddressByte(byte[] bytes, int from, int to) {
        return ByteSearch.indexOf(bytes, from, to, '.') < to || ByteSearch.indexOf(bytes, from, to, ':') < to;
    }

    private static boolean isHex(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int addressEnd(byte[] bytes, int from, int to) {
        int i = from;
        boolean four = false;
        while (i < to && bytes[i] != '/' && bytes[i] != '(' && bytes[i] != ' ' && !(four && bytes[i] == ':')) {
            four |= bytes[i] == '.';
            i++;
        }
        return i;
    }

    /// The number behind the address, or -1.
    private static int port(byte[] bytes, int from, int to) {
        int i = from + 1;
        while (i < to && Decimals.isDigit(bytes[i])) {
            i++;
        }
        return from >= to ? -1 : Decimals.parsePort(bytes, from + 1, i);
    }

    /// ` (LOCAL\name)`, `<name>` or a name.
    private static void putUser(byte[] bytes, long slot, EventBuffer out) {
        int from = valueFrom(slot);
        int to = valueTo(slot);
        while (from < to && (bytes[from] == ' ' || bytes[from] == '(' || bytes[from] == '<')) {
            from++;
        }
        int end = from;
        while (end < to && bytes[end] != ')' && bytes[end] != '>') {
            end++;
        }
        UserNames.put(bytes, from, end, out);
    }

    private static void putCounters(byte[] bytes, long[] slots, EventBuffer out) {
        long total = number(bytes, slots[CiscoForms.BYTES]);
        if (total >= 0) {
            ReadingTable.putTotal(total, out);
        }
        long sent = number(bytes, slots[CiscoForms.SENT]);
        long received = number(bytes, slots[CiscoForms.RECEIVED]);
        if (sent >= 0 && received >= 0) {
            out.number(Field.DESTINATION_BYTES, sent);
            out.number(Field.SOURCE_BYTES, received);
        }
        long duration = slots[CiscoForms.DURATION];
        long seconds = duration == 0 ? -1 : seconds(bytes, valueFrom(duration), valueTo(duration));
        if (seconds >= 0) {
            out.number(Field.EVENT_DURATION, seconds * Timestamp.SECOND);
        }
    }

    private static long number(byte[] bytes, long slot) {
        return slot == 0 ? -1 : Decimals.parse(bytes, valueFrom(slot), valueTo(slot));
    }

    /// `0:02:05`, `2h:28m:09s`, `1d 2h:28m:09s`; -1 for anything else.
    private static long seconds(byte[] bytes, int from, int to) {
        long days = 0;
        long total = 0;
        long part = 0;
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (Decimals.isDigit(c)) {
                part = part * 10 + c - '0';
            } else if (c == 'd') {
                days = part;
                part = 0;
            } else if (c == ':') {
                total = (total + part) * 60;
                part = 0;
            } else if (c != 'h' && c != 'm' && c != 's' && c != ' ') {
                return -1;
            }
            if (part > Integer.MAX_VALUE || total > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return days * 86_400 + total + part;
    }

    private static void putRest(byte[] bytes, long[] slots, EventBuffer out) {
        long command = slots[CiscoForms.COMMAND];
        if (command != 0) {
            out.text(Field.PROCESS_COMMAND_LINE, bytes, valueFrom(command), valueTo(command));
        }
        long object = slots[CiscoForms.OBJECT];
        if (object != 0) {
            boolean quoted = bytes[valueFrom(object)] == '"';
            int from = quoted || bytes[valueFrom(object)] == ' ' ? valueFrom(object) + 1 : valueFrom(object);
            out.text(
                    Field.OBJECT,
                    bytes,
                    from,
                    quoted ? ByteSearch.indexOf(bytes, from, valueTo(object), '"') : valueTo(object));
        }
        long url = slots[CiscoForms.URL];
        if (url != 0) {
            int host = UrlPaths.hostStart(bytes, valueFrom(url), valueTo(url));
            out.text(Field.DESTINATION_DOMAIN, bytes, host, UrlPaths.hostEnd(bytes, host, valueTo(url)));
            UrlPaths.put(bytes, valueFrom(url), valueTo(url), out);
        }
        long id = slots[CiscoForms.ID];
        if (id != 0) {
            out.vendor(CONNECTION, 0, CONNECTION.length, bytes, valueFrom(id), valueTo(id));
        }
    }
}
