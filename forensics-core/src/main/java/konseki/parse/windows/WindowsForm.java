package konseki.parse.windows;

import java.util.stream.Stream;
import konseki.event.Event;
import konseki.event.Slice;
import konseki.event.VendorName;

/// How an event was exported: under which names the form keeps what every event has. The names of the event data are
/// the same in all of them, because the JSON carrier takes the wrappers off.
enum WindowsForm {
    /// NXLog, Azure's SecurityEvent, EvtxECmd's columns, and whoever else writes one flat list.
    FLAT(
            names("EventID", "EventId", "EventCode"),
            names("Channel", "LogName"),
            names("Hostname", "Computer", "ComputerName", "MachineName"),
            names("RecordNumber", "EventRecordID", "EventRecordId", "RecordId"),
            names("SourceName", "Provider", "ProviderName", "EventSourceName", "Source"),
            names("Keywords")),
    /// Winlogbeat 7 and later, and Elastic Agent.
    BEAT(
            names("winlog.event_id", "event.code"),
            names("winlog.channel"),
            names("winlog.computer_name", "host.name"),
            names("winlog.record_id"),
            names("winlog.provider_name", "event.provider"),
            names("winlog.keywords")),
    /// evtx_dump, Chainsaw, python-evtx: the XML as JSON.
    EVTX(
            names("Event.System.EventID", "Event.System.EventID.#text", "Event.System.EventID.text"),
            names("Event.System.Channel"),
            names("Event.System.Computer"),
            names("Event.System.EventRecordID"),
            names(
                    "Event.System.Provider.#attributes.Name",
                    "Event.System.Provider_attributes.Name",
                    "Event.System.Provider.@Name",
                    "Event.System.Provider.Name"),
            names("Event.System.Keywords")),
    /// Velociraptor's parse_evtx.
    VELOCIRAPTOR(
            names("System.EventID.Value", "System.EventID"),
            names("System.Channel"),
            names("System.Computer"),
            names("System.EventRecordID"),
            names("System.Provider.Name"),
            names("System.Keywords")),
    /// Winlogbeat 6.
    OLD_BEAT(
            names("event_id"),
            names("log_name"),
            names("computer_name"),
            names("record_number"),
            names("source_name"),
            names("keywords")),
    /// Azure diagnostics of a virtual machine.
    AZURE(
            names("properties.EventId"),
            names("properties.Channel"),
            names("Computer", "properties.RoleInstance"),
            names("EventRecordID"),
            names("properties.ProviderName"),
            names()),
    /// No Windows event.
    NONE(names(), names(), names(), names(), names(), names());

    private final VendorName[] code;
    private final VendorName[] channel;
    private final VendorName[] computer;
    private final VendorName[] record;
    private final VendorName[] provider;
    private final VendorName[] keywords;

    WindowsForm(
            VendorName[] code,
            VendorName[] channel,
            VendorName[] computer,
            VendorName[] record,
            VendorName[] provider,
            VendorName[] keywords) {
        this.code = code;
        this.channel = channel;
        this.computer = computer;
        this.record = record;
        this.provider = provider;
        this.keywords = keywords;
    }

    private static final WindowsForm[] FORMS = {FLAT, BEAT, EVTX, VELOCIRAPTOR, OLD_BEAT, AZURE};

    /// The form of a record: of a binary or XML event always the one that exports name their values by.
    static WindowsForm of(byte[] bytes, int from, int to, Event event) {
        if (isBinary(bytes, from, to) || to > from && bytes[from] == '<') {
            return EVTX.isThere(event) ? EVTX : NONE;
        }
        return of(event);
    }

    /// Whether the record is one of an event log, as Windows keeps it.
    static boolean isBinary(byte[] bytes, int from, int to) {
        return to - from > 3 && bytes[from] == '*' && bytes[from + 1] == '*' && bytes[from + 2] == 0;
    }

    /// The form whose number, and channel or provider, and computer are all there; [#NONE] if there is none.
    private static WindowsForm of(Event event) {
        for (WindowsForm form : FORMS) {
            if (form.isThere(event)) {
                return form;
            }
        }
        return NONE;
    }

    private boolean isThere(Event event) {
        return !code(event).isEmpty()
                && !(channel(event).isEmpty() && provider(event).isEmpty())
                && !computer(event).isEmpty();
    }

    /// Whether Winlogbeat's modules may have moved event data to ECS names.
    boolean isEcs() {
        return this == BEAT;
    }

    /// Whether event data may be written as XML.
    boolean mayHoldXml() {
        return this == FLAT || this == AZURE;
    }

    /// These give a slice that the next call reuses, or [Slice#ABSENT].
    Slice code(Event event) {
        return first(code, event);
    }

    Slice channel(Event event) {
        return first(channel, event);
    }

    Slice computer(Event event) {
        return first(computer, event);
    }

    Slice record(Event event) {
        return first(record, event);
    }

    Slice provider(Event event) {
        return first(provider, event);
    }

    Slice keywords(Event event) {
        return first(keywords, event);
    }

    private static Slice first(VendorName[] names, Event event) {
        for (VendorName name : names) {
            Slice value = event.vendor(name);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return Slice.ABSENT;
    }

    private static VendorName[] names(String... names) {
        return Stream.of(names).map(VendorName::of).toArray(VendorName[]::new);
    }
}
