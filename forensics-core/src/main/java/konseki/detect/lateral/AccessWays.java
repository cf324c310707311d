package konseki.detect.lateral;

import konseki.detect.AccountName;
import konseki.detect.CommandRules;
import konseki.detect.Dataset;
import konseki.detect.RegistryRules;
import konseki.detect.RunText;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;

/// What a target shows of others' reach into it besides services, tasks and processes: settings that open it, its
/// registry, its directory, its database, modules from elsewhere. Stateless.
final class AccessWays {
    private static final CommandRules COMMANDS = CommandRules.read(AccessWays.class, "access.tsv");
    private static final RegistryRules SETTINGS = RegistryRules.read(AccessWays.class, "access-registry.tsv");

    private static final VendorName PROPERTIES = VendorName.of("Properties");
    private static final VendorName PRINCIPAL_NAMES = VendorName.of("ServicePrincipalNames");
    private static final VendorName WHENCE = VendorName.of("param2");
    private static final VendorName CLASS_ID = VendorName.of("param4");
    private static final Slice REMOTE = Slice.of("Remote");
    private static final Slice SHARE = Slice.of("\\\\");

    /// Rights to replicate the directory: all of it, its secrets, the filtered set.
    private static final WordScan REPLICATION = WordScan.of(
            "1131f6aa-9c07-11d1-f79f-00c04fc2dcd2",
            "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2",
            "89e95b76-444d-4c62-991a-0facbeda640c");

    /// Names under which domain controllers offer replication.
    private static final WordScan CONTROLLER_NAMES = WordScan.of("e3514235-4b06-11d1-ab04-00c04fc2dcd2", "gc/");

    private static final WordScan CONTROLLER_OBJECTS = WordScan.of("cn=ntds settings,", ",cn=servers,");

    /// Objects by which a shell is started from elsewhere: ShellBrowserWindow, MMC20, ShellWindows, Excel, Word,
    /// Outlook.
    private static final WordScan SHELL_OBJECTS =
            WordScan.of("c08afd90-", "49b2791a-", "9ba05972-", "00024500-", "00020906-", "0006f03a-");

    private static final WordScan PROCEDURES =
            WordScan.of("xp_cmdshell", "sp_oacreate", "ole automation", "clr enabled");
    private static final WordScan WMI_HOST = WordScan.of("\\wmiprvse.exe");
    private static final WordScan TELLING_KEYS = WordScan.of(
            "\\currentversion\\run",
            "\\services\\",
            "\\winlogon\\",
            "\\image file execution options\\",
            "\\terminal server\\",
            "\\control\\lsa");
    private static final WordScan NULL_SESSIONS = WordScan.of("\\nullsessionpipes", "\\nullsessionshares");
    private static final WordScan SYSTEM_PROGRAMS = WordScan.of("\\windows\\system32\\");

    private AccessWays() {}

    /// A command or script that opens the machine.
    static void command(Event event, Dataset dataset, Tables tables) {
        if (COMMANDS.in(event, dataset) != 0) {
            opened(event, tables);
        }
    }

    private static void opened(Event event, Tables tables) {
        if (DirectWays.hasHostAndTime(event)) {
            RunText.key(RemoteActions.begin(event, Way.ACCESS_OPENED, Slice.ABSENT, tables), event)
                    .put();
        }
    }

    /// Sysmon 13.
    static void registry(Event event, Tables tables) {
        boolean opens = SETTINGS.in(event) != 0 || NULL_SESSIONS.in(event.written(Field.OBJECT)) != 0;
        if (opens) {
            add(event, Way.ACCESS_OPENED, event.folded(Field.OBJECT), tables);
        } else if (WMI_HOST.in(event.written(Field.PROCESS_EXECUTABLE)) != 0
                && TELLING_KEYS.in(event.written(Field.OBJECT)) != 0) {
            add(event, Way.REGISTRY_BY_WMI, event.folded(Field.OBJECT), tables);
        }
    }

    /// Sysmon 7: a program of the system that loads a module from another machine's share.
    static void module(Event event, Tables tables) {
        Slice path = event.written(Field.FILE_PATH);
        boolean share = path.startsWith(SHARE) && path.length() > 3 && path.at(2) != '?' && path.at(2) != '.';
        if (share && SYSTEM_PROGRAMS.in(event.written(Field.PROCESS_EXECUTABLE)) != 0) {
            add(event, Way.REMOTE_MODULE, Slice.ABSENT, tables);
        }
    }

    /// 4662: a person who asks for what domain controllers tell each other.
    static void directoryAccess(Event event, Tables tables) {
        if (AccountName.isPersonal(event.folded(Field.USER_NAME)) && REPLICATION.in(event.vendor(PROPERTIES)) != 0) {
            add(event, Way.DIRECTORY_REPLICATED, Slice.ABSENT, tables);
        }
    }

    /// 4742 and 5137: a person who makes a machine a domain controller.
    static void directoryChange(Event event, Tables tables) {
        boolean controller = CONTROLLER_NAMES.in(event.vendor(PRINCIPAL_NAMES)) != 0
                || CONTROLLER_OBJECTS.in(event.written(Field.OBJECT)) != 0;
        if (controller && AccountName.isPersonal(event.folded(Field.USER_NAME))) {
            add(event, Way.ROGUE_CONTROLLER, Slice.ABSENT, tables);
        }
    }

    /// System 10016: an object that starts shells was asked for from elsewhere, and refused.
    static void objectRefused(Event event, Tables tables) {
        if (event.vendor(WHENCE).sameAs(REMOTE) && SHELL_OBJECTS.in(event.vendor(CLASS_ID)) != 0) {
            add(event, Way.DCOM_REFUSED, Slice.ABSENT, tables);
        }
    }

    /// Application 15281, 15457 and 33205: a procedure that runs commands was refused, switched on or called.
    static void database(Event event, Tables tables) {
        boolean telling = false;
        for (int i = 0; i < event.vendorCount(); i++) {
            telling |= PROCEDURES.in(event.vendorValue(i)) != 0;
        }
        if (telling) {
            add(event, Way.SQL_PROCEDURE, Slice.ABSENT, tables);
        }
    }

    private static void add(Event event, Way way, Slice name, Tables tables) {
        if (DirectWays.hasHostAndTime(event)) {
            Slice session = event.folded(Field.WINLOG_LOGON_ID);
            RemoteActions.begin(event, way, session, tables).key(name).put();
        }
    }
}
