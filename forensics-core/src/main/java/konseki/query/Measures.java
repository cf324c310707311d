package konseki.query;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import konseki.event.Event;

/// The arithmetic of an aggregation on rows of longs: exact, and the same in any order of events.
///
/// A row is the number of events, then three longs per measure: how many had the field, and a sum of 128 bits, or a
/// minimum or maximum and 0. Belongs to one thread.
final class Measures {
    private static final int STRIDE = 3;

    private final List<Aggregation.Measure> measures;
    private final ValueSource[] sources;
    private final Cell cell = new Cell();

    Measures(List<Aggregation.Measure> measures, QueryContext context) {
        this.measures = measures;
        this.sources =
                measures.stream().map(measure -> source(measure, context)).toArray(ValueSource[]::new);
    }

    private static ValueSource source(Aggregation.Measure measure, QueryContext context) {
        return switch (measure) {
            case Aggregation.Measure.Count() -> (event, cell) -> cell.number(1);
            case Aggregation.Measure.Sum(FieldRef field) -> ValueSource.of(field, context);
            case Aggregation.Measure.Min(FieldRef field) -> ValueSource.of(field, context);
            case Aggregation.Measure.Max(FieldRef field) -> ValueSource.of(field, context);
        };
    }

    /// Longs of a row.
    int width() {
        return 1 + STRIDE * sources.length;
    }

    /// Adds an event to the row at `at`.
    void add(Event event, long[] rows, int at) {
        rows[at]++;
        for (int i = 0; i < sources.length; i++) {
            if (sources[i].read(event, cell)) {
                merge(i, rows, at + 1 + STRIDE * i, 1, cell.low, cell.low >> 63);
            }
        }
    }

    /// Adds another row.
    void add(long[] others, int from, long[] rows, int at) {
        rows[at] += others[from];
        for (int i = 0; i < sources.length; i++) {
            int other = from + 1 + STRIDE * i;
            if (others[other] > 0) {
                merge(i, rows, at + 1 + STRIDE * i, others[other], others[other + 1], others[other + 2]);
            }
        }
    }

    private void merge(int measure, long[] rows, int at, long count, long low, long high) {
        boolean first = rows[at] == 0;
        rows[at] += count;
        switch (measures.get(measure)) {
            case Aggregation.Measure.Count(), Aggregation.Measure.Sum(_) -> {
                long sum = rows[at + 1] + low;
                rows[at + 2] += high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
                rows[at + 1] = sum;
            }
            case Aggregation.Measure.Min(_) -> rows[at + 1] = first ? low : Math.min(rows[at + 1], low);
            case Aggregation.Measure.Max(_) -> rows[at + 1] = first ? low : Math.max(rows[at + 1], low);
        }
    }

    AggregateRow row(byte[] key, List<FieldRef> by, long[] rows, int at) {
        OptionalLong[] numbers = new OptionalLong[sources.length];
        Arrays.setAll(numbers, i -> number(i, rows, at + 1 + STRIDE * i));
        return new AggregateRow(key, by, rows[at], numbers);
    }

    private OptionalLong number(int measure, long[] rows, int at) {
        return switch (measures.get(measure)) {
            case Aggregation.Measure.Count() -> OptionalLong.of(rows[at + 1]);
            case Aggregation.Measure.Sum(_) ->
                rows[at] == 0 ? OptionalLong.empty() : saturated(rows[at + 2], rows[at + 1]);
            case Aggregation.Measure.Min(_), Aggregation.Measure.Max(_) ->
                rows[at] == 0 ? OptionalLong.empty() : OptionalLong.of(rows[at + 1]);
        };
    }

    private static OptionalLong saturated(long high, long low) {
        boolean fits = high == low >> 63;
        return OptionalLong.of(fits ? low : high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
}
