/// Arguments to an investigation to an exit status; decides nothing by itself, and is the only package that writes to
/// the terminal.
///
/// Start at [Main].
@NullMarked
package konseki.cli;

import org.jspecify.annotations.NullMarked;
