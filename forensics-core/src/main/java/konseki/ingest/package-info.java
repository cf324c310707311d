/// From files to Partials: the plan, the pass over the bytes, and the way back from a hit to its record.
///
/// Start at [ScanPlan], which decides what is read and how, then [LotScan], the one pass: a worker takes a chunk and,
/// record by record, parses it into its buffer and hands the event to state tables and index before it reads the next.
/// What a lot leaves is a [Partial], whole or not at all.
@NullMarked
package konseki.ingest;

import org.jspecify.annotations.NullMarked;
