package konseki.parse.evtx;

import konseki.parse.ByteSearch;

/// Arrays of binary XML: strings and SIDs say themselves where they end, other items have a width.
final class ArrayItems {
    private ArrayItems() {}

    /// @param type of an item
    static int count(int type, byte[] bytes, int from, int size) {
        int width = BinXml.width(type);
        if (width > 0) {
            return size / width;
        }
        int count = 0;
        for (int at = from; at < from + size; at = end(type, bytes, at, from + size)) {
            count++;
        }
        return count;
    }

    /// Behind the item at `at`.
    static int end(int type, byte[] bytes, int at, int to) {
        int width = BinXml.width(type);
        if (width > 0) {
            return Math.min(to, at + width);
        }
        return switch (type) {
            case BinXml.STRING -> Math.min(to, endOfString(bytes, at, to) + 2);
            case BinXml.ANSI -> Math.min(to, ByteSearch.indexOf(bytes, at, to, '\0') + 1);
            case BinXml.SID -> at + 1 < to ? Math.min(to, at + 8 + 4 * (bytes[at + 1] & 0xff)) : to;
            default -> to;
        };
    }

    private static int endOfString(byte[] bytes, int from, int to) {
        int i = from;
        while (to - i >= Long.BYTES && !Utf16.hasNul(LittleEndian.i64(bytes, i))) {
            i += Long.BYTES;
        }
        while (i + 1 < to && LittleEndian.u16(bytes, i) != 0) {
            i += 2;
        }
        return i;
    }
}
