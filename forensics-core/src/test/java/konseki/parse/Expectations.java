package konseki.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import konseki.event.EventBuffer;
import konseki.event.EventRecord;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.Timestamp;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.ingest.Recognizer;
import konseki.investigation.BuiltInCarriers;
import konseki.investigation.BuiltInPayloads;

/// A list of logs and what others say stands in them, and how it is compared with what is read.
///
///     # a comment
///     firewall/cisco_asa_syslog/cisco_asa.log  cisco  98.0  90.0  yearless
///         12 event.action   why theirs is not taken as right
///         *  event.outcome  the same for every line
///
/// A line names a log below `konseki.data`; the part of `event.dataset` that its records have; how many percent of the
/// values that both sides name agree at least; how many percent of theirs we name at least. Then, `each`: the log is a
/// bag of cases, so each line is a member of its own; `mixed`: other sources' lines stand between; `yearless`: its
/// stamps have no year, so years are not compared.
/// Indented lines are differences that are no fault of ours, each with its reason; one that is not met is an error.
final class Expectations {
    private static final Payloads PAYLOADS = new Payloads(BuiltInPayloads.all());
    private static final Recognizer RECOGNIZER = new Recognizer(BuiltInCarriers.all(PAYLOADS));
    /// As evidence has it that was recovered or collected by number.
    private static final String NO_NAME = "0001.dat";

    /// @param reasons of differences, by `line field`
    record Log(
            String path, String dataset, double agree, double named, Set<String> options, Map<String, String> reasons) {
        @Override
        public String toString() {
            return path;
        }

        boolean isAtHand() {
            return Files.exists(file());
        }

        private Path file() {
            return Path.of(System.getProperty("konseki.data", "absent")).resolve(path);
        }
    }

    /// @param both  values that both sides name, without the justified differences
    /// @param equal of these
    /// @param all   values that they name
    /// @param lines differences, one a line
    /// @param stale reasons for differences that there are not
    record Result(int both, int equal, int all, int justified, List<String> lines, Set<String> stale) {
        double agree() {
            return both == 0 ? 0 : 100.0 * equal / both;
        }

        double named() {
            return all == 0 ? 0 : 100.0 * (both + justified) / all;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d of %d values agree (%.1f %%), %d more differ for a reason; of %d that they name we name %.1f %%",
                    equal,
                    both,
                    agree(),
                    justified,
                    all,
                    named());
        }
    }

    private Expectations() {}

    static List<Log> list(Class<?> test, String name) {
        try (InputStream in = test.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + " is not beside " + test.getName());
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Log> read(String text) {
        List<Log> logs = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", line.startsWith(" ") ? 3 : 0);
            if (line.startsWith(" ")) {
                if (words.length < 3 || Field.named(words[1]).isEmpty()) {
                    throw new IllegalArgumentException("\"line field reason\" expected: " + line);
                }
                logs.getLast().reasons.put(words[0] + " " + words[1], words[2]);
            } else {
                logs.add(new Log(
                        words[0],
                        words[1],
                        Double.parseDouble(words[2]),
                        Double.parseDouble(words[3]),
                        Set.of(Arrays.copyOfRange(words, 4, words.length)),
                        new TreeMap<>()));
            }
        }
        return logs;
    }

    /// What is read from the log, by line.
    static Map<Integer, Map<Field, String>> read(Log log) throws IOException {
        byte[] bytes = ExpectedValues.bytes(log.file());
        Map<Integer, Map<Field, String>> lines = new TreeMap<>();
        if (!log.options.contains("each")) {
            return member(bytes);
        }
        int line = 0;
        for (String text : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            line++;
            Map<Field, String> first =
                    member(text.getBytes(StandardCharsets.UTF_8)).get(1);
            if (first != null) {
                lines.put(line, first);
            }
        }
        return lines;
    }

    /// By the number of the line in which a record begins.
    private static Map<Integer, Map<Field, String>> member(byte[] bytes) {
        Prologue prologue = prologue(bytes);
        if (!(RECOGNIZER.choose(prologue) instanceof Recognizer.Choice.Chosen(Carrier carrier, int _))) {
            return Map.of();
        }
        RecordParser parser = carrier.open(prologue).newParser(PAYLOADS);
        EventBuffer out = new EventBuffer();
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        Map<Integer, Map<Field, String>> lines = new HashMap<>();
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            if (outcome == Outcome.EVENT) {
                int at = (int) out.origin().offset();
                lines.putIfAbsent(1 + ByteSearch.count(bytes, 0, at, '\n'), values(out.toRecord()));
            }
        }
        return lines;
    }

    private static Prologue prologue(byte[] bytes) {
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, Prologue.LENGTH));
        return new Prologue(head, NO_NAME, bytes.length, Instant.parse("2026-01-01T00:00:00Z"), ReadingRules.NONE);
    }

    private static Map<Field, String> values(EventRecord event) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.all()) {
            Optional<String> text = field.kind() == FieldKind.NUMBER
                    ? event.number(field).stream().mapToObj(Long::toString).findFirst()
                    : event.text(field);
            text.flatMap(written -> ExpectedValues.comparable(field, written))
                    .ifPresent(value -> values.put(field, value));
        }
        event.number(Field.TIMESTAMP)
                .ifPresent(time ->
                        values.put(Field.TIMESTAMP, Timestamp.format(time - Math.floorMod(time, Timestamp.SECOND))));
        return values;
    }

    static Result compare(Log log) throws IOException {
        Map<Integer, Map<Field, String>> read = read(log);
        int both = 0;
        int equal = 0;
        int all = 0;
        int justified = 0;
        List<String> differences = new ArrayList<>();
        Set<String> stale = new HashSet<>(log.reasons.keySet());
        for (ExpectedValues expected : ExpectedValues.beside(log.file())) {
            Map<Field, String> ours = expected.line() > 0
                    ? read.getOrDefault(expected.line(), Map.of())
                    : member(expected.input().getBytes(StandardCharsets.UTF_8)).getOrDefault(1, Map.of());
            for (Map.Entry<Field, String> value : expected.values().entrySet()) {
                Field field = value.getKey();
                all++;
                String own = ours.getOrDefault(field, "");
                boolean same = isSame(field, own, value.getValue(), ours, log);
                String one = expected.line() + " " + field.ecsName();
                String every = "* " + field.ecsName();
                if (!same && (log.reasons.containsKey(one) || log.reasons.containsKey(every))) {
                    stale.remove(log.reasons.containsKey(one) ? one : every);
                    justified++;
                    continue;
                }
                both += own.isEmpty() ? 0 : 1;
                equal += same ? 1 : 0;
                if (!same) {
                    differences.add("  line " + expected.line() + " " + field.ecsName() + ": "
                            + (own.isEmpty() ? "not named" : "\"" + own + "\"") + ", they say \"" + value.getValue()
                            + "\"");
                }
            }
        }
        return new Result(both, equal, all, justified, differences, stale);
    }

    private static boolean isSame(Field field, String own, String theirs, Map<Field, String> ours, Log log) {
        if (field == Field.TIMESTAMP && log.options.contains("yearless") && own.length() == theirs.length()) {
            return own.substring(5).equals(theirs.substring(5));
        }
        // some leave the domain before the name
        String domain = ours.getOrDefault(Field.USER_DOMAIN, "");
        return own.equals(theirs) || field == Field.USER_NAME && (domain + "\\" + own).equals(theirs);
    }

    /// Of the log's records without its name, how many have the dataset that it should have, in percent.
    static double recognised(Log log) throws IOException {
        Map<Integer, Map<Field, String>> read = read(log);
        long known = read.values().stream()
                .filter(values -> values.getOrDefault(Field.EVENT_DATASET, "").startsWith(log.dataset))
                .count();
        return read.isEmpty() ? 0 : 100.0 * known / read.size();
    }
}
