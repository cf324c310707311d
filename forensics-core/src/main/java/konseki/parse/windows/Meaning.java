package konseki.parse.windows;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.FieldReading;

/// What one kind of event says: a row of the table. Immutable.
///
/// @param category or [Slice#ABSENT]
/// @param provider part of the provider's name in lower case, or [Slice#ABSENT] for any
/// @param readings whose array nobody changes
record Meaning(
        Slice category,
        boolean categoryByObject,
        Slice action,
        OutcomeRule outcome,
        TypeRule typeRule,
        Slice type,
        Slice provider,
        FieldReading[] readings) {

    private static final VendorName ECS_DOMAIN = VendorName.of("user.domain");

    /// Whether the row is about events of that provider; an event that names none is taken.
    boolean isFrom(Slice eventProvider) {
        return provider.isAbsent() || eventProvider.isEmpty() || Ascii.contains(eventProvider, provider);
    }

    /// Fills in what the event says.
    ///
    /// @param form how the event was exported
    void read(WindowsForm form, EventBuffer out) {
        set(Field.EVENT_ACTION, action, out);
        for (FieldReading reading : readings) {
            reading.read(out, form.isEcs());
        }
        if (form.isEcs() && out.has(Field.USER_NAME) && !out.has(Field.USER_DOMAIN)) {
            out.textIfAny(Field.USER_DOMAIN, out.vendor(ECS_DOMAIN));
        }
        set(Field.EVENT_CATEGORY, categoryByObject ? ObjectType.read(out) : category, out);
        set(Field.EVENT_OUTCOME, outcome.of(form, out), out);
        set(Field.EVENT_TYPE, typeRule.of(type, out), out);
    }

    private static void set(Field field, Slice constant, EventBuffer out) {
        if (!constant.isAbsent()) {
            out.text(field, constant);
        }
    }
}
