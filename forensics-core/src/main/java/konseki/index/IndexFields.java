package konseki.index;

import java.util.EnumSet;
import java.util.Set;
import konseki.event.Field;
import konseki.event.FieldKind;

/// What of an event the index holds, and how. Another choice is another schema: Partials of the old one are scanned
/// again.
///
/// - Terms (documents only): what analysts pivot on, and two fields of few values.
/// - Columns with a skip index: every other keyword and every number, and the start and end of flows.
/// - Nothing: texts, vendor fields, addresses that are not pivoted on. The evidence decides about those.
///
/// No field is stored and none is an id: a document says where its record is, and the record is read from there.
final class IndexFields {
    /// Ordinal of the member in its Partial.
    static final String MEMBER = "fx.evidence.id";
    static final String OFFSET = "log.offset";
    static final String START = "event.start";
    static final String END = "event.end";

    /// Longest keyword that is held whole; a longer one is not in the index.
    static final int MAX_KEYWORD = 8191;

    private static final Set<Field> TERMS = EnumSet.of(
            Field.SOURCE_IP,
            Field.DESTINATION_IP,
            Field.USER_NAME,
            Field.USER_TARGET_NAME,
            Field.HOST_NAME,
            Field.PROCESS_HASH_SHA256,
            Field.EVENT_CODE,
            Field.EVENT_ACTION);

    private IndexFields() {}

    static boolean isTerm(Field field) {
        return TERMS.contains(field);
    }

    /// Whether the field is a column: then the index can tell which events have it.
    static boolean isColumn(Field field) {
        return switch (field.kind()) {
            case NUMBER -> true;
            case KEYWORD -> !isTerm(field) && field != Field.PROCESS_ENTITY_ID && field != Field.FILE_PATH;
            case IP, TEXT -> false;
        };
    }

    static boolean isKeywordColumn(Field field) {
        return field.kind() == FieldKind.KEYWORD && isColumn(field);
    }
}
