package konseki.index;

import java.io.IOException;
import konseki.event.Event;
import konseki.query.Predicate;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/// The matches of one segment in document order, which is (member, offset) order. Belongs to one thread.
final class SegmentHits {
    private final DocIdSetIterator matches;
    private final EventColumns columns;
    private final @Nullable Predicate onColumns;

    /// Every match is one.
    SegmentHits(DocIdSetIterator matches, EventColumns columns) {
        this.matches = matches;
        this.columns = columns;
        this.onColumns = null;
    }

    /// A match is one if the predicate holds of its columns.
    SegmentHits(DocIdSetIterator matches, EventColumns columns, Predicate onColumns) {
        this.matches = matches;
        this.columns = columns;
        this.onColumns = onColumns;
    }

    /// Moves to the next match.
    ///
    /// @return false at the end
    boolean next() throws IOException {
        for (int document = matches.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = matches.nextDoc()) {
            if (onColumns == null || onColumns.test(columns.load(document))) {
                return true;
            }
        }
        return false;
    }

    /// The event of the current match, as far as its columns are used.
    Event event() throws IOException {
        return columns.load(matches.docID());
    }

    /// Reads where the current match is written.
    void readPlace() throws IOException {
        columns.readPlace(matches.docID());
    }

    int member() {
        return columns.member();
    }

    long offset() {
        return columns.offset();
    }
}
