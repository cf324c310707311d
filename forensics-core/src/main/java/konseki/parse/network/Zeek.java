package konseki.parse.network;

import java.util.Optional;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.ControlLine;
import konseki.parse.FieldReading;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.RecordKinds;
import konseki.parse.Seed;
import konseki.parse.Stamps;

/// Logs of Zeek (formerly Bro), as tables with a `#fields` header or as JSON; which log it is says the header, `_path`,
/// `@stream` (Corelight and others), or a column that only one log has.
///
/// The stamp is the start. Only conn.log counts bytes ([ZeekCounters]); lengths of bodies and files in other logs are
/// parts of the same bytes and stay under their own names. What Zeek calls originator is the source, whoever sent more.
///
/// Source: Zeek's documentation, "Log Files", and the `Info` records of `scripts/base/protocols`.
public final class Zeek implements Payload {
    private static final VendorName[] PATHS = names("_path", "@stream");
    private static final VendorName TIME = VendorName.of("ts");
    private static final VendorName[] UNIQUE = names("uid", "fuid", "id.orig_h", "id_orig_h", "uids");
    private static final VendorName[] SUCCESS = names("success", "auth_success");
    private static final VendorName STATE = VendorName.of("conn_state");
    private static final VendorName STATUS = VendorName.of("status_code");
    private static final VendorName CLIENT = VendorName.of("client");
    private static final VendorName ACTION = VendorName.of("action");
    private static final VendorName SHARE = VendorName.of("path");
    private static final VendorName NAME = VendorName.of("name");
    private static final VendorName SENDERS = VendorName.of("tx_hosts");
    private static final VendorName FROM_ORIGINATOR = VendorName.of("is_orig");
    private static final VendorName[] ORIGINATOR = names("id.orig_h", "id_orig_h");
    private static final VendorName[] RESPONDER = names("id.resp_h", "id_resp_h");

    private static final Slice CONN = Slice.of("conn");
    private static final Slice CREATION_OR_CHANGE = Slice.of("SMB::FILE_WRITE");
    private static final Slice RENAME = Slice.of("SMB::FILE_RENAME");
    private static final Slice DELETE = Slice.of("SMB::FILE_DELETE");
    private static final Slice ACCESS = Slice.of("access");
    private static final Slice KERBEROS = Slice.of("kerberos");
    private static final Slice SMB_FILES = Slice.of("smb_files");
    private static final Slice FILES = Slice.of("files");

    /// Columns that only one log has, and its name.
    private static final VendorName[] MARKS = names(
            "conn_state",
            "qtype_name",
            "request_body_len",
            "established",
            "times.modified",
            "times_modified",
            "share_type",
            "seen_bytes",
            "note",
            "request_type",
            "domainname",
            "endpoint",
            "security_protocol",
            "auth_attempts",
            "auth_success");
    private static final Slice[] MARKED = Stream.of(
                    "conn",
                    "dns",
                    "http",
                    "ssl",
                    "smb_files",
                    "smb_files",
                    "smb_mapping",
                    "files",
                    "notice",
                    "kerberos",
                    "ntlm",
                    "dce_rpc",
                    "rdp",
                    "ssh",
                    "ssh")
            .map(Slice::of)
            .toArray(Slice[]::new);

    private static VendorName[] names(String... names) {
        return Stream.of(names).map(VendorName::of).toArray(VendorName[]::new);
    }

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "zeek";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.START;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.flow(
                        seed,
                        "{\"_path\":\"conn\",\"ts\":{from-epoch}.0,\"uid\":\"C1\",\"id.orig_h\":\"{src}\",\"id.orig_p\":40000,"
                                + "\"id.resp_h\":\"{dst}\",\"id.resp_p\":{port},\"proto\":\"{transport}\",\"duration\":{seconds}.0,"
                                + "\"orig_bytes\":{sent},\"resp_bytes\":{received},\"conn_state\":\"SF\",\"missed_bytes\":0}")
                .or(
                        () -> ControlLine.action(
                                seed,
                                Seed.Action.Kind.NAME,
                                "{\"_path\":\"dns\",\"ts\":{epoch}.0,\"uid\":\"C1\",\"id.orig_h\":\"{client}\",\"id.orig_p\":40000,"
                                        + "\"id.resp_h\":\"{client}\",\"id.resp_p\":53,\"proto\":\"udp\",\"query\":\"{object}\"}"));
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        boolean timed = !out.vendor(TIME).isEmpty();
        if (!first(PATHS, out).isEmpty()) {
            return timed || bytes[from] != '{';
        }
        return timed && !first(UNIQUE, out).isEmpty();
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        RecordKinds.Kind kind = ZeekLogs.KINDS.named(log(out));
        Stamps.any(out.vendor(TIME), clock, out);
        kind.read(out);
        Slice word = kind.word();
        if (word.sameAs(CONN)) {
            ZeekCounters.put(out);
        } else if (word.sameAs(SMB_FILES)) {
            putFile(out);
        } else if (word.sameAs(FILES)) {
            putSides(out);
        } else if (word.sameAs(KERBEROS)) {
            putPrincipal(out);
        }
        putOutcome(out);
        return Outcome.EVENT;
    }

    private static Slice log(EventBuffer out) {
        Slice path = first(PATHS, out);
        for (int i = 0; path.isEmpty() && i < MARKS.length; i++) {
            if (!out.vendor(MARKS[i]).isAbsent()) {
                return MARKED[i];
            }
        }
        return path;
    }

    private static Slice first(VendorName[] names, EventBuffer out) {
        Slice value = out.vendor(names[0]);
        for (int i = 1; i < names.length && value.isEmpty(); i++) {
            value = out.vendor(names[i]);
        }
        return value;
    }

    /// By `success`, by the state of a TCP connection, by the status of a reply.
    private static void putOutcome(EventBuffer out) {
        Slice success = first(SUCCESS, out);
        if (!success.isEmpty()) {
            boolean yes = success.at(0) == 'T' || success.at(0) == 't';
            out.text(Field.EVENT_OUTCOME, yes ? ActionWords.SUCCESS : ActionWords.FAILURE);
            return;
        }
        Slice status = out.vendor(STATUS);
        if (!status.isEmpty()) {
            out.text(Field.EVENT_OUTCOME, status.at(0) >= '4' ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
        Slice state = out.vendor(STATE);
        int known = state.isEmpty() ? -1 : ZeekLogs.STATES.find(state.bytes(), state.offset(), state.end());
        if (known >= 0 && ZeekLogs.isTcp(out)) {
            out.text(Field.EVENT_OUTCOME, known < ZeekLogs.FAILED ? ActionWords.FAILURE : ActionWords.SUCCESS);
        }
    }

    /// `path` is the share, `name` the file in it.
    private static void putFile(EventBuffer out) {
        Slice action = out.vendor(ACTION);
        boolean change = action.sameAs(CREATION_OR_CHANGE) || action.sameAs(RENAME);
        out.text(Field.EVENT_TYPE, change ? ActionWords.CHANGE : action.sameAs(DELETE) ? ActionWords.DELETION : ACCESS);
        int start = out.scratchEnd();
        Slice share = out.vendor(SHARE);
        out.append(share.bytes(), share.offset(), share.end());
        Slice name = out.vendor(NAME);
        if (name.isEmpty() || name.at(0) == '<') { // <share_root>
            return;
        }
        if (out.scratchEnd() > start && out.scratch()[out.scratchEnd() - 1] != '\\') {
            out.append('\\');
        }
        out.append(name.bytes(), name.offset(), name.end());
        out.text(Field.FILE_PATH, out.scratch(), start, out.scratchEnd());
        FieldReading.readExtension(Field.FILE_EXTENSION, out.scratch(), start, out.scratchEnd(), out);
    }

    /// The source of a file is who sends it. From version 5.1 on the log names the sides of the connection instead.
    private static void putSides(EventBuffer out) {
        if (!out.vendor(SENDERS).isEmpty()) {
            return;
        }
        Slice originated = out.vendor(FROM_ORIGINATOR);
        boolean forth = !originated.isEmpty() && (originated.at(0) == 'T' || originated.at(0) == 't');
        putAddress(forth ? ORIGINATOR : RESPONDER, Field.SOURCE_IP, out);
        putAddress(forth ? RESPONDER : ORIGINATOR, Field.DESTINATION_IP, out);
    }

    private static void putAddress(VendorName[] names, Field field, EventBuffer out) {
        Slice address = first(names, out);
        IpAddress.parse(address.bytes(), address.offset(), address.end(), out, field);
    }

    /// `name/REALM`.
    private static void putPrincipal(EventBuffer out) {
        Slice client = out.vendor(CLIENT);
        int slash = ByteSearch.lastIndexOf(client.bytes(), client.offset(), client.end(), '/');
        int end = slash > client.offset() ? slash : client.end();
        if (end > client.offset()) {
            out.text(Field.USER_NAME, client.bytes(), client.offset(), end);
        }
        if (slash > client.offset() && slash + 1 < client.end()) {
            out.text(Field.USER_DOMAIN, client.bytes(), slash + 1, client.end());
        }
    }
}
