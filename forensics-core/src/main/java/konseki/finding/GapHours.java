package konseki.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gaps of several sources as one list of times.
final class GapHours {

    private GapHours() {}

    /// What the gaps cover together, in order, without what lies before `since`.
    static List<TimeRange> merged(List<Gap> gaps, long since) {
        List<TimeRange> ranges = gaps.stream()
                .map(Gap::when)
                .filter(when -> when.to() >= since)
                .map(when -> new TimeRange(Math.max(when.from(), since), when.to()))
                .sorted(Comparator.comparingLong(TimeRange::from))
                .toList();
        List<TimeRange> merged = new ArrayList<>();
        for (TimeRange next : ranges) {
            if (!merged.isEmpty() && next.from() <= merged.getLast().to() + 1) {
                merged.add(merged.removeLast().union(next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
