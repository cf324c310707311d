package konseki.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What could have left unseen, part by part (`docs/method.md`), for one asset and channel group over the window.
///
/// @param u1a allow-listed bytes that the other side's own record explains
/// @param u1b other allow-listed bytes: the destination is one that an attacker can use too
/// @param u2  bytes to unexplained destinations below every threshold
/// @param u3  gaps: seconds × the line's rate, or what a link counter leaves
/// @param u4  what sampling can miss
/// @param u5  flows without counters: duration × rate
/// @param u6  sessions open when the records end
/// @param u7  cells with the host's telemetry only
/// @param u8  bytes sent to peers that the attacker controls
/// @param terms how each part came about, summand by summand
public record Bound(
        Volume u1a,
        Volume u1b,
        Volume u2,
        Volume u3,
        Volume u4,
        Volume u5,
        Volume u6,
        Volume u7,
        Volume u8,
        List<BoundTerm> terms) {

    public Bound {
        terms = List.copyOf(terms);
    }

    /// Parts without their derivation.
    public Bound(Volume u1a, Volume u1b, Volume u2, Volume u3, Volume u4, Volume u5, Volume u6, Volume u7, Volume u8) {
        this(u1a, u1b, u2, u3, u4, u5, u6, u7, u8, List.of());
    }

    /// Sums terms by their part.
    public static Bound of(List<BoundTerm> terms) {
        Map<String, Volume> sums = new HashMap<>();
        terms.forEach(term -> sums.merge(term.part(), term.bytes(), Volume::plus));
        return new Bound(
                sums.getOrDefault("u1a", Volume.none()),
                sums.getOrDefault("u1b", Volume.none()),
                sums.getOrDefault("u2", Volume.none()),
                sums.getOrDefault("u3", Volume.none()),
                sums.getOrDefault("u4", Volume.none()),
                sums.getOrDefault("u5", Volume.none()),
                sums.getOrDefault("u6", Volume.none()),
                sums.getOrDefault("u7", Volume.none()),
                sums.getOrDefault("u8", Volume.none()),
                terms);
    }

    public static final Bound NONE = new Bound(
            Volume.none(),
            Volume.none(),
            Volume.none(),
            Volume.none(),
            Volume.none(),
            Volume.none(),
            Volume.none(),
            Volume.none(),
            Volume.none());

    /// V: the sum of all parts.
    public Volume total() {
        return u1a.plus(u1b)
                .plus(u2)
                .plus(u3)
                .plus(u4)
                .plus(u5)
                .plus(u6)
                .plus(u7)
                .plus(u8);
    }

    public Bound withGaps(Volume gaps) {
        return new Bound(u1a, u1b, u2, gaps, u4, u5, u6, u7, u8, terms);
    }
}
