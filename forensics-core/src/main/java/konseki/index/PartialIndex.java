package konseki.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import konseki.query.Query;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/// Reads the index of one Partial. Safe to share; never writes.
public final class PartialIndex implements Closeable {
    /// More candidates than that are not worth a list: the evidence is read from its start to its end.
    private static final int MAX_CANDIDATES = 4_000_000;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    public PartialIndex(Path folder) throws IOException {
        directory = new MMapDirectory(folder);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /// Events in it.
    public long events() {
        return reader.numDocs();
    }

    /// Where the events that a query may find are written: packed as [Candidates] reads them, in (member, offset)
    /// order.
    ///
    /// @return empty if the index does not narrow the query, or hardly
    public Optional<Candidates> candidates(Query query) throws IOException {
        Narrowing narrowing = Narrowing.of(query);
        if (!narrowing.narrows()) {
            return Optional.empty();
        }
        org.apache.lucene.search.Query rewritten = searcher.rewrite(narrowing.lucene());
        Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
        Found found = new Found();
        for (LeafReaderContext leaf : reader.leaves()) {
            if (!found.addAll(leaf, weight)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Candidates(found.sorted(), narrowing.exact()));
    }

    /// Places found so far. Belongs to one search.
    private static final class Found {
        private long[] places = new long[1024];
        private int size;

        /// @return false if there are too many
        boolean addAll(LeafReaderContext leaf, Weight weight) throws IOException {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                return true;
            }
            NumericDocValues members = leaf.reader().getNumericDocValues(IndexFields.MEMBER);
            NumericDocValues offsets = leaf.reader().getNumericDocValues(IndexFields.OFFSET);
            if (members == null || offsets == null) {
                throw new IOException("the index has no locators. Run konseki rebuild");
            }
            DocIdSetIterator hits = scorer.iterator();
            for (int doc = hits.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = hits.nextDoc()) {
                if (size == MAX_CANDIDATES) {
                    return false;
                }
                if (!members.advanceExact(doc) || !offsets.advanceExact(doc)) {
                    throw new IOException("the index has an event without a locator. Run konseki rebuild");
                }
                if (size == places.length) {
                    places = Arrays.copyOf(places, 2 * size);
                }
                places[size++] = Candidates.pack((int) members.longValue(), offsets.longValue());
            }
            return true;
        }

        long[] sorted() {
            long[] all = Arrays.copyOf(places, size);
            Arrays.sort(all);
            return all;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
