package konseki.parse;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import konseki.event.TextFolding;

/// What the first bytes of a delimited member tell: delimiter, header, and whether the records below it fit.
///
/// @param at        where the header's line begins
/// @param text      where its text begins, behind a byte order mark
/// @param names     of the columns; none if each cell says its own
/// @param records   records looked at
/// @param fitting   those with as many cells as the header
/// @param firstUnfit line of the first that does not fit, from 1; 0 if all do
record DelimitedHead(byte delimiter, int at, int text, List<String> names, int records, int fitting, int firstUnfit) {
    private static final byte[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int MOST_RECORDS = 200;
    private static final int MOST_DETECTION_BYTES = 16 * 1024;
    private static final int LONGEST_NAME = 128;
    private static final Pattern VALUE =
            Pattern.compile("\\d:\\d\\d|\\d{4}[-/]\\d|\\d[-/][A-Z][a-z]{2}[-/]\\d|(\\d+\\.){3}\\d|^#\\w");
    private static final int FEWEST_PAIRS = 5;

    /// Looks at a header line at `at`.
    ///
    /// @param complete whether `head` is the whole member
    static DelimitedHead of(byte[] head, int at, boolean complete, Charset encoding) {
        int text = textStart(head, at);
        return plausible(head, at, complete, encoding)
                .orElseGet(() -> of(head, at, text, detect(head, text), complete, encoding));
    }

    /// The same if it is plausible with some delimiter. The library decides only between several: it takes longer than
    /// all the rest.
    static Optional<DelimitedHead> plausible(byte[] head, int at, boolean complete, Charset encoding) {
        int text = textStart(head, at);
        List<DelimitedHead> plausible = new ArrayList<>();
        for (byte delimiter : DELIMITERS) {
            DelimitedHead candidate = of(head, at, text, delimiter, complete, encoding);
            if (candidate.isPlausible()) {
                plausible.add(candidate);
            }
        }
        if (plausible.size() < 2) {
            return plausible.stream().findFirst();
        }
        byte detected = detect(head, text);
        return plausible.stream()
                .filter(candidate -> candidate.delimiter == detected)
                .findFirst()
                .or(() -> Optional.of(plausible.getFirst()));
    }

    private static int textStart(byte[] head, int at) {
        return at == 0 ? LineParser.afterMark(head, 0, head.length) : at;
    }

    /// The delimiter as the library sees it.
    private static byte detect(byte[] head, int text) {
        if (isBlank(head, text, head.length)) {
            return ',';
        }
        CsvParserSettings settings = new CsvParserSettings();
        settings.detectFormatAutomatically(',', ';', '\t', '|');
        settings.setReadInputOnSeparateThread(false);
        settings.setMaxCharsPerColumn(-1);
        settings.setInputBufferSize(MOST_DETECTION_BYTES); // all it sees; the default is 2 MiB of zeros per look
        settings.setMaxColumns(2 * ParseLimits.MAX_COLUMNS);
        CsvParser parser = new CsvParser(settings);
        int end = Math.min(head.length, text + MOST_DETECTION_BYTES);
        parser.beginParsing(new StringReader(new String(head, text, end - text, StandardCharsets.ISO_8859_1)));
        byte delimiter = (byte) parser.getDetectedFormat().getDelimiter();
        parser.stopParsing();
        return delimiter;
    }

    private static DelimitedHead of(byte[] head, int at, int text, byte delimiter, boolean complete, Charset encoding) {
        CellSplitter splitter = new CellSplitter(delimiter);
        int next = splitter.split(head, text, head.length);
        List<String> names = names(head, splitter, encoding);
        boolean pairs = isPairs(head, text, splitter);
        DelimitedFraming framing = new DelimitedFraming(delimiter, headerStart(head, text, splitter));
        int records = 0;
        int fitting = 0;
        int firstUnfit = 0;
        int from = pairs ? text : next;
        while (from < head.length && records < MOST_RECORDS) {
            int end = CellSplitter.recordEnd(head, from, head.length, delimiter, complete);
            boolean isNextPlan = !pairs && framing.isHeader(head, from, head.length);
            if (end == CellSplitter.OPEN || isNextPlan) {
                break;
            }
            if (!isBlank(head, from, end)) {
                splitter.split(head, from, end);
                boolean fits = pairs ? isPairs(head, from, splitter) : splitter.count() == names.size();
                records++;
                fitting += fits ? 1 : 0;
                boolean first = !fits && firstUnfit == 0;
                firstUnfit = first ? ByteSearch.count(head, 0, from, '\n') + 1 : firstUnfit;
            }
            from = end;
        }
        return new DelimitedHead(delimiter, at, text, pairs ? List.of() : names, records, fitting, firstUnfit);
    }

    private static boolean isBlank(byte[] head, int from, int to) {
        return JsonLayer.skipBlank(head, from, to) == to;
    }

    private static List<String> names(byte[] head, CellSplitter splitter, Charset encoding) {
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < Math.min(splitter.count(), ParseLimits.MAX_COLUMNS); cell++) {
            int from = splitter.from(cell);
            int to = splitter.to(cell);
            Charset charset = TextFolding.isUtf8(head, from, to) ? StandardCharsets.UTF_8 : encoding;
            String name = new String(head, from, to - from, charset)
                    .replace("\"\"", "\"")
                    .strip();
            names.add(name.isEmpty() ? "column" + (cell + 1) : name);
        }
        return names;
    }

    /// Whether the record's cells are quoted and say their names.
    private static boolean isPairs(byte[] head, int from, CellSplitter splitter) {
        int cells = Math.min(splitter.count(), ParseLimits.MAX_COLUMNS);
        int pairs = 0;
        for (int cell = 0; cell < cells; cell++) {
            int equals = ByteSearch.indexOf(head, splitter.from(cell), splitter.to(cell), '=');
            pairs += splitter.isQuoted(cell) && equals > splitter.from(cell) && equals < splitter.to(cell) ? 1 : 0;
        }
        return cells >= FEWEST_PAIRS && 5 * pairs >= 4 * cells && head[from] == '"';
    }

    boolean isPairs() {
        return names.isEmpty();
    }

    /// Whether nine of ten records fit, at least one, and the header looks like names.
    boolean isPlausible() {
        return fitting > 0
                && 10 * fitting >= 9 * records
                && (isPairs() || whyNotNames().isEmpty());
    }

    /// Why the first line is no header; empty if it may be one.
    String whyNotNames() {
        if (names.size() < 2) {
            return "one column only";
        }
        if (names.size() == ParseLimits.MAX_COLUMNS) {
            return "more than " + (ParseLimits.MAX_COLUMNS - 1) + " columns";
        }
        if (new HashSet<>(names).size() < names.size()) {
            return "two columns have one name";
        }
        for (String name : names) {
            if (!isName(name)) {
                return "a column is called \"" + name.substring(0, Math.min(name.length(), LONGEST_NAME / 4)) + "\"";
            }
        }
        return "";
    }

    /// Names have letters, and no times, dates or addresses, which would make them values.
    private static boolean isName(String name) {
        return name.codePoints().anyMatch(Character::isLetter)
                && name.length() <= LONGEST_NAME
                && name.indexOf('=') < 0
                && "{[<".indexOf(name.charAt(0)) < 0
                && !VALUE.matcher(name).find();
    }

    /// How a header begins, for [DelimitedFraming]; empty where there is none.
    byte[] headerStart(byte[] head) {
        CellSplitter splitter = new CellSplitter(delimiter);
        splitter.split(head, text, head.length);
        return isPairs() ? new byte[0] : headerStart(head, text, splitter);
    }

    /// The first cell of the header as it is written, with the delimiter behind it.
    private static byte[] headerStart(byte[] head, int text, CellSplitter splitter) {
        int end = splitter.to(0) + (splitter.isQuoted(0) ? 2 : 1);
        return splitter.count() < 2 ? new byte[0] : Arrays.copyOfRange(head, text, end);
    }

    DelimitedPlan.Columns columns() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] ends = new int[names.size()];
        for (int i = 0; i < ends.length; i++) {
            bytes.writeBytes(names.get(i).getBytes(StandardCharsets.UTF_8));
            ends[i] = bytes.size();
        }
        return new DelimitedPlan.Columns(bytes.toByteArray(), ends);
    }
}
