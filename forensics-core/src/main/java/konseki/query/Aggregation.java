package konseki.query;

import java.util.List;

/// What to count of the hits: `| sum(fx.egress.hi) by fx.internal.ip, fx.day`.
///
/// @param measures what to compute; empty where the hits themselves are wanted
/// @param by       the fields that form groups; empty for one number over all
public record Aggregation(List<Measure> measures, List<FieldRef> by) {
    public static final Aggregation NONE = new Aggregation(List.of(), List.of());

    public Aggregation {
        measures = List.copyOf(measures);
        by = List.copyOf(by);
    }

    public boolean isNone() {
        return measures.isEmpty();
    }

    /// A number made of all events of a group.
    public sealed interface Measure {
        record Count() implements Measure {}

        record Sum(FieldRef field) implements Measure {}

        record Min(FieldRef field) implements Measure {}

        record Max(FieldRef field) implements Measure {}
    }
}
