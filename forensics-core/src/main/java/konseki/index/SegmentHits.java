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
    private final int end;
    private int document;

    /// Of the documents `[from, to)`, those that match and of whose columns the predicate holds.
    ///
    /// @param onColumns null if every match is a hit
    SegmentHits(DocIdSetIterator matches, EventColumns columns, @Nullable Predicate onColumns, int from, int to) {
        this.matches = matches;
        this.columns = columns;
        this.onColumns = onColumns;
        this.document = from - 1;
        this.end = to;
    }

    /// Moves to the next match.
    ///
    /// @return false at the end
    boolean next() throws IOException {
        while (true) {
            int wanted = document + 1;
            document = wanted >= end ? DocIdSetIterator.NO_MORE_DOCS : nextFrom(wanted);
            if (document >= end) {
                document = end;
                return false;
            }
            if (onColumns == null || onColumns.test(columns.load(document))) {
                return true;
            }
        }
    }

    private int nextFrom(int wanted) throws IOException {
        return matches.docID() == wanted - 1 ? matches.nextDoc() : matches.advance(wanted);
    }

    /// The event of the current match, as far as its columns are used.
    Event event() throws IOException {
        return columns.load(document);
    }

    /// Reads where the current match is written.
    void readPlace() throws IOException {
        columns.readPlace(document);
    }

    int member() {
        return columns.member();
    }

    long offset() {
        return columns.offset();
    }
}
