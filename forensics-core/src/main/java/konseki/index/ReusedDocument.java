package konseki.index;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.lucene.index.IndexableField;

/// The columns of the event being added. Its iterator is reused too, because Lucene reads a document once at a time.
/// Belongs to one sink.
final class ReusedDocument implements Iterable<IndexableField> {
    private final IndexableField[] columns;
    private final Columns iterator = new Columns();
    private int length;

    ReusedDocument(int capacity) {
        columns = new IndexableField[capacity];
    }

    void clear() {
        length = 0;
    }

    void add(IndexableField column) {
        columns[length++] = column;
    }

    @Override
    public Iterator<IndexableField> iterator() {
        iterator.next = 0;
        return iterator;
    }

    private final class Columns implements Iterator<IndexableField> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < length;
        }

        @Override
        public IndexableField next() {
            if (next == length) {
                throw new NoSuchElementException();
            }
            return columns[next++];
        }
    }
}
