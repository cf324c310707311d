/// Writes the sample incidents: one company, one intrusion, and what each case leaves of it. Same seed, same bytes.
@NullMarked
package konseki.samples;

import org.jspecify.annotations.NullMarked;
