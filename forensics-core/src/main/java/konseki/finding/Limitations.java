package konseki.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every failed clause of a better grade, as a limitation: what keeps a claim from being graded higher.
public final class Limitations {

    private Limitations() {}

    /// One limitation for all assets on which a clause failed alike, in the order of the rule table.
    public static List<Limitation> of(List<Claim> claims) {
        Map<FailedClause, List<String>> assets = new LinkedHashMap<>();
        for (Clause clause : Clause.values()) {
            for (Claim claim : claims) {
                claim.failedClauses().stream()
                        .filter(failed -> failed.clause() == clause && claim.group() == ChannelGroup.N)
                        .forEach(failed -> assets.computeIfAbsent(failed, _ -> new ArrayList<>())
                                .add(claim.asset()));
            }
        }
        List<Limitation> limitations = new ArrayList<>();
        assets.forEach((failed, names) -> limitations.add(new Limitation(
                failed.clause()
                        .reason()
                        .map(ReasonCode::name)
                        .orElse(failed.clause().name()),
                String.join(", ", names),
                text(failed))));
        return limitations;
    }

    private static Wording text(FailedClause failed) {
        String grade = failed.clause().grade().shortName();
        Wording wording = failed.clause().wording();
        return new Wording(
                grade + " asks: " + wording.en() + " (" + failed.needed() + "); found: " + failed.measured(),
                grade + " の条件: " + wording.ja() + "（" + ClauseWords.ja(failed.needed()) + "）。実際: "
                        + ClauseWords.ja(failed.measured()));
    }
}
