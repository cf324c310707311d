package konseki.index;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.VirtualField;
import konseki.query.Aggregation;
import konseki.query.FieldRef;
import konseki.query.Query;

/// The fields that a query or an aggregate reads of an event, and whether the columns hold them all.
final class UsedFields {
    private final Set<Field> fields = EnumSet.noneOf(Field.class);
    private boolean inColumns = true;
    private boolean member;

    static UsedFields of(Query query) {
        UsedFields used = new UsedFields();
        used.add(query);
        return used;
    }

    static UsedFields of(Aggregation aggregation) {
        UsedFields used = new UsedFields();
        aggregation.by().forEach(used::add);
        for (Aggregation.Measure measure : aggregation.measures()) {
            switch (measure) {
                case Aggregation.Measure.Count() -> {
                    // of events
                }
                case Aggregation.Measure.Sum(FieldRef field) -> used.add(field);
                case Aggregation.Measure.Min(FieldRef field) -> used.add(field);
                case Aggregation.Measure.Max(FieldRef field) -> used.add(field);
            }
        }
        return used;
    }

    /// Adds what another one uses.
    UsedFields and(UsedFields other) {
        UsedFields both = new UsedFields();
        both.fields.addAll(fields);
        both.fields.addAll(other.fields);
        both.inColumns = inColumns && other.inColumns;
        both.member = member || other.member;
        return both;
    }

    /// Whether the columns of an event hold all of it, but for keywords that were too long.
    boolean areInColumns() {
        return inColumns;
    }

    /// Whether the name of the member is used.
    boolean needMember() {
        return member;
    }

    Set<Field> fields() {
        return fields;
    }

    /// One bit per field, as [Schema#bit].
    long bits() {
        return fields.stream().mapToLong(Schema::bit).reduce(0, (a, b) -> a | b);
    }

    private void add(Query query) {
        switch (query) {
            case Query.All() -> {
                // nothing of the event
            }
            case Query.And(List<Query> clauses) -> clauses.forEach(this::add);
            case Query.Or(List<Query> clauses) -> clauses.forEach(this::add);
            case Query.Not(Query clause) -> add(clause);
            case Query.Exists(FieldRef field) -> add(field);
            case Query.Text(FieldRef field, _) -> add(field);
            case Query.Whole(FieldRef field, _) -> add(field);
            case Query.OneOf(FieldRef field, _) -> add(field);
            case Query.Range(FieldRef field, _, _) -> add(field);
            case Query.Numbers(FieldRef field, _) -> add(field);
            case Query.Address(FieldRef field, _) -> add(field);
            case Query.FreeText(_) -> inColumns = false;
        }
    }

    private void add(FieldRef ref) {
        switch (ref) {
            case FieldRef.Stored(Field field) -> addStored(field);
            case FieldRef.Virtual(VirtualField field) -> parts(field).forEach(this::addStored);
            case FieldRef.Vendor(_) -> inColumns = false;
        }
        member |= ref.equals(FieldRef.of(VirtualField.EVENT_ID)) || ref.equals(FieldRef.of(VirtualField.SOURCE));
    }

    private void addStored(Field field) {
        inColumns &= field.kind() != FieldKind.TEXT;
        fields.add(field);
    }

    /// What a virtual field is made of.
    private static List<Field> parts(VirtualField field) {
        return switch (field) {
            case EVENT_ID -> List.of();
            case EVENT_START, EVENT_END, HOUR, DAY -> List.of(Field.TIMESTAMP, Field.EVENT_DURATION);
            case SOURCE -> List.of(Field.EVENT_DATASET, Field.OBSERVER_NAME);
            case DIRECTION, INTERNAL_IP, EXTERNAL_IP -> List.of(Field.SOURCE_IP, Field.DESTINATION_IP);
            case EGRESS_LO, EGRESS_HI ->
                List.of(
                        Field.SOURCE_IP,
                        Field.DESTINATION_IP,
                        Field.SOURCE_BYTES,
                        Field.DESTINATION_BYTES,
                        Field.SOURCE_BYTES_LO,
                        Field.DESTINATION_BYTES_LO);
            case USER -> List.of(Field.USER_NAME, Field.USER_TARGET_NAME);
        };
    }
}
