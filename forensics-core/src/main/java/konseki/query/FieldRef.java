package konseki.query;

import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.event.VirtualField;

/// What a clause is about: a field of the schema, one that is computed, or a vendor field.
public sealed interface FieldRef {

    record Stored(Field field) implements FieldRef {}

    record Virtual(VirtualField field) implements FieldRef {}

    /// @param name the original name, as in `vendor.policyid`
    record Vendor(String name) implements FieldRef {}

    static FieldRef of(Field field) {
        return new Stored(field);
    }

    static FieldRef of(VirtualField field) {
        return new Virtual(field);
    }

    /// The name as a query writes it.
    default String queryName() {
        return switch (this) {
            case Stored(Field field) -> field.ecsName();
            case Virtual(VirtualField field) -> field.queryName();
            case Vendor(String name) -> "vendor." + name;
        };
    }

    /// Vendor fields are compared as keywords.
    default FieldKind kind() {
        return switch (this) {
            case Stored(Field field) -> field.kind();
            case Virtual(VirtualField field) -> field.kind();
            case Vendor _ -> FieldKind.KEYWORD;
        };
    }
}
