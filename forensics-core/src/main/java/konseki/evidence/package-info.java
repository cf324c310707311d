/// Opens preserved files, read-only, and hands out their bytes in whole records, hashed as they are read.
///
/// Start at [Collection], which lists the files and archive members of the inputs, then [MemberReader], which reads one
/// member chunk by chunk. The only package that opens inputs; it knows no log format.
@NullMarked
package konseki.evidence;

import org.jspecify.annotations.NullMarked;
