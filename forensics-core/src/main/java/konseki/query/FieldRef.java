package konseki.query;

import java.util.Optional;
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

    /// The field of that name, stored or computed; of vendor fields any name after `vendor.`.
    static Optional<FieldRef> named(String queryName) {
        if (queryName.startsWith(VENDOR) && queryName.length() > VENDOR.length()) {
            return Optional.of(new Vendor(queryName.substring(VENDOR.length())));
        }
        return Field.named(queryName)
                .map(FieldRef::of)
                .or(() -> VirtualField.named(queryName).map(FieldRef::of));
    }

    String VENDOR = "vendor.";

    /// The name as a query writes it; that of a vendor field without the quotes it may need.
    default String queryName() {
        return switch (this) {
            case Stored(Field field) -> field.ecsName();
            case Virtual(VirtualField field) -> field.queryName();
            case Vendor(String name) -> VENDOR + name;
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
