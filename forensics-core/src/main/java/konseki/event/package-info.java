/// What happened, in the terms of the Elastic Common Schema, and where it is written.
///
/// Start at [Event], the view of one record that every other package speaks, then [Field], the list of what it can say.
/// [EventBuffer] is its one implementation: a worker's reusable buffer, filled by a parser. Nothing here opens a file.
@NullMarked
package konseki.event;

import org.jspecify.annotations.NullMarked;
