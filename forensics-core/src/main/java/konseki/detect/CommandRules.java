package konseki.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import konseki.event.Event;
import konseki.event.Slice;

/// Recognises commands and scripts by a table of words, which lies beside the class that asks. Immutable, safe to
/// share.
///
/// A line is a kind and the terms that all must stand in the text, parted by ` + `; a term is one or several words
/// parted by `|`, and `<` and `>` mark where a word must begin or end. A line that begins with `!` names a text that is
/// none of these, whatever else it holds. Lines with `#` are comments.
///
/// Text is read as a shell reads it: case, quotes, carets, backticks and repeated blanks do not count, `; | & ( ) { } ,
/// =`
/// part words, `.exe` may be left out, and what PowerShell gets as `-EncodedCommand` is decoded.
public final class CommandRules {
    private static final int MOST_TERMS = 62;
    private static final int MOST_RULES = 64;

    /// Bits of the first scan that stand for PowerShell and for a switch that may be `-EncodedCommand`.
    private static final long ENCODED = 3L << MOST_TERMS;

    private final List<String> kinds = new ArrayList<>();
    private final List<Scan> scans = new ArrayList<>();

    /// @param masks of the terms, by rule
    /// @param first number of the first rule
    private record Scan(WordScan words, long[] masks, long never, int first) {}

    private CommandRules(List<String> lines) {
        List<String> never = lines.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1).strip())
                .toList();
        List<String> rules =
                lines.stream().filter(line -> !line.startsWith("!")).toList();
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(rules.size() + " rules, at most 64 fit one mask");
        }
        for (int from = 0; from < rules.size(); ) {
            from = addScan(rules, from, never);
        }
    }

    /// @param near     the class beside which the table lies
    /// @param resource its name
    public static CommandRules read(Class<?> near, String resource) {
        return of(lines(near, resource));
    }

    /// @param lines without comments
    static CommandRules of(List<String> lines) {
        return new CommandRules(lines);
    }

    /// Lines that are neither blank nor comments.
    static List<String> lines(Class<?> near, String resource) {
        try (InputStream in = near.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program; install it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As many rules as have their terms in one scan; the number of the first that does not.
    private int addScan(List<String> rules, int from, List<String> never) {
        List<String> terms = new ArrayList<>();
        if (!never.isEmpty()) {
            terms.add(String.join("|", never));
        }
        List<Long> masks = new ArrayList<>();
        int rule = from;
        while (rule < rules.size()) {
            int tab = rules.get(rule).indexOf('\t');
            List<String> own =
                    List.of(rules.get(rule).substring(tab + 1).strip().split(" \\+ "));
            List<String> more = own.stream()
                    .filter(term -> !terms.contains(term))
                    .distinct()
                    .toList();
            if (terms.size() + more.size() > MOST_TERMS) {
                break;
            }
            terms.addAll(more);
            masks.add(own.stream().mapToLong(term -> 1L << terms.indexOf(term)).reduce(0, (a, b) -> a | b));
            kinds.add(rules.get(rule).substring(0, tab));
            rule++;
        }
        List<List<String>> words =
                new ArrayList<>(terms.stream().map(CommandRules::words).toList());
        if (scans.isEmpty()) {
            while (words.size() < MOST_TERMS) {
                words.add(List.of());
            }
            words.add(List.of("powershell", "pwsh"));
            words.add(List.of(" -e", " /e"));
        }
        scans.add(new Scan(
                WordScan.ofAlternatives(words),
                masks.stream().mapToLong(Long::longValue).toArray(),
                never.isEmpty() ? 0 : 1,
                from));
        return rule;
    }

    private static List<String> words(String term) {
        List<String> words = new ArrayList<>();
        for (String word : term.split("\\|")) {
            boolean begins = word.startsWith("<");
            String end = word.endsWith(">") ? " " : "";
            String middle = word.substring(begins ? 1 : 0, word.length() - end.length());
            if (begins) {
                words.add(" " + middle + end);
                words.add("\\" + middle + end);
                words.add("/" + middle + end);
            } else {
                words.add(middle + end);
            }
        }
        return words;
    }

    /// How many rules there are.
    public int size() {
        return kinds.size();
    }

    /// The kind that the table gives a rule.
    public String kind(int rule) {
        return kinds.get(rule);
    }

    /// The rules, one bit each, that hold of what the event says was run; 0 if nothing was.
    public long in(Event event, Dataset dataset) {
        Slice text = CommandText.of(event, dataset);
        return text.isEmpty() ? 0 : in(text);
    }

    /// The rules that hold of a command or script.
    public long in(Slice text) {
        int to = Math.min(text.end(), text.offset() + CommandText.LONGEST);
        long found = 0;
        boolean encoded = false;
        for (int i = 0; i < scans.size(); i++) {
            Scan scan = scans.get(i);
            long terms = scan.words().inCommand(text.bytes(), text.offset(), to);
            encoded |= i == 0 && (terms & ENCODED) == ENCODED;
            found |= holding(scan, terms);
        }
        if (encoded) {
            byte[] decoded = EncodedCommand.decode(text.bytes(), text.offset(), to);
            for (Scan scan : scans) {
                found |= holding(scan, scan.words().inCommand(decoded, 0, decoded.length));
            }
        }
        return found;
    }

    private static long holding(Scan scan, long terms) {
        if (terms == 0 || (terms & scan.never()) != 0) {
            return 0;
        }
        long found = 0;
        long[] masks = scan.masks();
        for (int i = 0; i < masks.length; i++) {
            if ((terms & masks[i]) == masks[i]) {
                found |= 1L << scan.first() + i;
            }
        }
        return found;
    }
}
