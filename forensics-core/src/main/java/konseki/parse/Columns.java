package konseki.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import konseki.event.EventBuffer;

/// Columns of a vendor's text without a header line: the name of each, in order; splits a record into vendor fields of
/// these names. Immutable.
///
/// A cell that begins with a quote ends at the quote before a comma or the end; a doubled quote inside is one. An empty
/// cell sets nothing; cells beyond the names that are known are kept as `column57`.
public final class Columns {
    private static final String SKIPPED = "-";
    private static final int MOST = 256;

    private final byte[] names;
    private final int[] starts;
    private final int[] ends;
    private final int known;

    private Columns(List<String> all) {
        known = all.size();
        starts = new int[MOST];
        ends = new int[MOST];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < MOST; i++) {
            String name = i >= known ? "column" + (i + 1) : all.get(i).equals(SKIPPED) ? "" : all.get(i);
            starts[i] = bytes.size();
            bytes.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            ends[i] = bytes.size();
        }
        names = bytes.toByteArray();
    }

    /// @param words the names; `-` for a column that is not kept
    public static Columns of(String... words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            all.addAll(List.of(word.strip().split("\\s+")));
        }
        return new Columns(all);
    }

    /// Splits `bytes[from, to)` at `delimiter`.
    ///
    /// @return how many cells there are
    public int split(int delimiter, byte[] bytes, int from, int to, EventBuffer out) {
        int cell = 0;
        int i = from;
        while (i <= to && cell < MOST) {
            boolean quoted = i < to && bytes[i] == '"';
            int start = quoted ? i + 1 : i;
            int end = quoted ? closingQuote(delimiter, bytes, start, to) : ByteSearch.indexOf(bytes, i, to, delimiter);
            if (end > start && ends[cell] > starts[cell]) {
                put(cell, quoted, bytes, start, end, out);
            }
            i = (quoted ? ByteSearch.indexOf(bytes, end, to, delimiter) : end) + 1;
            cell++;
        }
        return cell;
    }

    private void put(int cell, boolean quoted, byte[] bytes, int from, int to, EventBuffer out) {
        if (!quoted || ByteSearch.indexOf(bytes, from, to, '"') == to) {
            out.vendor(names, starts[cell], ends[cell], bytes, from, to);
            return;
        }
        int start = out.scratchEnd();
        for (int i = from; i < to; i++) {
            i += bytes[i] == '"' && i + 1 < to && bytes[i + 1] == '"' ? 1 : 0;
            out.append(bytes[i]);
        }
        out.vendor(names, starts[cell], ends[cell], out.scratch(), start, out.scratchEnd());
    }

    private static int closingQuote(int delimiter, byte[] bytes, int from, int to) {
        int i = ByteSearch.indexOf(bytes, from, to, '"');
        while (i < to && i + 1 < to && bytes[i + 1] != delimiter) {
            i = ByteSearch.indexOf(bytes, bytes[i + 1] == '"' ? i + 2 : i + 1, to, '"');
        }
        return Math.min(i, to);
    }

    /// Where the cell of that number begins, counted from 0; `to` if there are not so many. For a look before reading:
    /// quotes are not heeded.
    public static int cell(int number, int delimiter, byte[] bytes, int from, int to) {
        int i = from;
        for (int k = 0; k < number && i < to; k++) {
            i = ByteSearch.indexOf(bytes, i, to, delimiter) + 1;
        }
        return Math.min(i, to);
    }
}
