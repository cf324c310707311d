package konseki.finding;

import java.util.List;
import java.util.Optional;
import konseki.finding.Measured.MeasuredGap;

/// The shapes that clauses share: at least, none.
final class Clauses {

    private Clauses() {}

    static Optional<FailedClause> atLeast(Clause clause, int basisPoints, int needed) {
        return basisPoints >= needed
                ? Optional.empty()
                : Optional.of(new FailedClause(clause, percent(basisPoints), "at least " + percent(needed)));
    }

    static Optional<FailedClause> none(Clause clause, int count, String what) {
        return count == 0 ? Optional.empty() : Optional.of(new FailedClause(clause, count + " " + what, "none"));
    }

    static String gaps(List<MeasuredGap> gaps) {
        long longest =
                gaps.stream().mapToLong(gap -> gap.when().seconds()).max().orElse(0);
        return gaps.size() + ", the longest " + longest + " s";
    }

    /// Two decimals, no locale.
    static String percent(int basisPoints) {
        int hundredths = basisPoints % 100;
        return basisPoints / 100 + (hundredths < 10 ? ".0" : ".") + hundredths + " %";
    }
}
