package konseki.parse.windows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ByteSearch;

/// The XML of an event inside a JSON value or a column, as Azure exports it: its data become vendor fields.
///
/// Reads `<Data Name='LogonType'>3</Data>` and the few elements of `System` whose text is wanted, wherever they stand;
/// no document type, no external entity, nothing nested. A text without a name is skipped.
final class EventXml {
    private static final VendorName[] CARRIERS = {
        VendorName.of("properties.RawXml"), VendorName.of("RawXml"), VendorName.of("EventData")
    };
    private static final byte[] DATA = bytes("Data Name=");
    private static final byte[][] SYSTEM = {bytes("Computer"), bytes("EventRecordID")};
    private static final byte[][] ENTITIES = {bytes("lt"), bytes("gt"), bytes("amp"), bytes("quot"), bytes("apos")};
    private static final String MEANINGS = "<>&\"'";

    private EventXml() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Adds what the event's XML says, if it carries one.
    static void read(EventBuffer out) {
        for (VendorName name : CARRIERS) {
            Slice xml = out.vendor(name);
            if (!xml.isEmpty() && xml.at(0) == '<') {
                readElements(xml.bytes(), xml.offset(), xml.end(), out);
                return;
            }
        }
    }

    private static void readElements(byte[] xml, int from, int to, EventBuffer out) {
        int i = ByteSearch.indexOf(xml, from, to, '<');
        while (i < to) {
            int text = startsWith(xml, i + 1, to, DATA) ? readData(xml, i + 1 + DATA.length, to, out) : i;
            if (text == i) {
                readSystem(xml, i + 1, to, out);
            }
            i = ByteSearch.indexOf(xml, Math.max(text, i + 1), to, '<');
        }
    }

    /// @param quote where the name's quote should be
    /// @return where the text ends
    private static int readData(byte[] xml, int quote, int to, EventBuffer out) {
        if (quote >= to || xml[quote] != '\'' && xml[quote] != '"') {
            return quote;
        }
        int nameEnd = ByteSearch.indexOf(xml, quote + 1, to, xml[quote]);
        int tagEnd = ByteSearch.indexOf(xml, nameEnd, to, '>');
        if (tagEnd == to || xml[tagEnd - 1] == '/') {
            return tagEnd;
        }
        int end = ByteSearch.indexOf(xml, tagEnd, to, '<');
        put(xml, quote + 1, nameEnd, xml, tagEnd + 1, end, out);
        return end;
    }

    private static void readSystem(byte[] xml, int from, int to, EventBuffer out) {
        for (byte[] name : SYSTEM) {
            int text = from + name.length + 1;
            if (text < to && startsWith(xml, from, to, name) && xml[text - 1] == '>') {
                put(name, 0, name.length, xml, text, ByteSearch.indexOf(xml, text, to, '<'), out);
            }
        }
    }

    private static void put(byte[] name, int nameFrom, int nameTo, byte[] xml, int from, int to, EventBuffer out) {
        int entity = ByteSearch.indexOf(xml, from, to, '&');
        if (entity == to) {
            out.vendor(name, nameFrom, nameTo, xml, from, to);
            return;
        }
        int start = out.scratchEnd();
        out.append(xml, from, entity);
        unescape(xml, entity, to, out);
        out.vendor(name, nameFrom, nameTo, out.scratch(), start, out.scratchEnd());
    }

    private static void unescape(byte[] xml, int from, int to, EventBuffer out) {
        int i = from;
        while (i < to) {
            int end = xml[i] == '&' ? ByteSearch.indexOf(xml, i, Math.min(to, i + 10), ';') : to;
            int meant = end < Math.min(to, i + 10) ? codePoint(xml, i + 1, end) : -1;
            if (meant < 0) {
                out.append(xml[i++]);
            } else {
                out.appendCodePoint(meant);
                i = end + 1;
            }
        }
    }

    /// What the entity `xml[from, to)` stands for, or -1.
    private static int codePoint(byte[] xml, int from, int to) {
        if (to - from >= 2 && xml[from] == '#') {
            boolean hex = xml[from + 1] == 'x';
            int value = 0;
            for (int i = from + (hex ? 2 : 1); i < to; i++) {
                int digit = Character.digit(xml[i], hex ? 16 : 10);
                if (digit < 0 || value > Character.MAX_CODE_POINT) {
                    return -1;
                }
                value = value * (hex ? 16 : 10) + digit;
            }
            return value <= Character.MAX_CODE_POINT ? value : -1;
        }
        for (int i = 0; i < ENTITIES.length; i++) {
            if (ENTITIES[i].length == to - from && startsWith(xml, from, to, ENTITIES[i])) {
                return MEANINGS.charAt(i);
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] xml, int from, int to, byte[] wanted) {
        return to - from >= wanted.length && Arrays.equals(xml, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
