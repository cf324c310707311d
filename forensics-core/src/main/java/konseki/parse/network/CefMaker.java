package konseki.parse.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.KeyTable;
import konseki.parse.ReadingTable;

/// What is known of a vendor's records in CEF and LEEF beyond the standards. Immutable.
///
/// @param readings what its own keys say; they come before the standards'
record CefMaker(Slice dataset, ReadingTable readings, Counters counters) {

    /// Whose bytes `in` and `out` are.
    enum Counters {
        /// `out` went from the source to the destination, `in` came back.
        OUT_IS_SENT,
        /// Not known of this vendor.
        UNKNOWN
    }

    private static final KeyTable.Builder NAMES = new KeyTable.Builder();
    private static final List<CefMaker> MAKERS = new ArrayList<>();
    private static final CefMaker OTHER = new CefMaker(Slice.of("cef.event"), ReadingTable.of("-"), Counters.UNKNOWN);
    private static final VendorName[] TYPES = {
        VendorName.of("cef.signature"), VendorName.of("cef.name"), VendorName.of("cat")
    };
    private static final String[] KIND_NAMES =
            "traffic threat system config globalprotect userid hipmatch decryption auth tunnel sctp".split(" ");
    private static final KeyTable KINDS = kinds();
    private static final Slice[] PALO_ALTO_DATASETS =
            Arrays.stream(KIND_NAMES).map(kind -> Slice.of("panw." + kind)).toArray(Slice[]::new);
    private static final KeyTable TABLE = makers();
    private static final CefMaker PALO_ALTO = MAKERS.getFirst();

    private static KeyTable kinds() {
        KeyTable.Builder kinds = new KeyTable.Builder();
        for (String kind : KIND_NAMES) {
            kinds.id(kind);
        }
        return kinds.buildIgnoringCase();
    }

    /// Sources for the counters: Palo Alto Networks, "Traffic CEF fields" (Strata Logging Service); FortiOS Log Message
    /// Reference, "CEF support"; SonicOS Log Events Reference, "ArcSight CEF".
    private static KeyTable makers() {
        add("panw.cef", Counters.OUT_IS_SENT, """
                event.action<PanOSEventIDValue user.name<PanOSSourceUserName:user source.ip<PanOSPublicIPv4|PanOSPublicIPv6
                event.outcome<PanOSEventStatus source.packets<PanOSPacketsSent destination.packets<PanOSPacketsReceived
                file.path<PanOSFileName
                event.duration<PanOSSessionDuration:seconds message<PanOSDescription""", "palo alto networks");
        add("checkpoint.cef", Counters.UNKNOWN, """
                destination.nat.ip<xlatedst source.nat.ip<xlatesrc user.name<src_user_name:user
                event.action<act|rule_action destination.domain<dst_domain_name""", "check point");
        add("sonicwall.cef", Counters.OUT_IS_SENT, "user.name<susr:user", "sonicwall");
        add("watchguard.cef", Counters.UNKNOWN, """
                event.action<disp source.bytes<sent_bytes destination.bytes<rcvd_bytes event.duration<duration:seconds
                observer.egress.interface.name<out_if""", "watchguard");
        add("fortinet.cef", Counters.OUT_IS_SENT, "-", "fortinet");
        for (String[] named : new String[][] {
            {"cisco.cef", "cisco"},
            {"forcepoint.cef", "forcepoint"},
            {"f5.cef", "f5"},
            {"citrix.cef", "citrix"},
            {"sophos.cef", "sophos"},
            {"juniper.cef", "juniper networks", "juniper"},
            {"stormshield.cef", "stormshield"},
            {"ubiquiti.cef", "ubiquiti"},
            {"imperva.cef", "imperva inc", "imperva inc.", "incapsula"}
        }) {
            add(named[0], Counters.UNKNOWN, "-", Arrays.copyOfRange(named, 1, named.length));
        }
        return NAMES.buildIgnoringCase();
    }

    /// Palo Alto Networks writes what its other logs call type into the header, or LEEF's `cat`.
    Slice dataset(EventBuffer out) {
        if (this == PALO_ALTO) {
            for (VendorName name : TYPES) {
                Slice type = out.vendor(name);
                int id = KINDS.find(type.bytes(), type.offset(), type.end());
                if (id >= 0) {
                    return PALO_ALTO_DATASETS[id];
                }
            }
        }
        return dataset;
    }

    /// At Palo Alto Networks `start` is when the record was generated.
    boolean startIsGenerated() {
        return this == PALO_ALTO;
    }

    private static void add(String dataset, Counters counters, String readings, String... vendors) {
        CefMaker maker = new CefMaker(Slice.of(dataset), ReadingTable.of(readings), counters);
        for (String vendor : vendors) {
            if (NAMES.id(vendor) == MAKERS.size()) {
                MAKERS.add(maker);
            }
        }
    }

    /// By the vendor's name as the record writes it.
    static CefMaker of(byte[] bytes, int from, int to) {
        int id = TABLE.find(bytes, from, to);
        return id < 0 ? OTHER : MAKERS.get(id);
    }
}
