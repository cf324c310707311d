package konseki.query;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The numbers of one group. Immutable.
public final class AggregateRow {
    private final byte[] key;
    private final List<FieldRef> by;
    private final long events;
    private final OptionalLong[] numbers;

    AggregateRow(byte[] key, List<FieldRef> by, long events, OptionalLong[] numbers) {
        this.key = key;
        this.by = by;
        this.events = events;
        this.numbers = numbers;
    }

    /// What its events have in common, in the order of the aggregation's fields. Read from bytes by each call.
    public List<GroupValue> key() {
        return GroupKey.read(key, by);
    }

    public long events() {
        return events;
    }

    /// The number of the aggregation's measure at that index; empty where no event of the group has the field. A sum
    /// beyond a long stays at its end: it is at least [Long#MAX_VALUE].
    public OptionalLong number(int measure) {
        return numbers[measure];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AggregateRow row
                && events == row.events
                && Arrays.equals(key, row.key)
                && Arrays.equals(numbers, row.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key) * 31 + Long.hashCode(events);
    }

    @Override
    public String toString() {
        return key() + " " + events + " " + Arrays.toString(numbers);
    }
}
