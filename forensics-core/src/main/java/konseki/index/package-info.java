/// The case's Lucene index, which narrows a query; what it cannot decide is read again from the evidence. The only
/// package that imports Lucene.
///
/// Start at [Schema], what an event leaves in the index. Writing: [PartialIndexWriter], one per lot, and [IndexSink],
/// one per worker. Reading: [PartialIndex], then [CaseIndex], which asks Partial by Partial; [Narrowing] turns a query
/// into Lucene's.
@NullMarked
package konseki.index;

import org.jspecify.annotations.NullMarked;
