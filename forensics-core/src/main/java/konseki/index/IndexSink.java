package konseki.index;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.Slice;
import org.apache.lucene.index.IndexWriter;

/// Adds events to the index of a lot. Belongs to one worker; allocates nothing beyond what Lucene does.
public final class IndexSink {
    private static final Field[] FIELDS = Field.all().toArray(Field[]::new);

    private final IndexWriter writer;
    private final AtomicLong unindexedFields;
    private final Column[] columns = new Column[FIELDS.length];
    private final Column[] highs = new Column[FIELDS.length];
    private final byte[][] addresses = new byte[FIELDS.length][];
    private final Column member = new Column(Schema.MEMBER, Schema.NUMBER);
    private final Column offset = new Column(Schema.OFFSET, Schema.NUMBER);
    private final Column flowStart = new Column(Schema.FLOW_START, Schema.NUMBER);
    private final Column flowEnd = new Column(Schema.FLOW_END, Schema.NUMBER);
    private final Column unindexed = new Column(Schema.UNINDEXED, Schema.NUMBER);
    private final ReusedDocument document = new ReusedDocument(2 * FIELDS.length + 8);

    IndexSink(IndexWriter writer, AtomicLong unindexedFields) {
        this.writer = writer;
        this.unindexedFields = unindexedFields;
        for (Field field : FIELDS) {
            int i = field.ordinal();
            boolean terms = Schema.hasTerms(field);
            switch (field.kind()) {
                case NUMBER -> columns[i] = new Column(field.ecsName(), Schema.NUMBER);
                case KEYWORD -> columns[i] = new Column(field.ecsName(), terms ? Schema.TEXT_WITH_TERMS : Schema.TEXT);
                case IP -> {
                    columns[i] = new Column(field.ecsName(), terms ? Schema.NUMBER_WITH_TERMS : Schema.NUMBER);
                    highs[i] = new Column(Schema.high(field), Schema.NUMBER);
                    addresses[i] = new byte[16];
                }
                case TEXT -> {
                    // searched by parts, so decided by reading the evidence
                }
            }
        }
    }

    /// Adds one event; what it needs is copied.
    ///
    /// @throws IOException if the disk is full or broken; the index is lost then
    public void accept(Event event) throws IOException {
        document.clear();
        document.add(member.number(event.origin().member()));
        document.add(offset.number(event.origin().offset()));
        long tooLong = 0;
        for (Field field : FIELDS) {
            if (event.has(field)) {
                switch (field.kind()) {
                    case NUMBER -> addNumber(event, field);
                    case IP -> addAddress(event, field);
                    case KEYWORD -> tooLong |= addKeyword(event, field);
                    case TEXT -> {
                        // not indexed
                    }
                }
            }
        }
        if (tooLong != 0) {
            document.add(unindexed.number(tooLong));
            unindexedFields.accumulateAndGet(tooLong, (a, b) -> a | b);
        }
        writer.addDocument(document);
    }

    private void addNumber(Event event, Field field) {
        if (field != Field.EVENT_DURATION || !event.has(Field.TIMESTAMP) || event.flowStamp() == FlowStamp.NONE) {
            document.add(columns[field.ordinal()].number(event.number(field)));
        } else if (event.flowStamp() == FlowStamp.END) {
            document.add(flowStart.number(event.start()));
        } else {
            document.add(flowEnd.number(event.end()));
        }
    }

    private void addAddress(Event event, Field field) {
        int i = field.ordinal();
        long high = event.ipHigh(field);
        long low = event.ipLow(field);
        byte[] bytes = addresses[i];
        Addresses.write(high, low, bytes);
        document.add(columns[i].number(low).bytes(bytes, 0, 16));
        if (!IpAddress.isV4(high, low)) {
            document.add(highs[i].number(high));
        }
    }

    /// @return the field's bit if the text is too long
    private long addKeyword(Event event, Field field) {
        Slice text = event.folded(field);
        if (text.length() > Schema.MAX_KEYWORD) {
            return Schema.bit(field);
        }
        document.add(columns[field.ordinal()].bytes(text.bytes(), text.offset(), text.length()));
        return 0;
    }
}
