/// What the records could have shown: which sensor saw which hour, what is missing and why, how much could have left
/// unseen, and what to collect next.
///
/// Start at [Ledger], the state that a scan keeps, and [CoverageMeasurement], which reads it. Everything here is a pure
/// function of state, context and the rules of the case; nothing guesses that what was not seen did not happen.
@NullMarked
package konseki.coverage;

import org.jspecify.annotations.NullMarked;
