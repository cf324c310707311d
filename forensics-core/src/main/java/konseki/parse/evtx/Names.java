package konseki.parse.evtx;

/// Names of elements and attributes, which stand once in their chunk: next in bucket, hash, count, text, NUL.
final class Names {
    private Names() {}

    /// Behind the name at `name`; -1 if none can stand there.
    ///
    /// @param to end of what may be looked at; a name lies before its use or at it
    static int end(byte[] bytes, int chunk, int name, int to) {
        if (name < chunk || name > to - BinXml.NAME_HEADER_BYTES - 2) {
            return -1;
        }
        int end = name + BinXml.NAME_HEADER_BYTES + 2 * LittleEndian.u16(bytes, name + 6) + 2;
        return end <= to ? end : -1;
    }

    /// Whether the hash before the name at `name` is its own; what lies in free space may have been overwritten.
    static boolean isSound(byte[] bytes, int name) {
        int hash = 0;
        int units = LittleEndian.u16(bytes, name + 6);
        for (int i = 0; i < units; i++) {
            hash = hash * 65_599 + LittleEndian.u16(bytes, name + BinXml.NAME_HEADER_BYTES + 2 * i);
        }
        return (hash & 0xffff) == LittleEndian.u16(bytes, name + 4);
    }
}
