package konseki.detect.lateral;

import konseki.detect.AccountName;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;

/// What is kept of single machines: which addresses they had, and theft of credentials.
final class HostTables {

    /// (address, host name): how often. For cases whose case.yaml names no assets.
    static final Table ADDRESSES = Table.of("addresses", 1, Slot.SUM);

    /// (host, theft, hour): count, first, last.
    static final Table THEFTS = Table.of("thefts", 1, Slot.SUM, Slot.MIN, Slot.MAX);

    static final int FIRST = 1;
    static final int LAST = 2;

    enum Theft {
        /// The memory of LSASS was read.
        LSASS_READ,
        /// A tool or command that copies the memory of LSASS or the directory's database.
        DUMP_COMMAND,
        /// Another account's credentials put into a session of one's own.
        OVERPASS;

        private static final Theft[] VALUES = values();

        static Theft at(int ordinal) {
            return VALUES[ordinal];
        }

        String signalName() {
            return this == OVERPASS ? "overpass-before" : "credential-theft-before";
        }
    }

    private static final VendorName INITIATED = VendorName.of("Initiated");
    private static final VendorName GRANTED_ACCESS = VendorName.of("GrantedAccess");
    private static final VendorName LOGON_PROCESS = VendorName.of("LogonProcessName");
    private static final WordScan SECLOGO = WordScan.of("seclogo");
    private static final WordScan TRUE = WordScan.of("true");
    private static final WordScan LSASS = WordScan.of("\\lsass.exe");
    private static final WordScan READING = WordScan.of("0x1010", "0x1410", "0x1438", "0x143a", "0x1fffff", "0x1f1fff");
    private static final WordScan ORDINARY_READERS =
            WordScan.of("\\windows defender\\", "\\program files", "\\system32\\wbem\\", "\\system32\\csrss.exe");

    private static final java.util.List<String> DUMP_WORDS = java.util.List.of(
            "procdump",
            "lsass",
            "comsvcs",
            "minidump",
            "ntds",
            "ifm",
            "ntdsutil",
            "sekurlsa",
            "mimikatz",
            "reg",
            "save",
            "hklm\\sam");
    private static final WordScan DUMPS = WordScan.of(DUMP_WORDS.toArray(String[]::new));
    private static final long[] DUMP_RULES = {
        WordScan.mask(DUMP_WORDS, "procdump", "lsass"),
        WordScan.mask(DUMP_WORDS, "comsvcs", "minidump"),
        WordScan.mask(DUMP_WORDS, "ntdsutil", "ifm"),
        WordScan.mask(DUMP_WORDS, "sekurlsa"),
        WordScan.mask(DUMP_WORDS, "mimikatz"),
        WordScan.mask(DUMP_WORDS, "reg", "save", "hklm\\sam")
    };

    private static final int NEW_CREDENTIALS = 9;

    private HostTables() {}

    /// Sysmon 3: the machine's own address where it opened the connection.
    static void connection(Event event, Tables tables) {
        if (TRUE.in(event.vendor(INITIATED)) != 0 && event.has(Field.HOST_NAME)) {
            ownAddress(event, event.folded(Field.HOST_NAME), tables);
        }
    }

    /// A logon or ticket of a machine's account tells the machine's address.
    static void machineAccount(Event event, Tables tables) {
        Slice account = event.folded(Field.USER_TARGET_NAME);
        if (AccountName.isMachine(account) && account.length() > 1 && Reach.isElsewhere(event, Field.SOURCE_IP)) {
            tables.row(ADDRESSES)
                    .keyIp(event, Field.SOURCE_IP)
                    .key(account.bytes(), account.offset(), account.end() - 1)
                    .add(0, 1);
        }
    }

    private static void ownAddress(Event event, Slice host, Tables tables) {
        if (Reach.isElsewhere(event, Field.SOURCE_IP)) {
            tables.row(ADDRESSES).keyIp(event, Field.SOURCE_IP).key(host).add(0, 1);
        }
    }

    /// Sysmon 10.
    static void processAccess(Event event, Tables tables) {
        if (LSASS.in(event.written(Field.OBJECT)) != 0
                && READING.in(event.vendor(GRANTED_ACCESS)) != 0
                && ORDINARY_READERS.in(event.written(Field.PROCESS_EXECUTABLE)) == 0) {
            theft(event, Theft.LSASS_READ, tables);
        }
    }

    static void command(Event event, Tables tables) {
        long words = DUMPS.in(event.written(Field.PROCESS_COMMAND_LINE));
        if (words != 0) {
            for (long rule : DUMP_RULES) {
                if ((words & rule) == rule) {
                    theft(event, Theft.DUMP_COMMAND, tables);
                    return;
                }
            }
        }
    }

    /// 4624 of type 9 by the secondary logon service.
    static void newCredentials(Event event, Tables tables) {
        if (event.has(Field.WINLOG_LOGON_TYPE)
                && event.number(Field.WINLOG_LOGON_TYPE) == NEW_CREDENTIALS
                && SECLOGO.in(event.vendor(LOGON_PROCESS)) != 0) {
            theft(event, Theft.OVERPASS, tables);
        }
    }

    private static void theft(Event event, Theft theft, Tables tables) {
        if (DirectWays.hasHostAndTime(event)) {
            long time = event.number(Field.TIMESTAMP);
            tables.row(THEFTS)
                    .key(event.folded(Field.HOST_NAME))
                    .keyByte(theft.ordinal())
                    .key(Math.floorDiv(time, Timestamp.HOUR))
                    .add(0, 1)
                    .add(FIRST, time)
                    .add(LAST, time);
        }
    }
}
