package konseki.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;

/// The kinds of records of one vendor, by the word that says the kind: what each is about and which field is read from
/// which name. Immutable; a lookup allocates nothing.
///
/// A table is text. A line that is not indented begins a row, indented ones go on with it: word, dataset,
/// `event.category`, outcome, `event.type`, then readings as [FieldReadings] tells, and constants
/// (`network.protocol=ssh`) for fields that nothing else sets. `-` stands for nothing, `=` begins a group of readings
/// that rows name by its word, and `*` is the row of all words that are not listed. `~` in a word is a space.
public final class RecordKinds {

    /// What a record of one kind says. Immutable.
    ///
    /// @param dataset  or [Slice#ABSENT], as the next three
    /// @param readings  tried in order; of several for one field the first that finds a value counts
    /// @param constants texts of fields that nothing else sets
    public record Kind(
            Slice word,
            Slice dataset,
            Slice category,
            Slice outcome,
            Slice type,
            List<FieldReading> readings,
            List<Constant> constants) {

        /// Sets what the kind alone says and reads the rest from the vendor fields.
        public void read(EventBuffer out) {
            read(out, false);
        }

        /// @param ecs whether a log shipper may have put values under the fields' own names
        public void read(EventBuffer out, boolean ecs) {
            set(Field.EVENT_DATASET, dataset, out);
            set(Field.EVENT_CATEGORY, category, out);
            set(Field.EVENT_OUTCOME, outcome, out);
            set(Field.EVENT_TYPE, type, out);
            for (int i = 0; i < readings.size(); i++) {
                readings.get(i).read(out, ecs);
            }
            for (int i = 0; i < constants.size(); i++) {
                set(constants.get(i).field(), constants.get(i).text(), out);
            }
        }

        private static void set(Field field, Slice constant, EventBuffer out) {
            if (!constant.isAbsent() && !out.has(field)) {
                out.text(field, constant);
            }
        }
    }

    /// A text that a field has in every record of a kind. Immutable.
    public record Constant(Field field, Slice text) {

        private static Constant of(String word) {
            String name = word.substring(0, word.indexOf('='));
            Field field =
                    Field.named(name).orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is no field"));
            return new Constant(field, Slice.of(word.substring(name.length() + 1)));
        }

        private static boolean isOne(String word) {
            return word.indexOf('=') > 0 && word.indexOf('<') < 0;
        }
    }

    private static final int FIRST_READING = 5;

    private final KeyTable words;
    private final List<Kind> kinds;
    private final Kind other;

    private RecordKinds(List<Kind> kinds, Kind other) {
        this.kinds = List.copyOf(kinds);
        this.other = other;
        words = KeyTable.of(kinds.stream().map(kind -> kind.word().toString()).toArray(String[]::new));
    }

    /// Reads a table; a mistake in it is an [IllegalArgumentException] at start.
    public static RecordKinds of(String table) {
        Map<String, List<FieldReading>> groups = new HashMap<>();
        List<Kind> kinds = new ArrayList<>();
        for (String row : table.replaceAll("\\n[ \\t]+", " ").lines().toList()) {
            List<String> words = List.of(row.strip().split("\\s+"));
            if (words.getFirst().equals("=")) {
                groups.put(words.get(1), FieldReadings.of(words.subList(2, words.size()), groups));
            } else if (!words.getFirst().isEmpty()) {
                kinds.add(kind(words, groups));
            }
        }
        Kind other = kinds.removeLast();
        if (!other.word().toString().equals("*")) {
            throw new IllegalArgumentException("the last row is \"" + other.word() + "\", not *");
        }
        return new RecordKinds(kinds, other);
    }

    private static Kind kind(List<String> words, Map<String, List<FieldReading>> groups) {
        List<String> rest = words.subList(FIRST_READING, words.size());
        List<String> readings =
                rest.stream().filter(word -> !Constant.isOne(word)).toList();
        return new Kind(
                Slice.of(words.getFirst().replace('~', ' ')),
                word(words.get(1)),
                word(words.get(2)),
                word(words.get(3)),
                word(words.get(4)),
                List.copyOf(FieldReadings.of(readings, groups)),
                rest.stream().filter(Constant::isOne).map(Constant::of).toList());
    }

    private static Slice word(String word) {
        return word.equals("-") ? Slice.ABSENT : Slice.of(word);
    }

    boolean isOther(Kind kind) {
        return kind == other;
    }

    /// The kind that `word` says.
    public Kind named(Slice word) {
        int id = words.find(word.bytes(), word.offset(), word.end());
        return id == KeyTable.NONE ? other : kinds.get(id);
    }
}
