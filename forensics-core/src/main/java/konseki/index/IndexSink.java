package konseki.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/// Adds the events of one worker to the index of the lot. Belongs to that worker; the document and its fields are made
/// once and filled again.
public final class IndexSink {
    private final IndexWriter writer;
    private final Column[] columns;
    private final List<IndexableField> document = new ArrayList<>();
    private final NumericDocValuesField member = new NumericDocValuesField(IndexFields.MEMBER, 0);
    private final NumericDocValuesField offset = new NumericDocValuesField(IndexFields.OFFSET, 0);
    private final NumericDocValuesField start = NumericDocValuesField.indexedField(IndexFields.START, 0);
    private final NumericDocValuesField end = NumericDocValuesField.indexedField(IndexFields.END, 0);

    IndexSink(IndexWriter writer) {
        this.writer = writer;
        List<Column> list = new ArrayList<>();
        for (Field field : Field.all()) {
            if (IndexFields.isTerm(field) || IndexFields.isColumn(field)) {
                list.add(new Column(field));
            }
        }
        columns = list.toArray(Column[]::new);
    }

    /// The event is valid during this call only.
    public void accept(Event event) throws IOException {
        document.clear();
        member.setLongValue(event.origin().member());
        offset.setLongValue(event.origin().offset());
        document.add(member);
        document.add(offset);
        if (event.has(Field.TIMESTAMP)) {
            start.setLongValue(event.start());
            end.setLongValue(event.end());
            document.add(start);
            document.add(end);
        }
        for (Column column : columns) {
            if (event.has(column.field) && column.fill(event)) {
                document.add(column.indexed);
            }
        }
        writer.addDocument(document);
    }

    /// One field of the schema and the Lucene field that carries it.
    private static final class Column {
        private final Field field;
        private final org.apache.lucene.document.Field indexed;
        private final BytesRef bytes = new BytesRef();
        private final byte[] address = new byte[16];

        Column(Field field) {
            this.field = field;
            BytesRef empty = new BytesRef();
            this.indexed = switch (field.kind()) {
                case NUMBER -> NumericDocValuesField.indexedField(field.ecsName(), 0);
                case IP -> new StringField(field.ecsName(), empty, Store.NO);
                case KEYWORD, TEXT ->
                    IndexFields.isTerm(field)
                            ? new StringField(field.ecsName(), empty, Store.NO)
                            : SortedDocValuesField.indexedField(field.ecsName(), empty);
            };
        }

        /// @return false if the value is too long for the index
        boolean fill(Event event) {
            switch (field.kind()) {
                case NUMBER -> indexed.setLongValue(event.number(field));
                case IP -> {
                    Addresses.write(event.ipHigh(field), event.ipLow(field), address);
                    bytes.bytes = address;
                    bytes.offset = 0;
                    bytes.length = 16;
                    indexed.setBytesValue(bytes);
                }
                case KEYWORD, TEXT -> {
                    Slice text = event.folded(field);
                    if (text.length() > IndexFields.MAX_KEYWORD) {
                        return false;
                    }
                    bytes.bytes = text.bytes();
                    bytes.offset = text.offset();
                    bytes.length = text.length();
                    indexed.setBytesValue(bytes);
                }
            }
            return true;
        }
    }
}
