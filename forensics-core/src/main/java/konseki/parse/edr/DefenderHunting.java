package konseki.parse.edr;

import java.util.Optional;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ByteSearch;
import konseki.parse.ControlLine;
import konseki.parse.FieldReading;
import konseki.parse.FieldReadings;
import konseki.parse.KeyTable;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.Seed;
import konseki.parse.Stamps;

/// Rows of Microsoft Defender's advanced hunting tables: exported as columns from the portal or from Sentinel, or as
/// JSON by the streaming API, which wraps each row in `properties` and names its table in `category`.
///
/// A row is of a Device table if it names its device and its action; which table, follows from the action. Rows of
/// other
/// tables that the streaming API wraps (alerts, mail, identities) keep their columns as vendor fields. A connection's
/// source is the device, unless the action or its additional fields say that it came in; bytes are never told.
///
/// The sensor is the device itself: `observer.name` is its name.
public final class DefenderHunting implements Payload {
    private static final VendorName ACTION = VendorName.of("ActionType");
    private static final VendorName CATEGORY = VendorName.of("category");
    private static final VendorName DEVICE = VendorName.of("DeviceName");
    private static final VendorName ADDITIONAL = VendorName.of("AdditionalFields");
    private static final VendorName FILE_NAME = VendorName.of("FileName");
    private static final VendorName LOGON_TYPE = VendorName.of("LogonType");
    private static final VendorName[] UTC_STAMPS = names("Timestamp [UTC]", "TimeGenerated [UTC]");
    private static final VendorName[] STAMPS = names("Timestamp", "TimeGenerated", "time");

    private static final Slice DATASET = Slice.of("microsoft.defender");
    private static final Slice HUNTING = Slice.of("AdvancedHunting-");
    private static final Slice PROPERTIES = Slice.of("properties.");
    private static final Slice INBOUND = Slice.of("\"direction\":\"In\"");
    private static final Slice[] OBJECTS = {
        Slice.of("\"ServiceName\":\""), Slice.of("\"TaskName\":\""), Slice.of("\"PipeName\":\"")
    };

    private static final FieldReading[] COMMON = FieldReadings.of(
                    "host.name<DeviceName observer.name<DeviceName event.action<ActionType event.sequence<ReportId")
            .toArray(FieldReading[]::new);

    /// Numbers of `winlog.logon.type` by the words for them.
    private static final KeyTable LOGON_TYPES = KeyTable.of(
            "Interactive",
            "Network",
            "Batch",
            "Service",
            "Unlock",
            "NetworkCleartext",
            "NewCredentials",
            "RemoteInteractive",
            "CachedInteractive",
            "CachedRemoteInteractive",
            "Remote interactive (RDP) logons");
    private static final int[] LOGON_NUMBERS = {2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 10};

    private static VendorName[] names(String... names) {
        return Stream.of(names).map(VendorName::of).toArray(VendorName[]::new);
    }

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "microsoft.defender";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.program(
                seed,
                "{\"time\":\"{iso}\",\"category\":\"AdvancedHunting-DeviceProcessEvents\",\"properties\":{\"Timestamp\":\"{iso}\","
                        + "\"DeviceName\":\"{host}\",\"ReportId\":1,\"ActionType\":\"ProcessCreated\","
                        + "\"FolderPath\":\"{executable}\",\"ProcessCommandLine\":\"{executable}\"}}");
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        if (out.vendor(CATEGORY).startsWith(HUNTING)) {
            return true;
        }
        return !out.vendor(ACTION).isEmpty() && !out.vendor(DEVICE).isEmpty() && hasStamp(out);
    }

    private static boolean hasStamp(EventBuffer out) {
        return !out.vendor(STAMPS[0]).isEmpty()
                || !out.vendor(STAMPS[1]).isEmpty()
                || !out.vendor(UTC_STAMPS[0]).isEmpty()
                || !out.vendor(UTC_STAMPS[1]).isEmpty();
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        if (out.vendor(CATEGORY).startsWith(HUNTING)) {
            out.cutVendorNames(PROPERTIES);
        }
        out.text(Field.EVENT_DATASET, DATASET);
        for (FieldReading reading : COMMON) {
            reading.read(out, false);
        }
        HuntingAction action = HuntingAction.named(out.vendor(ACTION));
        action.read(out);
        HuntingAction.Kind kind = action.kind();
        if (kind == HuntingAction.Kind.OUTBOUND && find(INBOUND, out.vendor(ADDITIONAL)) >= 0) {
            kind = HuntingAction.Kind.INBOUND;
        }
        kind.read(out);
        switch (kind) {
            case PROCESS -> completePath(Field.PROCESS_EXECUTABLE, out);
            case FILE, OTHER -> completePath(Field.FILE_PATH, out);
            case LOGON -> readLogonType(out);
            case OUTBOUND, INBOUND, REGISTRY -> {}
        }
        readAdditional(out);
        readTime(clock, out);
        return Outcome.EVENT;
    }

    /// `FolderPath` holds the file's name in most tables, and only the folder in some.
    private static void completePath(Field field, EventBuffer out) {
        Slice name = out.vendor(FILE_NAME);
        if (name.isEmpty()) {
            return;
        }
        Slice path = out.written(field);
        if (path.isAbsent() || endsWith(path, name)) {
            out.textIfAny(field, path.isAbsent() ? name : path);
            return;
        }
        byte slash = ByteSearch.indexOf(path.bytes(), path.offset(), path.end(), '/') < path.end()
                ? (byte) '/'
                : (byte) '\\';
        boolean open = path.at(path.length() - 1) != slash;
        int from = out.scratchEnd();
        out.append(path.bytes(), path.offset(), path.end());
        if (open) {
            out.append(slash);
        }
        out.append(name.bytes(), name.offset(), name.end());
        out.text(field, out.scratch(), from, out.scratchEnd());
        if (field == Field.FILE_PATH) {
            FieldReading.readExtension(Field.FILE_EXTENSION, out.scratch(), from, out.scratchEnd(), out);
        }
    }

    /// Without regard to the case of ASCII letters.
    private static boolean endsWith(Slice path, Slice name) {
        int start = path.length() - name.length();
        for (int i = 0; i < name.length() && start >= 0; i++) {
            int difference = path.at(start + i) ^ name.at(i);
            if (difference != 0 && (difference != 0x20 || !Character.isLetter(name.at(i) & 0x7f))) {
                return false;
            }
        }
        return start >= 0;
    }

    private static void readLogonType(EventBuffer out) {
        Slice type = out.vendor(LOGON_TYPE);
        int id = LOGON_TYPES.find(type.bytes(), type.offset(), type.end());
        if (id != KeyTable.NONE) {
            out.number(Field.WINLOG_LOGON_TYPE, LOGON_NUMBERS[id]);
        }
    }

    /// What only the JSON in `AdditionalFields` says.
    private static void readAdditional(EventBuffer out) {
        Slice additional = out.vendor(ADDITIONAL);
        if (out.has(Field.OBJECT) || additional.isEmpty()) {
            return;
        }
        for (Slice name : OBJECTS) {
            int at = find(name, additional);
            if (at >= 0) {
                byte[] bytes = additional.bytes();
                int end = ByteSearch.indexOf(bytes, at, additional.end(), '"');
                if (end > at && end < additional.end()) {
                    out.text(Field.OBJECT, bytes, at, end);
                }
                return;
            }
        }
    }

    /// Place behind `wanted` in the text's array, or -1.
    private static int find(Slice wanted, Slice text) {
        int at = text.indexOf(wanted);
        return at < 0 ? -1 : text.offset() + at + wanted.length();
    }

    private static void readTime(MemberClock clock, EventBuffer out) {
        for (VendorName name : UTC_STAMPS) {
            if (readStamp(name, clock, out)) {
                MemberClock.takeAsUtc(out);
                return;
            }
        }
        for (VendorName name : STAMPS) {
            if (readStamp(name, clock, out)) {
                return;
            }
        }
    }

    private static boolean readStamp(VendorName name, MemberClock clock, EventBuffer out) {
        Slice stamp = out.vendor(name);
        byte[] bytes = stamp.bytes();
        return Stamps.iso(bytes, stamp.offset(), stamp.end(), clock, out) != Stamps.NONE
                || AmericanStamp.read(bytes, stamp.offset(), stamp.end(), clock, out);
    }
}
