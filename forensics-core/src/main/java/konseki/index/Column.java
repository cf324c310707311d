package konseki.index;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.document.StoredValue;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// One Lucene field of the document being added, reused from event to event. Belongs to one sink.
///
/// Lucene's own fields box every number and hold terms and columns in two objects; this holds both in one and boxes
/// nothing, which halves the time that Lucene spends looking fields up by name.
final class Column implements IndexableField {
    private final String name;
    private final FieldType type;
    private final Cell number = new Cell();
    private final BytesRef bytes = new BytesRef();

    Column(String name, FieldType type) {
        this.name = name;
        this.type = type;
    }

    Column number(long value) {
        number.value = value;
        return this;
    }

    Column bytes(byte[] array, int offset, int length) {
        bytes.bytes = array;
        bytes.offset = offset;
        bytes.length = length;
        return this;
    }

    /// A number that Lucene can be handed again and again.
    private static final class Cell extends Number {
        private static final long serialVersionUID = 1L;

        private long value;

        @Override
        public long longValue() {
            return value;
        }

        @Override
        public int intValue() {
            return (int) value;
        }

        @Override
        public float floatValue() {
            return value;
        }

        @Override
        public double doubleValue() {
            return value;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FieldType fieldType() {
        return type;
    }

    @Override
    public BytesRef binaryValue() {
        return bytes;
    }

    @Override
    public Number numericValue() {
        return number;
    }

    @Override
    public InvertableType invertableType() {
        return InvertableType.BINARY;
    }

    @Override
    public @Nullable TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
        return null;
    }

    @Override
    public @Nullable String stringValue() {
        return null;
    }

    @Override
    public @Nullable Reader readerValue() {
        return null;
    }

    @Override
    public @Nullable StoredValue storedValue() {
        return null;
    }
}
