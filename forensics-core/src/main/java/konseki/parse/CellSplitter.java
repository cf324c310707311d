package konseki.parse;

/// Splits delimited records (RFC 4180) into cells, eight bytes at a time. Belongs to one worker.
///
/// - A cell that begins with a quote ends at the quote before a delimiter or the end of the line; a doubled quote
/// inside
///   is one quote; delimiters and line ends inside are text.
/// - Programs that do not double quotes write `"C:\a.exe" -k`: a quote that nothing of this follows is text. If the
/// line
///   ends before a quote closes such a cell, or none comes within [#MAX_QUOTED_BYTES], then the first quote was text
///   too
///   and the cell is an unquoted one. So a stray quote costs one record, not the rest of the file.
///
/// The univocity parser is the oracle in the tests, of what both call well-formed.
final class CellSplitter {
    /// Longest quoted cell.
    static final int MAX_QUOTED_BYTES = 256 * 1024;
    /// The bytes at hand do not tell.
    static final int OPEN = -1;

    private static final int NOT_QUOTED = -2;
    private static final long LINE_FEEDS = ByteSearch.repeat('\n');

    private final byte delimiter;
    private final long delimiters;
    private final int[] froms = new int[ParseLimits.MAX_COLUMNS];
    private final int[] tos = new int[ParseLimits.MAX_COLUMNS];
    private final boolean[] quoted = new boolean[ParseLimits.MAX_COLUMNS];
    private int count;
    private boolean terminated;

    CellSplitter(byte delimiter) {
        this.delimiter = delimiter;
        this.delimiters = ByteSearch.repeat(delimiter);
    }

    /// Splits the record that begins at `from`.
    ///
    /// @param to the end of all that belongs to it
    /// @return where the next record begins
    int split(byte[] bytes, int from, int to) {
        int cells = 0;
        int i = from;
        for (; ; ) {
            int start = i;
            int quote = i < to && bytes[i] == '"' ? closingQuote(bytes, i + 1, to, delimiter, true) : NOT_QUOTED;
            int end;
            if (quote >= 0) {
                start = i + 1;
                end = quote;
                i = cellEnd(bytes, quote + 1, to, delimiter, delimiters);
            } else {
                i = cellEnd(bytes, i, to, delimiter, delimiters);
                end = i;
                while (i < to && bytes[i] == '\n' && end > start && bytes[end - 1] == '\r') {
                    end--;
                }
            }
            if (cells < ParseLimits.MAX_COLUMNS) {
                froms[cells] = start;
                tos[cells] = end;
                quoted[cells] = quote >= 0;
            }
            cells++;
            if (i == to || bytes[i] == '\n') {
                count = cells;
                terminated = i < to;
                return terminated ? i + 1 : to;
            }
            i++;
        }
    }

    /// Cells of the last record; may be more than are kept.
    int count() {
        return count;
    }

    /// Whether the last record had a line end.
    boolean isTerminated() {
        return terminated;
    }

    int from(int cell) {
        return froms[cell];
    }

    int to(int cell) {
        return tos[cell];
    }

    /// Whether quotes in the cell are doubled.
    boolean isQuoted(int cell) {
        return quoted[cell];
    }

    /// Where the record that begins at `from` ends, its line end included, without splitting it.
    ///
    /// @param last whether nothing comes after `to`
    /// @return or [#OPEN]
    static int recordEnd(byte[] bytes, int from, int to, byte delimiter, boolean last) {
        long delimiters = ByteSearch.repeat(delimiter);
        int i = from;
        for (; ; ) {
            if (i < to && bytes[i] == '"') {
                int quote = closingQuote(bytes, i + 1, to, delimiter, last);
                if (quote == OPEN) {
                    return OPEN;
                }
                i = quote >= 0 ? quote + 1 : i;
            }
            i = cellEnd(bytes, i, to, delimiter, delimiters);
            if (i == to) {
                return last ? to : OPEN;
            }
            if (bytes[i++] == '\n') {
                return i;
            }
        }
    }

    /// Place of the first delimiter or line feed, or `to`.
    private static int cellEnd(byte[] bytes, int from, int to, byte delimiter, long delimiters) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = ByteSearch.word(bytes, i);
            long found = ByteSearch.match(word, delimiters) | ByteSearch.match(word, LINE_FEEDS);
            if (found != 0) {
                return i + ByteSearch.first(found);
            }
        }
        while (i < to && bytes[i] != delimiter && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /// Place of the quote that closes a cell whose text begins at `from`.
    ///
    /// @return or [#NOT_QUOTED], or [#OPEN] if more bytes are needed to tell
    private static int closingQuote(byte[] bytes, int from, int to, byte delimiter, boolean last) {
        int limit = Math.min(to, from + MAX_QUOTED_BYTES);
        boolean stray = false;
        int i = ByteSearch.indexOf(bytes, from, limit, '"');
        while (i < limit) {
            if (i + 1 == to) {
                return last ? i : OPEN;
            }
            byte after = bytes[i + 1];
            if (after == delimiter || after == '\n' || after == '\r') {
                return i;
            }
            if (after != '"' && !stray) {
                stray = true;
                limit = ByteSearch.indexOf(bytes, i, limit, '\n');
            }
            i = ByteSearch.indexOf(bytes, Math.min(limit, after == '"' ? i + 2 : i + 1), limit, '"');
        }
        boolean knowsAll = last || limit < to || limit == from + MAX_QUOTED_BYTES;
        return knowsAll ? NOT_QUOTED : OPEN;
    }
}
