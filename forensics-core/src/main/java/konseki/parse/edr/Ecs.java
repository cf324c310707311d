package konseki.parse.edr;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.FieldReading;
import konseki.parse.FieldReadings;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Stamps;

/// Documents of the Elastic Common Schema that no other payload knows: Elastic's endpoint agent, Beats and modules.
/// Their fields are this program's fields, so they are read under their own names.
///
/// Of several `event.type` the first that says what became of the record counts. Counters of a flow that is not final
/// (Packetbeat, `flow.final`) are totals that the last record repeats, and stay under their own names.
///
/// Source: Elastic Common Schema reference; Elastic, "Endpoint event fields".
public final class Ecs implements Payload {
    private static final VendorName TIME = VendorName.of("@timestamp");
    private static final VendorName CATEGORY = VendorName.of("event.category");
    private static final VendorName[] KNOWN_BY = {
        VendorName.of("ecs.version"),
        VendorName.of("event.module"),
        VendorName.of("event.dataset"),
        VendorName.of("agent.type")
    };
    private static final VendorName FINAL = VendorName.of("flow.final");
    private static final Slice TYPE = Slice.of("event.type");
    private static final Slice ENDPOINT = Slice.of("endpoint.events");
    private static final VendorName MODULE = VendorName.of("event.module");
    private static final Slice ENDPOINT_MODULE = Slice.of("endpoint");
    private static final Slice UNNAMED = Slice.of("ecs.event");

    private static final List<FieldReading> READINGS = FieldReadings.of("""
            event.dataset<event.dataset|data_stream.dataset event.category<event.category event.action<event.action
            event.code<event.code event.outcome<event.outcome event.sequence<event.sequence event.duration<event.duration
            host.name<host.name|host.hostname observer.name<observer.name|observer.hostname|agent.name|agent.id
            source.ip<source.ip|client.ip source.port<source.port|client.port
            destination.ip<destination.ip|server.ip destination.port<destination.port|server.port
            destination.domain<destination.domain|tls.client.server_name|url.domain
            network.transport<network.transport network.protocol<network.protocol|network.application
            source.bytes<source.bytes|client.bytes destination.bytes<destination.bytes|server.bytes
            source.packets<source.packets destination.packets<destination.packets
            source.nat.ip<source.nat.ip destination.nat.ip<destination.nat.ip
            user.name<user.name user.domain<user.domain user.id<user.id user.target.name<user.target.name
            winlog.logon.id<winlog.logon.id winlog.logon.type<winlog.logon.type
            process.executable<process.executable|process.name process.command_line<process.command_line
            process.parent.executable<process.parent.executable|process.parent.name
            process.entity_id<process.entity_id process.hash.sha256<process.hash.sha256|file.hash.sha256|dll.hash.sha256
            file.path<file.path|dll.path file.extension<file.extension
            fx.file.old_extension<file.Ext.original.path|file.Ext.original.name file.size<file.size
            fx.object<registry.path|service.name|group.name|rule.name dns.question.name<dns.question.name
            http.request.method<http.request.method user_agent.original<user_agent.original url.path<url.path|url.original
            message<message""");

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return UNNAMED.toString();
    }

    /// Beats stamp the start of what has a duration.
    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.START;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (out.vendor(TIME).isEmpty() || out.vendor(CATEGORY).isEmpty()) {
            return false;
        }
        for (VendorName name : KNOWN_BY) {
            if (!out.vendor(name).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        Stamps.any(out.vendor(TIME), clock, out);
        Slice last = out.vendor(FINAL);
        boolean interim = !last.isEmpty() && last.at(0) == 'f';
        for (int i = 0; i < READINGS.size(); i++) {
            READINGS.get(i).read(out, false);
        }
        if (interim) {
            out.remove(Field.SOURCE_BYTES);
            out.remove(Field.DESTINATION_BYTES);
        }
        if (!out.has(Field.EVENT_DATASET)) {
            out.text(Field.EVENT_DATASET, out.vendor(MODULE).sameAs(ENDPOINT_MODULE) ? ENDPOINT : UNNAMED);
        }
        qualify(out);
        out.text(Field.EVENT_TYPE, interim ? ActionWords.INFO : type(out));
        return Outcome.EVENT;
    }

    /// Auditbeat writes `process` in module `system`: that is `system.process`.
    private static void qualify(EventBuffer out) {
        Slice dataset = out.written(Field.EVENT_DATASET);
        byte[] bytes = dataset.bytes();
        boolean whole = ByteSearch.indexOf(bytes, dataset.offset(), dataset.end(), '.') < dataset.end();
        Slice module = out.vendor(MODULE);
        if (!whole && !module.isEmpty()) {
            int start = out.scratchEnd();
            out.append(module.bytes(), module.offset(), module.end());
            out.append('.');
            out.append(bytes, dataset.offset(), dataset.end());
            out.text(Field.EVENT_DATASET, out.scratch(), start, out.scratchEnd());
        }
    }

    private static Slice type(EventBuffer out) {
        for (int i = 0; i < out.vendorCount(); i++) {
            if (out.vendorName(i).sameAs(TYPE)) {
                Slice value = out.vendorValue(i);
                Slice type = meaning(value);
                if (!type.isAbsent()) {
                    return type;
                }
            }
        }
        return ActionWords.INFO;
    }

    private static Slice meaning(Slice value) {
        Slice type = ActionWords.type(value.bytes(), value.offset(), value.end());
        return type.isAbsent()
                ? value.sameAs(ActionWords.CREATION)
                        ? ActionWords.CREATION
                        : value.sameAs(ActionWords.CHANGE)
                                ? ActionWords.CHANGE
                                : value.sameAs(ActionWords.DELETION) ? ActionWords.DELETION : type
                : type;
    }
}
