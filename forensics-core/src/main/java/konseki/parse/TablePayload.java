package konseki.parse;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;

/// A payload with named values that a table tells all about: which names it is known by, which say its kind and its
/// time, and what each kind means ([RecordKinds]). Immutable, stateless.
public final class TablePayload implements Payload {
    private static final KeyTable SUCCESSES = ignoringCase("success", "succeeded", "successful", "allow", "true", "ok");
    private static final KeyTable FAILURES =
            ignoringCase("failure", "failed", "deny", "denied", "false", "error", "unauthorized", "invalid");

    private final String dataset;
    private final VendorName[] required;
    private final VendorName[] anyOf;
    private final VendorName[] kinds;
    private final VendorName[] times;
    private final VendorName[] outcomes;
    private final RecordKinds table;

    private TablePayload(Builder from) {
        dataset = from.dataset;
        required = names(from.required);
        anyOf = names(from.anyOf);
        kinds = names(from.kinds);
        times = names(from.times);
        outcomes = names(from.outcomes);
        table = RecordKinds.of(from.table);
    }

    private static KeyTable ignoringCase(String... words) {
        KeyTable.Builder table = new KeyTable.Builder();
        for (String word : words) {
            table.id(word);
        }
        return table.buildIgnoringCase();
    }

    private static VendorName[] names(List<String> names) {
        return names.stream().map(VendorName::of).toArray(VendorName[]::new);
    }

    /// @param dataset of the events, or what all have in common
    /// @param table   rows of [RecordKinds]
    public static Builder of(String dataset, String table) {
        return new Builder(dataset, table);
    }

    /// Collects the names.
    public static final class Builder {
        private final String dataset;
        private final String table;
        private List<String> required = List.of();
        private List<String> anyOf = List.of();
        private List<String> kinds = List.of();
        private List<String> times = List.of();
        private List<String> outcomes = List.of();

        private Builder(String dataset, String table) {
            this.dataset = dataset;
            this.table = table;
        }

        /// Names that a record of this vendor has, all of them.
        public Builder knownBy(String... names) {
            required = List.of(names);
            return this;
        }

        /// Names of which it has one.
        public Builder andOneOf(String... names) {
            anyOf = List.of(names);
            return this;
        }

        /// Names of the values that say the kind; the first whose value is in the table counts.
        public Builder kindBy(String... names) {
            kinds = List.of(names);
            return this;
        }

        /// Names of stamps; the first that is a time counts.
        public Builder timeBy(String... names) {
            times = List.of(names);
            return this;
        }

        /// Names of values that say whether it worked, where the kind does not; the first that says so counts.
        public Builder outcomeBy(String... names) {
            outcomes = List.of(names);
            return this;
        }

        public TablePayload build() {
            return new TablePayload(this);
        }
    }

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return dataset;
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        for (VendorName name : required) {
            if (out.vendor(name).isEmpty()) {
                return false;
            }
        }
        for (VendorName name : anyOf) {
            if (!out.vendor(name).isEmpty()) {
                return true;
            }
        }
        return anyOf.length == 0;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        RecordKinds.Kind kind = table.named(Slice.ABSENT);
        for (int i = 0; i < kinds.length && table.isOther(kind); i++) {
            kind = table.named(out.vendor(kinds[i]));
        }
        for (int i = 0; i < times.length && !Stamps.any(out.vendor(times[i]), clock, out); i++) {
            // the next name may have one
        }
        putOutcome(out);
        kind.read(out);
        return Outcome.EVENT;
    }

    private void putOutcome(EventBuffer out) {
        for (VendorName name : outcomes) {
            Slice said = out.vendor(name);
            if (!said.isEmpty()) {
                boolean good = SUCCESSES.find(said.bytes(), said.offset(), said.end()) >= 0;
                boolean bad = FAILURES.find(said.bytes(), said.offset(), said.end()) >= 0;
                if (good || bad) {
                    out.text(Field.EVENT_OUTCOME, good ? ActionWords.SUCCESS : ActionWords.FAILURE);
                    return;
                }
            }
        }
    }
}
