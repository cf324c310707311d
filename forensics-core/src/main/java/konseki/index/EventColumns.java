package konseki.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/// Rebuilds events of one segment from their columns, with the fields that a question uses, so that the predicate and
/// the arithmetic are those of events that were parsed. Belongs to one thread; documents are asked for in order.
final class EventColumns {
    private static final byte[] NO_BYTES = {};

    private final List<Loader> loaders = new ArrayList<>();
    private final EventBuffer buffer;
    private final NumericDocValues members;
    private final NumericDocValues offsets;
    private final List<String> memberIds;
    private final boolean needMember;
    private int named = -1;
    private int member;
    private long offset;

    @FunctionalInterface
    private interface Loader {
        void load(int document, EventBuffer into) throws IOException;
    }

    EventColumns(LeafReader segment, UsedFields used, List<String> memberIds) throws IOException {
        this.buffer = new EventBuffer();
        this.members = DocValues.getNumeric(segment, Schema.MEMBER);
        this.offsets = DocValues.getNumeric(segment, Schema.OFFSET);
        this.memberIds = memberIds;
        this.needMember = used.needMember();
        buffer.startChunk(NO_BYTES, NO_BYTES);
        for (Field field : used.fields()) {
            switch (field.kind()) {
                case NUMBER -> loaders.add(field == Field.EVENT_DURATION ? flow(segment) : number(segment, field));
                case IP -> loaders.add(address(segment, field));
                case KEYWORD -> loaders.add(text(segment, field));
                case TEXT -> {
                    // no column: nobody asks the index to decide these
                }
            }
        }
    }

    /// The event of a document, valid until the next call.
    Event load(int document) throws IOException {
        buffer.clear();
        if (needMember) {
            loadPlace(document);
        }
        for (Loader loader : loaders) {
            loader.load(document, buffer);
        }
        return buffer;
    }

    private void loadPlace(int document) throws IOException {
        readPlace(document);
        if (member != named) {
            buffer.startMember(memberIds.get(member));
            named = member;
        }
        buffer.origin().set(member, offset, 0, 0);
    }

    /// Reads where a document's record is written, for [#member] and [#offset].
    void readPlace(int document) throws IOException {
        if (!members.advanceExact(document) || !offsets.advanceExact(document)) {
            throw new IOException("an event in the index does not say where it is written. Run konseki rebuild");
        }
        member = (int) members.longValue();
        offset = offsets.longValue();
    }

    /// Ordinal of the member in its Partial.
    int member() {
        return member;
    }

    long offset() {
        return offset;
    }

    private static Loader number(LeafReader segment, Field field) throws IOException {
        NumericDocValues values = DocValues.getNumeric(segment, field.ecsName());
        return (document, into) -> {
            if (values.advanceExact(document)) {
                into.number(field, values.longValue());
            }
        };
    }

    private static Loader address(LeafReader segment, Field field) throws IOException {
        NumericDocValues lows = DocValues.getNumeric(segment, field.ecsName());
        NumericDocValues highs = DocValues.getNumeric(segment, Schema.high(field));
        return (document, into) -> {
            if (lows.advanceExact(document)) {
                into.ip(field, highs.advanceExact(document) ? highs.longValue() : 0, lows.longValue());
            }
        };
    }

    private static Loader text(LeafReader segment, Field field) throws IOException {
        TextColumn texts = new TextColumn(DocValues.getSorted(segment, field.ecsName()));
        return (document, into) -> {
            if (texts.read(document)) {
                into.text(field, texts.bytes(), texts.from(), texts.to());
            }
        };
    }

    /// The duration of a flow from its far end, and which end that is.
    private static Loader flow(LeafReader segment) throws IOException {
        NumericDocValues stamps = DocValues.getNumeric(segment, Field.TIMESTAMP.ecsName());
        NumericDocValues starts = DocValues.getNumeric(segment, Schema.FLOW_START);
        NumericDocValues ends = DocValues.getNumeric(segment, Schema.FLOW_END);
        NumericDocValues durations = DocValues.getNumeric(segment, Field.EVENT_DURATION.ecsName());
        return (document, into) -> {
            if (durations.advanceExact(document)) {
                into.number(Field.EVENT_DURATION, durations.longValue());
            } else if (starts.advanceExact(document) && stamps.advanceExact(document)) {
                into.number(Field.EVENT_DURATION, stamps.longValue() - starts.longValue());
                into.flowStamp(FlowStamp.END);
            } else if (ends.advanceExact(document) && stamps.advanceExact(document)) {
                into.number(Field.EVENT_DURATION, ends.longValue() - stamps.longValue());
                into.flowStamp(FlowStamp.START);
            }
        };
    }
}
