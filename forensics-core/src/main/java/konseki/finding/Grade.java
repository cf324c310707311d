package konseki.finding;

import java.util.List;

/// What the rule table said.
///
/// @param decidedBy the clause that decided
/// @param failed    all clauses of better grades that did not hold
/// @param reasons   why it is no better, the first decisive; empty where the verdict rests on what was found
public record Grade(Verdict verdict, Clause decidedBy, List<FailedClause> failed, List<ReasonCode> reasons) {

    public Grade {
        failed = List.copyOf(failed);
        reasons = List.copyOf(reasons);
    }
}
