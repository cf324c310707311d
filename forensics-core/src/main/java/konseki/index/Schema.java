package konseki.index;

import java.util.EnumSet;
import java.util.Set;
import konseki.event.Field;
import konseki.event.FieldKind;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;

/// What an event leaves in the index: one column per field it has, and terms for those that people pivot on. No stored
/// text, no points, no id.
///
/// | field of the event      | Lucene field                | holds                                            |
/// |-------------------------|-----------------------------|--------------------------------------------------|
/// | number                  | its ECS name                | column with skip index                           |
/// | keyword                 | its ECS name                | column of ordinals with skip index, folded       |
/// | address                 | its ECS name                | column: the lower long                           |
/// |                         | ECS name + `.high`          | column: the upper long, only where not IPv4      |
/// | pivots ([#hasTerms])    | the same field              | also terms; of an address its 16 bytes           |
/// | `event.duration`        | `event.start`, `event.end`  | the far end of a flow, where its stamp says      |
/// |                         |                             | which; the duration follows from it              |
/// |                         | `event.duration`            | where no stamp says so                           |
/// | place                   | `fx.evidence.id`            | column: ordinal of the member in the Partial     |
/// |                         | `log.offset`                | column                                           |
/// | too long for the index  | `fx.unindexed`              | one bit per keyword left out, by field number    |
/// | TEXT, vendor fields     | none                        |                                                  |
///
/// Segments are sorted by place, so that candidates come out in the order in which the evidence is read.
final class Schema {
    /// Raised whenever the columns change; a reader refuses any other.
    static final int VERSION = 1;

    static final String MEMBER = "fx.evidence.id";
    static final String OFFSET = "log.offset";
    static final String FLOW_START = "event.start";
    static final String FLOW_END = "event.end";
    static final String UNINDEXED = "fx.unindexed";

    /// Longest keyword indexed, in folded bytes; a longer one is decided by reading the evidence. Lucene's own limit is
    /// 32,766.
    static final int MAX_KEYWORD = 8191;

    static final FieldType NUMBER = type(DocValuesType.NUMERIC, false);
    static final FieldType NUMBER_WITH_TERMS = type(DocValuesType.NUMERIC, true);
    static final FieldType TEXT = type(DocValuesType.SORTED, false);
    static final FieldType TEXT_WITH_TERMS = type(DocValuesType.SORTED, true);

    private static final Set<Field> WITH_TERMS = EnumSet.of(
            Field.SOURCE_IP,
            Field.DESTINATION_IP,
            Field.USER_NAME,
            Field.USER_TARGET_NAME,
            Field.HOST_NAME,
            Field.PROCESS_HASH_SHA256,
            Field.EVENT_CODE,
            Field.EVENT_ACTION);

    private Schema() {}

    private static FieldType type(DocValuesType columns, boolean terms) {
        FieldType type = new FieldType();
        type.setDocValuesType(columns);
        type.setDocValuesSkipIndexType(DocValuesSkipIndexType.RANGE);
        type.setTokenized(false);
        type.setOmitNorms(true);
        type.setIndexOptions(terms ? IndexOptions.DOCS : IndexOptions.NONE);
        type.freeze();
        return type;
    }

    static boolean hasTerms(Field field) {
        return WITH_TERMS.contains(field);
    }

    static boolean hasColumn(Field field) {
        return field.kind() != FieldKind.TEXT;
    }

    /// The column of the upper half of an address that is not IPv4.
    static String high(Field field) {
        return field.ecsName() + ".high";
    }

    static long bit(Field field) {
        return 1L << field.ordinal();
    }
}
