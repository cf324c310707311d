package konseki.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import konseki.query.Aggregation;
import konseki.query.Query;
import konseki.query.QueryContext;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/// Reads the index of one Partial. Safe to share; never writes.
public final class PartialIndex implements Closeable {
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final List<String> memberIds;
    private final long unindexed;

    private PartialIndex(Directory directory, DirectoryReader reader, List<String> memberIds, long unindexed) {
        this.directory = directory;
        this.reader = reader;
        this.memberIds = List.copyOf(memberIds);
        this.unindexed = unindexed;
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /// @param memberIds `<evidence key>-<entry>` of the Partial's members, by ordinal
    /// @throws IOException if there is no whole index, or one of another schema
    public static PartialIndex open(Path folder, List<String> memberIds) throws IOException {
        Directory directory = new MMapDirectory(folder);
        try {
            DirectoryReader reader = DirectoryReader.open(directory);
            try {
                Map<String, String> marks = reader.getIndexCommit().getUserData();
                if (!Integer.toString(Schema.VERSION).equals(marks.get(PartialIndexWriter.VERSION_KEY))) {
                    throw new IOException(
                            folder + ": the index was written by another version of Konseki. Run konseki rebuild");
                }
                long unindexed = Long.parseLong(marks.getOrDefault(PartialIndexWriter.UNINDEXED_KEY, "-1"));
                return new PartialIndex(directory, reader, memberIds, unindexed);
            } catch (IOException | RuntimeException broken) {
                reader.close();
                throw broken;
            }
        } catch (IOException | RuntimeException broken) {
            directory.close();
            throw broken;
        }
    }

    /// Events in it.
    public long events() {
        return reader.numDocs();
    }

    /// `<evidence key>-<entry>` of its members, by ordinal.
    public List<String> memberIds() {
        return memberIds;
    }

    /// What this index can do for a question. Cheap: nothing is searched yet.
    ///
    /// @param aggregation [Aggregation#NONE] for the hits alone
    public IndexPlan plan(Query query, Aggregation aggregation, QueryContext context) throws IOException {
        UsedFields ofQuery = UsedFields.of(query);
        UsedFields ofAggregation = UsedFields.of(aggregation);
        boolean anyTooLong = (unindexed & ofQuery.bits()) != 0;
        Narrowing narrowing = narrowing(query, context);
        return new IndexPlan(
                this,
                new IndexPlan.Question(query, aggregation, context),
                anyTooLong
                        ? Narrowing.or(narrowing, StoredClauses.present(Schema.UNINDEXED))
                                .atMost()
                        : narrowing,
                ofQuery,
                ofQuery.areInColumns() && !anyTooLong,
                ofAggregation.areInColumns() && (unindexed & ofAggregation.bits()) == 0);
    }

    /// Computed fields become several clauses each, so a long query may have more than Lucene takes; then the columns
    /// of
    /// every event are looked at.
    private Narrowing narrowing(Query query, QueryContext context) throws IOException {
        try {
            Narrowing narrowing = new QueryCompiler(context, memberIds).compile(query);
            return new Narrowing(searcher.rewrite(narrowing.lucene()), narrowing.exact());
        } catch (IndexSearcher.TooManyClauses tooMany) {
            return Narrowing.UNDECIDED;
        }
    }

    IndexSearcher searcher() {
        return searcher;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            reader.close();
        }
    }
}
