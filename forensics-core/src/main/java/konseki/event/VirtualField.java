package konseki.event;

import java.util.List;
import java.util.Optional;

/// What follows from several fields of one [Event], and for some from the case's internal networks.
///
/// Computed when asked, never stored in a state or relied on in an index without the fields it is made of.
/// [FlowView] holds the arithmetic.
public enum VirtualField {
    /// `<evidence key>-<entry>-<offset>`: where the record is written.
    EVENT_ID("event.id", FieldKind.KEYWORD),
    /// `@timestamp`, less the duration where the stamp is the flow's end.
    EVENT_START("event.start", FieldKind.NUMBER),
    /// `@timestamp`, plus the duration where the stamp is the flow's start.
    EVENT_END("event.end", FieldKind.NUMBER),
    /// Full hour UTC of `event.end`.
    HOUR("fx.hour", FieldKind.NUMBER),
    /// Start of the case's day of `event.end`.
    DAY("fx.day", FieldKind.NUMBER),
    /// Dataset and observer, or dataset, evidence key and entry where no observer is named.
    SOURCE("fx.source", FieldKind.KEYWORD),
    /// outbound, inbound, internal or external, by initiator.
    DIRECTION("network.direction", FieldKind.KEYWORD),
    /// The internal side, where exactly one side is internal.
    INTERNAL_IP("fx.internal.ip", FieldKind.IP),
    /// The external side, where exactly one side is internal.
    EXTERNAL_IP("fx.external.ip", FieldKind.IP),
    /// Bytes the internal side sent out, at least.
    EGRESS_LO("fx.egress.lo", FieldKind.NUMBER),
    /// Bytes the internal side sent out, at most.
    EGRESS_HI("fx.egress.hi", FieldKind.NUMBER),
    /// `user.name` or `user.target.name`.
    USER("user", FieldKind.KEYWORD);

    private static final List<VirtualField> ALL = List.of(values());

    private final String queryName;
    private final FieldKind kind;

    VirtualField(String queryName, FieldKind kind) {
        this.queryName = queryName;
        this.kind = kind;
    }

    /// The name that queries and reports use.
    public String queryName() {
        return queryName;
    }

    public FieldKind kind() {
        return kind;
    }

    public static List<VirtualField> all() {
        return ALL;
    }

    public static Optional<VirtualField> named(String queryName) {
        return ALL.stream().filter(field -> field.queryName.equals(queryName)).findFirst();
    }
}
