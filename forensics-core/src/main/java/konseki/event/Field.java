package konseki.event;

import static konseki.event.FieldKind.IP;
import static konseki.event.FieldKind.KEYWORD;
import static konseki.event.FieldKind.NUMBER;
import static konseki.event.FieldKind.TEXT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything an [Event] can say by itself; what follows from several fields or from case.yaml is a [VirtualField].
///
/// Names are those of the Elastic Common Schema, `fx.*` are ours. All fields are single-valued, at most 60 of them, so
/// that one `long` tells which are present. What a source says beyond this list is kept as vendor fields.
public enum Field {
    /// Nanoseconds since 1970-01-01T00:00:00Z, the stamp as the record writes it.
    TIMESTAMP("@timestamp", NUMBER),
    /// Zone offset, in milliseconds, with which the stamp was read.
    TIME_OFFSET("fx.time.offset_ms", NUMBER),
    EVENT_DATASET("event.dataset", KEYWORD),
    EVENT_CODE("event.code", KEYWORD),
    /// One of authentication, process, file, network, iam, registry, dns, web, config, log.
    EVENT_CATEGORY("event.category", KEYWORD),
    EVENT_ACTION("event.action", KEYWORD),
    /// success, failure or unknown.
    EVENT_OUTCOME("event.outcome", KEYWORD),
    /// One value; of a flow: denied, else start, info (interim) or end where the record says which, else allowed.
    EVENT_TYPE("event.type", KEYWORD),
    /// Record id, audit serial or flow sequence number.
    EVENT_SEQUENCE("event.sequence", NUMBER),
    /// The machine the event is about, as written.
    HOST_NAME("host.name", KEYWORD),
    /// The sensor that wrote the record.
    OBSERVER_NAME("observer.name", KEYWORD),
    SOURCE_IP("source.ip", IP),
    SOURCE_PORT("source.port", NUMBER),
    DESTINATION_IP("destination.ip", IP),
    DESTINATION_PORT("destination.port", NUMBER),
    /// Server name, URL host or DNS label of the other side.
    DESTINATION_DOMAIN("destination.domain", KEYWORD),
    /// tcp, udp, icmp, or the protocol's number.
    NETWORK_TRANSPORT("network.transport", KEYWORD),
    /// The application protocol that the sensor saw or assumed.
    NETWORK_PROTOCOL("network.protocol", KEYWORD),
    /// Bytes sent by the source, upper end of what the record allows; in an interim record since the last one.
    SOURCE_BYTES("source.bytes", NUMBER),
    DESTINATION_BYTES("destination.bytes", NUMBER),
    /// Lower end, where it differs from the upper.
    SOURCE_BYTES_LO("fx.source.bytes_lo", NUMBER),
    DESTINATION_BYTES_LO("fx.destination.bytes_lo", NUMBER),
    /// Nanoseconds.
    EVENT_DURATION("event.duration", NUMBER),
    /// The actor; a `DOMAIN\` prefix is split off.
    USER_NAME("user.name", KEYWORD),
    USER_DOMAIN("user.domain", KEYWORD),
    /// The account that logs on (Windows) or is changed.
    USER_TARGET_NAME("user.target.name", KEYWORD),
    /// Hexadecimal, of the actor's or the target's session.
    WINLOG_LOGON_ID("winlog.logon.id", KEYWORD),
    WINLOG_LOGON_TYPE("winlog.logon.type", NUMBER),
    AUTH_PACKAGE("fx.auth.package", KEYWORD),
    PROCESS_EXECUTABLE("process.executable", KEYWORD),
    PROCESS_COMMAND_LINE("process.command_line", TEXT),
    PROCESS_PARENT_EXECUTABLE("process.parent.executable", KEYWORD),
    PROCESS_ENTITY_ID("process.entity_id", KEYWORD),
    PROCESS_HASH_SHA256("process.hash.sha256", KEYWORD),
    FILE_PATH("file.path", KEYWORD),
    /// The new extension, without the dot.
    FILE_EXTENSION("file.extension", KEYWORD),
    FILE_OLD_EXTENSION("fx.file.old_extension", KEYWORD),
    /// Bytes.
    FILE_SIZE("file.size", NUMBER),
    /// Service, task, share, pipe, registry key, group or firewall policy that the event is about.
    OBJECT("fx.object", KEYWORD),
    HTTP_REQUEST_METHOD("http.request.method", KEYWORD),
    USER_AGENT("user_agent.original", KEYWORD),
    DNS_QUESTION_NAME("dns.question.name", KEYWORD),
    URL_PATH("url.path", KEYWORD),
    SOURCE_NAT_IP("source.nat.ip", IP),
    DESTINATION_NAT_IP("destination.nat.ip", IP),
    EGRESS_INTERFACE("observer.egress.interface.name", KEYWORD),
    /// Windows SID or numeric user id.
    USER_ID("user.id", KEYWORD),
    SOURCE_PACKETS("source.packets", NUMBER),
    DESTINATION_PACKETS("destination.packets", NUMBER),
    /// 1 where the record was recovered from damaged or free space.
    EVENT_RECOVERED("event.recovered", NUMBER),
    /// 1 where the record was understood in part only.
    PARTIAL("fx.partial", NUMBER),
    MESSAGE("message", TEXT);

    private static final List<Field> ALL = List.of(values());
    private static final Map<String, Field> BY_NAME = byName();

    private final String ecsName;
    private final FieldKind kind;

    Field(String ecsName, FieldKind kind) {
        this.ecsName = ecsName;
        this.kind = kind;
    }

    /// The name that queries, reports and JSON use.
    public String ecsName() {
        return ecsName;
    }

    public FieldKind kind() {
        return kind;
    }

    /// Whether the value is text: [FieldKind#KEYWORD] or [FieldKind#TEXT].
    public boolean isText() {
        return kind == KEYWORD || kind == TEXT;
    }

    /// All fields in schema order; the order of keys in JSON.
    public static List<Field> all() {
        return ALL;
    }

    /// The field of that ECS name, exactly as written there.
    public static Optional<Field> named(String ecsName) {
        return Optional.ofNullable(BY_NAME.get(ecsName));
    }

    private static Map<String, Field> byName() {
        Map<String, Field> map = new HashMap<>();
        for (Field field : ALL) {
            map.put(field.ecsName, field);
        }
        return Map.copyOf(map);
    }
}
