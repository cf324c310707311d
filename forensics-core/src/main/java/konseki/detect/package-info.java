/// Detectors and what they share: state tables, sorted runs, the rules of a case, the context of an attack.
///
/// Start at [Detector], then [Table] and [Row]: while records pass, a detector only adds numbers to rows; everything
/// else is concluded from the merged rows, so the order of records, threads and machines cannot matter.
@NullMarked
package konseki.detect;

import org.jspecify.annotations.NullMarked;
