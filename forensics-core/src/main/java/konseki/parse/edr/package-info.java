/// What endpoint sensors write: programs, files, connections and logons of one machine.
///
/// One class per vendor; start at [DefenderHunting].
@NullMarked
package konseki.parse.edr;

import org.jspecify.annotations.NullMarked;
