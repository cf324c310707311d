/// The way in: T1110, T1078, T1133.
///
/// Start at [GuessedPasswords].
@NullMarked
package konseki.detect.intrusion;

import org.jspecify.annotations.NullMarked;
