package konseki.detect.egress;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.Clauses;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.Decimals;
import konseki.query.FieldRef;
import konseki.query.Query;

/// Which records say that a file with a name was sent by their source: requests of the web, commands of FTP, writes
/// over
/// SMB, and files that a sensor saw pass. Stateless.
final class UploadEvents {
    private static final Slice POST = Slice.of("post");
    private static final Slice PUT = Slice.of("put");
    private static final Slice FTP = Slice.of("ftp");
    private static final Slice STORE = Slice.of("stor");
    private static final Slice STORE_UNIQUE = Slice.of("stou");
    private static final Slice APPEND = Slice.of("appe");
    private static final Slice SMB = Slice.of("smb");
    private static final Slice CHANGE = Slice.of("change");
    private static final Slice DENIED = Slice.of("denied");
    private static final Slice FILES = Slice.of("zeek.files");
    private static final Slice FIREWALL = Slice.of("fortinet.utm");
    private static final Slice OUTGOING = Slice.of("outgoing");
    private static final VendorName DIRECTION = VendorName.of("direction");
    private static final VendorName BODY = VendorName.of("request_body_len");
    private static final String[] CARRIED = {
        ".7z", ".rar", ".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".cab", ".iso", ".bak", ".sql", ".dmp",
        ".mdb", ".accdb", ".pst", ".ost", ".csv", ".xls", ".xlsx", ".doc", ".docx", ".pdf", ".vhd", ".vhdx", ".vmdk",
        ".dat"
    };
    private static final Slice[] CARRIED_SLICES =
            java.util.Arrays.stream(CARRIED).map(Slice::of).toArray(Slice[]::new);

    private UploadEvents() {}

    /// Whether the event says so. Hot.
    static boolean isUpload(Event event) {
        if (!event.has(Field.SOURCE_IP)
                || !event.has(Field.DESTINATION_IP) && !event.has(Field.DESTINATION_DOMAIN)
                || event.written(Field.EVENT_TYPE).sameAs(DENIED)) {
            return false;
        }
        if (event.has(Field.HTTP_REQUEST_METHOD)) {
            Slice method = event.folded(Field.HTTP_REQUEST_METHOD);
            return (method.sameAs(PUT) || method.sameAs(POST)) && namesData(event);
        }
        return event.has(Field.FILE_PATH) && isFileTransfer(event);
    }

    private static boolean namesData(Event event) {
        if (event.has(Field.FILE_PATH)) {
            return true;
        }
        Slice path = event.folded(Field.URL_PATH);
        for (Slice end : CARRIED_SLICES) {
            if (path.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFileTransfer(Event event) {
        Slice protocol = event.folded(Field.NETWORK_PROTOCOL);
        if (protocol.sameAs(FTP)) {
            Slice command = event.folded(Field.EVENT_ACTION);
            return command.sameAs(STORE) || command.sameAs(STORE_UNIQUE) || command.sameAs(APPEND);
        }
        if (protocol.sameAs(SMB)) {
            return event.written(Field.EVENT_TYPE).sameAs(CHANGE);
        }
        Slice dataset = event.written(Field.EVENT_DATASET);
        return dataset.sameAs(FILES)
                || dataset.sameAs(FIREWALL) && event.vendor(DIRECTION).sameAs(OUTGOING);
    }

    /// Bytes of the file or the request, at least; -1 if the record does not say.
    static long bytes(Event event) {
        if (event.has(Field.FILE_SIZE)) {
            return event.number(Field.FILE_SIZE);
        }
        Slice body = event.vendor(BODY);
        if (!body.isEmpty()) {
            return Decimals.parse(body.bytes(), body.offset(), body.end());
        }
        if (event.has(Field.SOURCE_BYTES_LO)) {
            return event.number(Field.SOURCE_BYTES_LO);
        }
        return event.has(Field.SOURCE_BYTES) ? event.number(Field.SOURCE_BYTES) : -1;
    }

    /// The same events, of any source.
    static Query query() {
        List<Query> named = new ArrayList<>();
        named.add(new Query.Exists(FieldRef.of(Field.FILE_PATH)));
        for (String end : CARRIED) {
            named.add(Clauses.endsWith(Field.URL_PATH, end));
        }
        Query web = Query.and(Clauses.is(Field.HTTP_REQUEST_METHOD, "post", "put"), new Query.Or(named));
        Query file = Query.and(
                new Query.Not(new Query.Exists(FieldRef.of(Field.HTTP_REQUEST_METHOD))),
                new Query.Exists(FieldRef.of(Field.FILE_PATH)),
                Query.or(
                        Query.and(
                                Clauses.is(Field.NETWORK_PROTOCOL, "ftp"),
                                Clauses.is(Field.EVENT_ACTION, "stor", "stou", "appe")),
                        Query.and(Clauses.is(Field.NETWORK_PROTOCOL, "smb"), Clauses.is(Field.EVENT_TYPE, "change")),
                        Query.and(
                                new Query.Not(Clauses.is(Field.NETWORK_PROTOCOL, "ftp", "smb")),
                                Query.or(
                                        Clauses.is(Field.EVENT_DATASET, "zeek.files"),
                                        Query.and(
                                                Clauses.is(Field.EVENT_DATASET, "fortinet.utm"),
                                                Query.is(new FieldRef.Vendor("direction"), "outgoing"))))));
        return Query.and(new Query.Not(Clauses.is(Field.EVENT_TYPE, "denied")), Query.or(web, file));
    }
}
