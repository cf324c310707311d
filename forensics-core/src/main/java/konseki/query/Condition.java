package konseki.query;

import java.util.Arrays;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Networks;

/// One node of a compiled query. Belongs to one thread, because its cells are reused.
@FunctionalInterface
interface Condition {

    boolean holds(Event event, RawText raw);

    record AllOf(Condition[] conditions) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            for (Condition condition : conditions) {
                if (!condition.holds(event, raw)) {
                    return false;
                }
            }
            return true;
        }
    }

    record AnyOf(Condition[] conditions) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            for (Condition condition : conditions) {
                if (condition.holds(event, raw)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Negation(Condition condition) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            return !condition.holds(event, raw);
        }
    }

    record Present(ValueSource source, Cell cell) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            return source.read(event, cell);
        }
    }

    record Between(ValueSource source, Cell cell, long from, long to) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            return source.read(event, cell) && cell.low >= from && cell.low <= to;
        }
    }

    /// @param sorted ascending
    record OneOfNumbers(ValueSource source, Cell cell, long[] sorted) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            return source.read(event, cell) && Arrays.binarySearch(sorted, cell.low) >= 0;
        }
    }

    record Within(ValueSource source, Cell cell, Networks blocks) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            return source.read(event, cell) && blocks.contains(cell.high, cell.low);
        }
    }

    record Matches(ValueSource source, Cell cell, TextMatcher matcher) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            return source.read(event, cell) && matcher.matches(cell.bytes, cell.from, cell.to);
        }
    }

    record OneOfTexts(ValueSource source, Cell cell, ByteSet values) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            return source.read(event, cell) && values.contains(cell.bytes, cell.from, cell.to);
        }
    }

    /// The message, else the raw text.
    record Mentions(Cell cell, TextMatcher matcher) implements Condition {
        @Override
        public boolean holds(Event event, RawText raw) {
            return event.has(Field.MESSAGE)
                    ? cell.text(event.folded(Field.MESSAGE)) && matcher.matches(cell.bytes, cell.from, cell.to)
                    : raw.matches(matcher);
        }
    }
}
