package konseki.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the header of a [HeadedCarrier]'s member says: names of columns, what stands between two, how absence is
/// written.
///
/// | style | header | between columns | absent |
/// |---|---|---|---|
/// | Zeek | `#separator`, `#fields`, `#types`, ... | as it says, a tab | as it says, `-`; `(empty)` |
/// | W3C | `#Fields: date time ...` | a blank, or a tab | `-` |
/// | VPC flow | names of AWS's fields, no mark | a blank | `-` |
///
/// @param sets        which columns hold several values
/// @param path        Zeek's name of the log; empty if the header names none
/// @param headerStart how a header begins that starts a new plan
record HeadedColumns(
        boolean isZeek,
        byte separator,
        DelimitedPlan.Columns columns,
        boolean[] sets,
        byte setSeparator,
        byte[] unset,
        byte[] empty,
        byte[] path,
        byte[] headerStart) {

    /// No header was found: nothing fits.
    static final HeadedColumns NONE = new HeadedColumns(
            false,
            (byte) ' ',
            DelimitedPlan.Columns.NONE,
            new boolean[0],
            (byte) ',',
            bytes("-"),
            bytes(""),
            bytes(""),
            bytes(""));

    private static final int MOST_HEADER_LINES = 64;
    private static final String W3C = "#Fields:";
    private static final List<String> FLOW_NAMES = List.of("version", "srcaddr", "dstaddr", "bytes", "interface-id");
    private static final int FEWEST_FLOW_NAMES = 3;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The header that stands in the first lines of `head`.
    static Optional<HeadedColumns> find(byte[] head) {
        Header header = new Header();
        int from = LineParser.afterMark(head, 0, head.length);
        for (int line = 0; line < MOST_HEADER_LINES && from < head.length; line++) {
            int end = ByteSearch.indexOf(head, from, head.length, '\n');
            int start = JsonLayer.skipBlank(head, from, end);
            String text = new String(head, start, end - start, StandardCharsets.UTF_8).stripTrailing();
            int next = Math.min(end + 1, head.length);
            if (text.startsWith(W3C)) {
                return w3c(text.substring(W3C.length()).strip(), head, next);
            }
            boolean done = !text.startsWith("#") && header.isWhole();
            if (done) {
                break;
            }
            if (line == 0 && isFlowHeader(text)) {
                List<String> names = List.of(text.split(" "));
                return Optional.of(plain((byte) ' ', names, bytes(names.getFirst() + " " + names.get(1))));
            }
            header.take(text);
            from = next;
        }
        return header.isWhole() ? Optional.of(header.columns()) : Optional.empty();
    }

    private static boolean isFlowHeader(String text) {
        List<String> names = Arrays.asList(text.split(" "));
        return FLOW_NAMES.stream().filter(names::contains).count() >= FEWEST_FLOW_NAMES;
    }

    /// CloudFront separates the names by blanks and the values by tabs, Exchange all by commas.
    private static Optional<HeadedColumns> w3c(String names, byte[] head, int from) {
        if (names.indexOf(',') > 0 && names.indexOf(' ') < 0) {
            return Optional.of(plain((byte) ',', List.of(names.split(",")), bytes(W3C)));
        }
        int end = ByteSearch.indexOf(head, from, head.length, '\n');
        boolean tabs = from < end && head[from] != '#' && ByteSearch.indexOf(head, from, end, '\t') < end;
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(plain((byte) (tabs ? '\t' : ' '), List.of(names.split("[ \t]+")), bytes(W3C)));
    }

    private static HeadedColumns plain(byte separator, List<String> names, byte[] headerStart) {
        DelimitedPlan.Columns columns = columns(names, "");
        return new HeadedColumns(
                false,
                separator,
                columns,
                new boolean[columns.count()],
                (byte) ',',
                bytes("-"),
                bytes(""),
                bytes(""),
                headerStart);
    }

    /// @param more text that has to stand in the array of the names too
    private static DelimitedPlan.Columns columns(List<String> names, String more) {
        int count = Math.min(names.size(), ParseLimits.MAX_COLUMNS);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            all.writeBytes(bytes(names.get(i)));
            ends[i] = all.size();
        }
        all.writeBytes(bytes(more));
        return new DelimitedPlan.Columns(all.toByteArray(), ends);
    }

    /// The lines of Zeek's header, in the order in which they come. Source: Zeek, "Log Formats", and
    /// `src/logging/writers/ascii/Ascii.cc`.
    private static final class Header {
        private boolean separated;
        private byte separator = '\t';
        private byte setSeparator = ',';
        private String unset = "-";
        private String empty = "(empty)";
        private String path = "";
        private List<String> names = List.of();
        private List<String> types = List.of();

        void take(String line) {
            if (line.startsWith("#separator ")) {
                separated = true;
                separator = unescaped(line.substring("#separator ".length()));
                return;
            }
            List<String> cells = List.of(line.split(Pattern.quote(Character.toString(separator)), -1));
            String value = cells.size() > 1 ? cells.get(1) : "";
            List<String> rest = cells.subList(1, cells.size());
            switch (cells.getFirst()) {
                case "#set_separator" -> setSeparator = unescaped(value);
                case "#unset_field" -> unset = value;
                case "#empty_field" -> empty = value;
                case "#path" -> path = value;
                case "#fields" -> names = rest;
                case "#types" -> types = rest;
                default -> {}
            }
        }

        /// `\x09` or the character itself.
        private static byte unescaped(String text) {
            if (text.startsWith("\\x") && text.length() >= 4) {
                int value = Character.digit(text.charAt(2), 16) * 16 + Character.digit(text.charAt(3), 16);
                return value > 0 ? (byte) value : (byte) '\t';
            }
            return text.isEmpty() ? (byte) ',' : (byte) text.charAt(0);
        }

        boolean isWhole() {
            return names.size() > 1;
        }

        HeadedColumns columns() {
            DelimitedPlan.Columns columns = HeadedColumns.columns(names, "_path" + path);
            boolean[] sets = new boolean[columns.count()];
            for (int i = 0; i < Math.min(types.size(), sets.length); i++) {
                sets[i] = types.get(i).startsWith("set[") || types.get(i).startsWith("vector[");
            }
            return new HeadedColumns(
                    true,
                    separator,
                    columns,
                    sets,
                    setSeparator,
                    bytes(unset),
                    bytes(empty),
                    bytes(path),
                    bytes(separated ? "#separator " : "#fields" + (char) separator));
        }
    }
}
