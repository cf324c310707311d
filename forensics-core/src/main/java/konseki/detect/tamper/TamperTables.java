package konseki.detect.tamper;

import konseki.detect.AccountName;
import konseki.detect.Dataset;
import konseki.detect.EventCode;
import konseki.detect.Row;
import konseki.detect.RunText;
import konseki.detect.Slot;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;

/// What is kept of tampering: rare events, so a row for each hour; and when machines and sensors stopped and started.
final class TamperTables {

    /// (host, tampering, channel, command or other object, account, hour): count, first, last.
    static final Table EVENTS = Table.of("events", 2, Slot.SUM, Slot.MIN, Slot.MAX);

    static final int COUNT = 0;
    static final int FIRST = 1;
    static final int LAST = 2;

    /// (host, stop or start, time): shutdowns of the machine, starts of sensors.
    static final Table MARKS = Table.set("marks", 1);

    static final int SHUTDOWN = 0;
    static final int STARTED = 1;

    private static final VendorName CHANGES = VendorName.of("AuditPolicyChanges");
    private static final VendorName CHANNEL = VendorName.of("Channel");
    private static final VendorName STATE = VendorName.of("State");
    private static final VendorName NEW_START_TYPE = VendorName.of("param3");
    private static final VendorName NEW_VALUE = VendorName.of("New Value");
    private static final Slice SECURITY_CHANNEL = Slice.of("security");
    private static final Slice CLEARED = Slice.of("log-cleared");
    private static final Slice END = Slice.of("end");

    /// Success removed, failure removed.
    private static final WordScan REMOVED = WordScan.of("%%8448", "%%8450", "success removed", "failure removed");

    private static final WordScan TELLING = WordScan.of(
            "security",
            "system",
            "application",
            "powershell",
            "sysmon",
            "windows defender",
            "terminalservices",
            "taskscheduler",
            "wmi-activity",
            "winrm",
            "bits-client",
            "smbserver",
            "rdpclient");
    /// Programs that set the clock all the time: the time service, and agents of hypervisors.
    private static final WordScan TIME_SERVICE =
            WordScan.of("\\svchost.exe", "vmtoolsd", "vboxservice", "vmwaretoolbox", "xenguestagent");

    /// Keys and values whose removal switches off what they are for.
    private static final WordScan PROTECTING_KEYS =
            WordScan.of("\\__pslockdownpolicy", "\\amsi\\providers\\", "\\scriptblocklogging", "\\winevt\\channels\\");

    private static final Slice DELETION = Slice.of("deletion");
    private static final VendorName SETTING_VALUE = VendorName.of("SettingValue");
    private static final Slice NO = Slice.of("No");
    private static final WordScan ENABLE = WordScan.of("enable");
    private static final WordScan STOPPED = WordScan.of("stopped");
    private static final WordScan RUNNING = WordScan.of("started", "running");
    private static final WordScan EVENT_LOG = WordScan.of("windows event log", "eventlog", "windows イベント ログ");
    private static final WordScan DISABLED = WordScan.of("disabled", "無効");
    private static final WordScan EXCLUSIONS = WordScan.of("\\exclusions\\");

    private TamperTables() {}

    static void observe(Event event, Dataset dataset, Tables tables) {
        switch (dataset) {
            case SECURITY -> security(event, tables);
            case SYSTEM -> system(event, tables);
            case SYSMON -> sysmon(event, tables);
            case ANTIVIRUS -> antivirus(event, tables);
            default -> command(event, dataset, tables);
        }
    }

    private static void security(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 1102, 517 -> add(event, Tampering.SECURITY_LOG_CLEARED, SECURITY_CHANNEL, tables);
            case 4719 -> {
                if (REMOVED.in(event.vendor(CHANGES)) != 0) {
                    boolean policy = AccountName.isMachine(event.folded(Field.USER_NAME));
                    Tampering what = policy ? Tampering.AUDIT_REMOVED_BY_POLICY : Tampering.AUDIT_REMOVED;
                    add(event, what, event.folded(Field.OBJECT), tables);
                }
            }
            case 4609 -> mark(event, SHUTDOWN, tables);
            case 4950 -> {
                if (event.vendor(SETTING_VALUE).sameAs(NO) && ENABLE.in(event.written(Field.OBJECT)) != 0) {
                    add(event, Tampering.FIREWALL_SETTING, event.folded(Field.OBJECT), tables);
                }
            }
            case 4616 -> {
                if (AccountName.isPersonal(event.folded(Field.USER_NAME))
                        && TIME_SERVICE.in(event.written(Field.PROCESS_EXECUTABLE)) == 0) {
                    add(event, Tampering.CLOCK_CHANGED, Slice.ABSENT, tables);
                }
            }
            default -> command(event, Dataset.SECURITY, tables);
        }
    }

    private static void system(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 104 -> cleared(event, tables);
            case 7036 -> {
                if (event.written(Field.EVENT_TYPE).sameAs(END) && isEventLog(event)) {
                    add(event, Tampering.EVENT_LOG_STOPPED, event.folded(Field.OBJECT), tables);
                }
            }
            case 7040 -> {
                if (isEventLog(event) && DISABLED.in(event.vendor(NEW_START_TYPE)) != 0) {
                    add(event, Tampering.EVENT_LOG_STOPPED, event.folded(Field.OBJECT), tables);
                }
            }
            case 1074, 6006 -> mark(event, SHUTDOWN, tables);
            case 6005 -> mark(event, STARTED, tables);
            default -> command(event, Dataset.SYSTEM, tables);
        }
    }

    private static boolean isEventLog(Event event) {
        return EVENT_LOG.in(event.folded(Field.OBJECT)) != 0;
    }

    /// 104, which other programs use for other things: it names a channel or is called so.
    private static void cleared(Event event, Tables tables) {
        Slice channel = event.folded(Field.OBJECT);
        if (channel.isEmpty()) {
            channel = event.vendor(CHANNEL);
        }
        if (!channel.isEmpty() || event.written(Field.EVENT_ACTION).sameAs(CLEARED)) {
            boolean telling = channel.isEmpty() || TELLING.in(channel) != 0;
            add(event, telling ? Tampering.TELLING_LOG_CLEARED : Tampering.OTHER_LOG_CLEARED, channel, tables);
        }
    }

    private static void sysmon(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 4 -> {
                Slice state = event.has(Field.OBJECT) ? event.written(Field.OBJECT) : event.vendor(STATE);
                if (STOPPED.in(state) != 0) {
                    add(event, Tampering.SYSMON_STOPPED, Slice.ABSENT, tables);
                } else if (RUNNING.in(state) != 0) {
                    mark(event, STARTED, tables);
                }
            }
            case 16 -> add(event, Tampering.SYSMON_CONFIGURED, Slice.ABSENT, tables);
            case 12 -> {
                if (event.written(Field.EVENT_TYPE).sameAs(DELETION)) {
                    if (PROTECTING_KEYS.in(event.written(Field.OBJECT)) != 0) {
                        add(event, Tampering.PROTECTION_OFF, event.folded(Field.OBJECT), tables);
                    }
                } else if (TamperCommands.isMiniNt(event.folded(Field.OBJECT))) {
                    add(event, Tampering.EVENT_LOG_COMMAND, event.folded(Field.OBJECT), tables);
                }
            }
            case 13 -> {
                int what = TamperCommands.setting(event);
                if (what != TamperCommands.NONE) {
                    add(event, Tampering.at(what), event.folded(Field.OBJECT), tables);
                }
            }
            case 255 -> add(event, Tampering.SYSMON_FAILED, Slice.ABSENT, tables);
            default -> command(event, Dataset.SYSMON, tables);
        }
    }

    private static void antivirus(Event event, Tables tables) {
        switch (EventCode.of(event)) {
            case 5001, 5010, 5012 -> add(event, Tampering.ANTIVIRUS_OFF, Slice.ABSENT, tables);
            case 5007 -> {
                Slice value = event.has(Field.OBJECT) ? event.written(Field.OBJECT) : event.vendor(NEW_VALUE);
                if (EXCLUSIONS.in(value) != 0) {
                    add(event, Tampering.ANTIVIRUS_EXCLUSION, value, tables);
                }
            }
            default -> {}
        }
    }

    private static void command(Event event, Dataset dataset, Tables tables) {
        int what = TamperCommands.of(event, dataset);
        if (what != TamperCommands.NONE) {
            finish(event, RunText.key(begin(event, Tampering.at(what), tables), event));
        }
    }

    private static void add(Event event, Tampering what, Slice object, Tables tables) {
        finish(event, begin(event, what, tables).key(object));
    }

    private static Row begin(Event event, Tampering what, Tables tables) {
        return tables.row(EVENTS).key(event.folded(Field.HOST_NAME)).keyByte(what.ordinal());
    }

    private static void finish(Event event, Row row) {
        long time = event.number(Field.TIMESTAMP);
        row.key(event.folded(Field.USER_NAME))
                .key(Math.floorDiv(time, Timestamp.HOUR))
                .add(COUNT, 1)
                .add(FIRST, time)
                .add(LAST, time);
    }

    private static void mark(Event event, int what, Tables tables) {
        tables.row(MARKS)
                .key(event.folded(Field.HOST_NAME))
                .keyByte(what)
                .key(event.number(Field.TIMESTAMP))
                .put();
    }
}
