package konseki.parse.windows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import konseki.event.Slice;
import konseki.parse.FieldReading;
import konseki.parse.FieldReadings;

/// The meanings of one channel's events by their number. Immutable; a lookup allocates nothing.
///
/// A table is text, one row per event: number, `event.category`, `event.action`, outcome, `event.type`, then what is
/// read. `*` is the row of all other events, `-` stands for nothing.
///
/// - `source.ip<IpAddress` reads a field from a name of the event data, as told by [FieldReadings].
/// - A word is a group of such readings, defined by a line that starts with `=`.
/// - `provider=` restricts the row to providers whose name contains the word.
/// - Outcome: `success`, `failure`, `status`, `audit` ([OutcomeRule]). Type: a word, or `by-mask`, `by-event`,
///   `by-state` ([TypeRule]). Category: a word or `by-object` ([ObjectType]).
final class MeaningTable {
    private final int[] codes;
    private final Meaning[] meanings;
    private final Meaning other;

    private MeaningTable(int[] codes, Meaning[] meanings, Meaning other) {
        this.codes = codes;
        this.meanings = meanings;
        this.other = other;
    }

    /// The meaning of event number `code` of a provider.
    Meaning find(long code, Slice provider) {
        for (int i = (int) code & codes.length - 1; codes[i] >= 0; i = i + 1 & codes.length - 1) {
            if (codes[i] == code && meanings[i].isFrom(provider)) {
                return meanings[i];
            }
        }
        return other;
    }

    /// Reads a table as text; a mistake in it is an [IllegalArgumentException] at start.
    static MeaningTable of(String text) {
        Map<String, List<FieldReading>> groups = new HashMap<>();
        List<Integer> codes = new ArrayList<>();
        List<Meaning> meanings = new ArrayList<>();
        Optional<Meaning> other = Optional.empty();
        for (String line : text.lines().toList()) {
            List<String> words = List.of(line.strip().split("\\s+"));
            String first = words.getFirst();
            if (first.isEmpty() || first.startsWith("#")) {
                continue;
            }
            if (first.equals("=")) {
                groups.put(words.get(1), FieldReadings.of(words.subList(2, words.size()), Map.of()));
            } else if (first.equals("*")) {
                other = Optional.of(meaning(words, groups));
            } else {
                codes.add(Integer.parseInt(first));
                meanings.add(meaning(words, groups));
            }
        }
        return hashed(codes, meanings, other.orElseThrow(() -> new IllegalArgumentException("no row *")));
    }

    private static MeaningTable hashed(List<Integer> codes, List<Meaning> meanings, Meaning other) {
        int size = Integer.highestOneBit(codes.size() + 1) * 4;
        int[] slots = new int[size];
        Arrays.fill(slots, -1);
        Meaning[] values = new Meaning[size];
        Arrays.fill(values, other);
        for (int k = 0; k < codes.size(); k++) {
            int i = codes.get(k) & size - 1;
            while (slots[i] >= 0) {
                i = i + 1 & size - 1;
            }
            slots[i] = codes.get(k);
            values[i] = meanings.get(k);
        }
        return new MeaningTable(slots, values, other);
    }

    private static Meaning meaning(List<String> words, Map<String, List<FieldReading>> groups) {
        List<String> rest = new ArrayList<>(words.subList(5, words.size()));
        Slice provider = Slice.ABSENT;
        if (!rest.isEmpty() && rest.getLast().startsWith("provider=")) {
            provider = Slice.of(spaced(rest.removeLast().substring("provider=".length())));
        }
        boolean byObject = words.get(1).equals("by-object");
        TypeRule typeRule = switch (words.get(4)) {
            case "by-mask" -> TypeRule.BY_MASK;
            case "by-event" -> TypeRule.BY_EVENT;
            case "by-state" -> TypeRule.BY_STATE;
            default -> TypeRule.FIXED;
        };
        return new Meaning(
                byObject ? Slice.ABSENT : word(words.get(1)),
                byObject,
                word(words.get(2)),
                outcome(words.get(3)),
                typeRule,
                typeRule == TypeRule.FIXED ? word(words.get(4)) : Slice.ABSENT,
                provider,
                FieldReadings.of(rest, groups).toArray(FieldReading[]::new));
    }

    private static Slice word(String word) {
        return word.equals("-") ? Slice.ABSENT : Slice.of(word);
    }

    private static OutcomeRule outcome(String word) {
        return switch (word) {
            case "-" -> OutcomeRule.NONE;
            case "success" -> OutcomeRule.SUCCESS;
            case "failure" -> OutcomeRule.FAILURE;
            case "status" -> OutcomeRule.BY_STATUS;
            case "audit" -> OutcomeRule.BY_AUDIT;
            default -> throw new IllegalArgumentException("\"" + word + "\" is no outcome");
        };
    }

    private static String spaced(String word) {
        return word.replace('~', ' ');
    }
}
