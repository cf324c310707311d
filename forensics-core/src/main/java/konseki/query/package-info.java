/// Questions to the evidence: the query language, its syntax tree and what a query says of one event.
///
/// Start at [Query], the tree; [QueryParser] reads the language of `docs/query.md`, [QueryPrinter] writes it back,
/// fully
/// parenthesised, and [Predicate] decides one [konseki.event.Event]. No Lucene here: the index only narrows.
@NullMarked
package konseki.query;

import org.jspecify.annotations.NullMarked;
