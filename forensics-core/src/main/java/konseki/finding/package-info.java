/// What is concluded, as data: the whole of finding.json and the rules that grade it.
///
/// Start at [Finding]. [VerdictRules] is the rule table, a pure function of what was measured. Nothing here reads a
/// log,
/// a clock or a file.
@NullMarked
package konseki.finding;

import org.jspecify.annotations.NullMarked;
