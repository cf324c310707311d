/// Turns the records of a chunk into [konseki.event.Event]s; knows formats, knows no files, threads or index.
///
/// Start at [Carrier]: how records are framed and wrapped. Then [Payload]: what a vendor writes inside. [Unwrapping]
/// joins the two, record by record. Carriers and payloads are stateless, so one instance serves every thread; a
/// [RecordParser] belongs to one thread.
@NullMarked
package konseki.parse;

import org.jspecify.annotations.NullMarked;
