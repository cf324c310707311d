package konseki.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.parse.ByteSearch;
import konseki.parse.ParseLimits;

/// The XML of an event as vendor fields, by the names that [PlanCompiler] gives them. No document type, no entity but
/// the five of XML and numbered characters. Belongs to one worker; allocates nothing.
final class XmlFields {
    private static final int MAX_NAME_BYTES = 512;
    private static final int DEEPEST = ParseLimits.MAX_DEPTH;
    private static final byte[] ATTRIBUTES = bytes("#attributes.");
    private static final byte[] TEXT = bytes("#text");
    private static final byte[] DATA = bytes("Data");
    private static final byte[] NAME = bytes("Name");
    private static final byte[] EVENT_DATA = bytes("Event.EventData");
    private static final byte[] USER_DATA = bytes("Event.UserData.");
    private static final byte[] CDATA = bytes("<![CDATA[");
    private static final byte[] CDATA_END = bytes("]]>");
    private static final byte[] COMMENT = bytes("<!--");
    private static final byte[] COMMENT_END = bytes("-->");
    private static final int FAILED = -1;

    private byte[] xml = new byte[0];
    private int to;
    private EventBuffer out = new EventBuffer();
    /// Names one behind the other: of each open element its own, and what names inside it begin with.
    private final byte[] path = new byte[2 * DEEPEST * MAX_NAME_BYTES];
    private final int[] pathFrom = new int[DEEPEST];
    private final int[] pathTo = new int[DEEPEST];
    private final int[] insideFrom = new int[DEEPEST];
    private final int[] insideTo = new int[DEEPEST];
    private final int[] contentFrom = new int[DEEPEST];
    private final boolean[] hasAttributes = new boolean[DEEPEST];
    private final boolean[] isData = new boolean[DEEPEST];
    private final boolean[] isNamed = new boolean[DEEPEST];
    private final boolean[] hasChildren = new boolean[DEEPEST];
    private int depth;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads the element at `from`.
    ///
    /// @return whether it is well formed as far as it was looked at
    boolean read(byte[] newXml, int from, int newTo, EventBuffer newOut) {
        xml = newXml;
        to = newTo;
        out = newOut;
        depth = -1;
        int at = from;
        do {
            at = at < to ? piece(at) : FAILED;
        } while (at >= 0 && depth >= 0);
        return at >= 0;
    }

    /// Reads one tag, and passes over the text before it.
    ///
    /// @return behind it, or [#FAILED]
    private int piece(int from) {
        int tag = ByteSearch.indexOf(xml, from, to, '<');
        if (tag + 1 >= to) {
            return FAILED;
        }
        if (startsWith(CDATA, tag)) {
            return behind(CDATA_END, tag);
        }
        if (startsWith(COMMENT, tag)) {
            return behind(COMMENT_END, tag);
        }
        return switch (xml[tag + 1]) {
            case '!' -> FAILED;
            case '?' -> behind(new byte[] {'?', '>'}, tag);
            case '/' -> close(tag);
            default -> open(tag);
        };
    }

    private boolean startsWith(byte[] wanted, int at) {
        return at + wanted.length <= to && Arrays.equals(xml, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private int behind(byte[] end, int from) {
        for (int i = from; i + end.length <= to; i++) {
            if (startsWith(end, i)) {
                return i + end.length;
            }
        }
        return FAILED;
    }

    private int open(int tag) {
        if (depth + 1 == DEEPEST) {
            return FAILED;
        }
        int prefixFrom = depth < 0 ? 0 : insideFrom[depth];
        int prefixTo = depth < 0 ? 0 : insideTo[depth];
        int start = depth < 0 ? 0 : Math.max(pathTo[depth], insideTo[depth]);
        if (depth >= 0) {
            hasChildren[depth] = true;
        }
        depth++;
        int nameEnd = nameEnd(tag + 1);
        pathFrom[depth] = start;
        pathTo[depth] = join(prefixFrom, prefixTo, tag + 1, nameEnd, start);
        hasAttributes[depth] = false;
        isNamed[depth] = false;
        hasChildren[depth] = false;
        insideFrom[depth] = pathTo[depth];
        insideTo[depth] = pathTo[depth];
        if (!isWrapper(start, pathTo[depth])) {
            insideTo[depth] = join(start, pathTo[depth], 0, 0, pathTo[depth]);
            path[insideTo[depth]++] = '.';
        }
        isData[depth] = equal(DATA, xml, tag + 1, nameEnd);
        int at = skipBlank(nameEnd);
        while (at >= 0 && at < to && xml[at] != '>' && xml[at] != '/') {
            at = attribute(at, isData[depth], prefixFrom, prefixTo);
        }
        if (at < 0 || at >= to) {
            return FAILED;
        }
        if (xml[at] == '>') {
            contentFrom[depth] = at + 1;
            return at + 1;
        }
        if (at + 1 >= to || xml[at + 1] != '>') {
            return FAILED;
        }
        contentFrom[depth] = at;
        text(at);
        depth--;
        return at + 2;
    }

    private boolean isWrapper(int from, int end) {
        int parent = from + USER_DATA.length;
        return equal(EVENT_DATA, path, from, end)
                || end > parent
                        && equal(USER_DATA, path, from, parent)
                        && ByteSearch.indexOf(path, parent, end, '.') == end;
    }

    private static boolean equal(byte[] wanted, byte[] bytes, int from, int end) {
        return Arrays.equals(bytes, from, end, wanted, 0, wanted.length);
    }

    /// Writes a prefix, itself in the path, and a name to the path at `target`; at most [#MAX_NAME_BYTES].
    private int join(int prefixFrom, int prefixTo, int nameFrom, int nameTo, int target) {
        int prefix = Math.min(prefixTo - prefixFrom, MAX_NAME_BYTES - 1);
        System.arraycopy(path, prefixFrom, path, target, prefix);
        int name = Math.min(nameTo - nameFrom, MAX_NAME_BYTES - 1 - prefix);
        System.arraycopy(xml, nameFrom, path, target + prefix, name);
        return target + prefix + name;
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < to && xml[i] > ' ' && xml[i] != '>' && xml[i] != '/' && xml[i] != '=' || i < to && xml[i] < 0) {
            i++;
        }
        return i;
    }

    private int skipBlank(int from) {
        int i = from;
        while (i < to && xml[i] >= 0 && xml[i] <= ' ') {
            i++;
        }
        return i;
    }

    /// @return behind the attribute and the blanks after it, or [#FAILED]
    private int attribute(int from, boolean ofData, int prefixFrom, int prefixTo) {
        int nameEnd = nameEnd(from);
        int equals = skipBlank(nameEnd);
        int quote = equals < to && xml[equals] == '=' ? skipBlank(equals + 1) : to;
        if (nameEnd == from || quote >= to || xml[quote] != '"' && xml[quote] != '\'') {
            return FAILED;
        }
        int end = ByteSearch.indexOf(xml, quote + 1, to, xml[quote]);
        if (end >= to) {
            return FAILED;
        }
        if (ofData && equal(NAME, xml, from, nameEnd)) {
            pathTo[depth] = join(prefixFrom, prefixTo, quote + 1, end, pathFrom[depth]);
            insideFrom[depth] = pathTo[depth];
            insideTo[depth] = pathTo[depth];
            isNamed[depth] = end > quote + 1;
        } else if (end > quote + 1) {
            hasAttributes[depth] = true;
            int name = out.scratchEnd();
            out.append(path, insideFrom[depth], insideTo[depth]);
            out.append(ATTRIBUTES, 0, ATTRIBUTES.length);
            out.append(xml, from, nameEnd);
            put(name, out.scratchEnd(), quote + 1, end);
        }
        return skipBlank(end + 1);
    }

    private int close(int tag) {
        int end = ByteSearch.indexOf(xml, tag, to, '>');
        if (depth < 0 || end >= to) {
            return FAILED;
        }
        if (!hasChildren[depth]) {
            text(tag);
        }
        depth--;
        return end + 1;
    }

    /// Gives the text of the current element, which ends at `end`, its name.
    private void text(int end) {
        int from = contentFrom[depth];
        boolean layout = !isData[depth] && ByteSearch.indexOf(xml, from, end, '\n') < end && skipBlank(from) >= end;
        if (!isNamed[depth] && (from == end || layout)) {
            return;
        }
        int name = out.scratchEnd();
        if (hasAttributes[depth] && !isNamed[depth]) {
            out.append(path, insideFrom[depth], insideTo[depth]);
            out.append(TEXT, 0, TEXT.length);
        } else {
            out.append(path, pathFrom[depth], pathTo[depth]);
        }
        put(name, out.scratchEnd(), from, end);
    }

    /// @param nameFrom of the name in the scratch
    private void put(int nameFrom, int nameTo, int from, int end) {
        boolean plain =
                ByteSearch.indexOf(xml, from, end, '&') == end && ByteSearch.indexOf(xml, from, end, '<') == end;
        if (plain) {
            out.vendor(out.scratch(), nameFrom, nameTo, xml, from, end);
            return;
        }
        int start = out.scratchEnd();
        int at = from;
        while (at < end) {
            if (startsWith(CDATA, at)) {
                int last = Math.min(behind(CDATA_END, at), end) - CDATA_END.length;
                out.append(xml, at + CDATA.length, Math.max(last, at + CDATA.length));
                at = Math.max(last + CDATA_END.length, at + CDATA.length);
            } else if (xml[at] == '&') {
                at = entity(at, end);
            } else {
                out.append(xml[at++]);
            }
        }
        out.vendor(out.scratch(), nameFrom, nameTo, out.scratch(), start, out.scratchEnd());
    }

    private int entity(int at, int end) {
        int semicolon = ByteSearch.indexOf(xml, at, Math.min(end, at + 10), ';');
        int meant = semicolon < Math.min(end, at + 10) ? meaning(at + 1, semicolon) : -1;
        if (meant < 0) {
            out.append('&');
            return at + 1;
        }
        out.appendCodePoint(meant);
        return semicolon + 1;
    }

    private int meaning(int from, int end) {
        if (from >= end || xml[from] != '#') {
            return Entities.meaning(xml, from, end);
        }
        boolean hex = from + 1 < end && xml[from + 1] == 'x';
        int value = 0;
        for (int i = from + (hex ? 2 : 1); i < end; i++) {
            int digit = Character.digit(xml[i], hex ? 16 : 10);
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return -1;
            }
            value = value * (hex ? 16 : 10) + digit;
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        return value <= Character.MAX_CODE_POINT && !surrogate ? value : 0xfffd;
    }
}
