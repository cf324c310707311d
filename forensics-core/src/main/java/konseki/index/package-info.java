/// The Lucene index of a Partial: it narrows a search, the evidence decides. The only package that imports Lucene.
///
/// Start at [PartialIndexWriter], which a scan fills, and [PartialIndex], which says where candidates of a query are.
/// [Narrowing] turns a query into what the index can decide; it may match too much, never too little.
@NullMarked
package konseki.index;

import org.jspecify.annotations.NullMarked;
