package konseki.detect.tamper;

import java.util.List;
import konseki.detect.CommandText;
import konseki.detect.Dataset;
import konseki.detect.WordScan;
import konseki.event.Event;
import org.jspecify.annotations.Nullable;

/// Recognises commands and scripts that tamper. Stateless.
final class TamperCommands {
    private static final List<String> WORDS = List.of(
            "wevtutil",
            " cl ",
            "clear-log",
            " sl ",
            "/e:false",
            "/enabled:false",
            "clear-eventlog",
            "remove-eventlog",
            "cleareventlog",
            "limit-eventlog",
            "auditpol",
            "/clear",
            "/remove",
            "disable",
            "eventlog",
            "stop",
            "config",
            "disabled",
            "mppreference",
            "-disable",
            "exclusion",
            "fltmc",
            "unload",
            "sysmon",
            " -u",
            "systemctl",
            "service ",
            "auditd",
            "rsyslog",
            "syslog-ng",
            "journald",
            "auditctl",
            "-e 0",
            "-e0",
            " -d",
            "/var/log",
            "rm ",
            "truncate",
            "shred",
            "> /var/log",
            ">/var/log",
            "history -c",
            "bash_history",
            "esxcli",
            "syslog config",
            "sense",
            "windefend",
            "sc ",
            "sc.exe",
            "minint",
            "net stop",
            "net1 stop",
            "stop-service",
            "set-service",
            "cmdletstoexport",
            "cmdletization");
    private static final WordScan SCAN = WordScan.of(WORDS.toArray(String[]::new));

    /// Logs that say what an attacker did, or the whole folder; deleting others is housekeeping.
    private static final WordScan TELLING_LOGS = WordScan.of(
            "auth.log",
            "/secure",
            "/messages",
            "/syslog",
            "/audit",
            "wtmp",
            "btmp",
            "lastlog",
            "/var/log/*",
            "-rf /var/log");

    /// Modules that list what they can do.
    private static final long LISTS = mask("cmdletstoexport", "cmdletization");

    private static final long WEVTUTIL = mask("wevtutil");
    private static final long CLEARS = mask(" cl ", "clear-log");
    private static final long CLEARING_COMMANDS = mask("clear-eventlog", "remove-eventlog", "cleareventlog");
    private static final long CHANNEL_OFF = mask("/e:false", "/enabled:false");
    private static final long AUDITPOL = mask("auditpol");
    private static final long AUDIT_OFF = mask("/clear", "/remove", "disable");
    private static final long EVENT_LOG = mask("eventlog");
    private static final long SERVICE_TOOLS =
            mask("sc ", "sc.exe", "service ", "systemctl", "net stop", "net1 stop", "stop-service", "set-service");
    private static final long STOPS = mask("stop", "disabled", "disable");
    private static final long PREFERENCE = mask("mppreference");
    private static final long PREFERENCE_OFF = mask("-disable", "exclusion");
    private static final long FLTMC = mask("fltmc", "unload");
    private static final long SYSMON = mask("sysmon", " -u");
    private static final long LOG_DAEMONS = mask("auditd", "rsyslog", "syslog-ng", "journald");
    private static final long WINDOWS_SENSORS = mask("sense", "windefend");
    private static final long AUDITCTL = mask("auditctl");
    private static final long AUDITCTL_OFF = mask("-e 0", "-e0", " -d");
    private static final long LOG_FOLDER = mask("/var/log");
    private static final long ERASERS = mask("rm ", "truncate", "shred");
    private static final long EMPTIED = mask("> /var/log", ">/var/log");
    private static final long HISTORY = mask("history -c");
    private static final long HISTORY_FILE = mask("bash_history");
    private static final long ESXI = mask("esxcli", "syslog config");
    private static final long MINI_NT = mask("minint");

    private TamperCommands() {}

    private static long mask(String... words) {
        return WordScan.mask(WORDS, words);
    }

    /// The ordinal of what the event's command or script does, or -1.
    static int of(Event event, Dataset dataset) {
        long words = CommandText.words(SCAN, event, dataset);
        if (words == 0 || any(words, LISTS)) {
            return -1;
        }
        Tampering found = clearing(words, event, dataset);
        if (found == null) {
            found = stopping(words);
        }
        return found == null ? -1 : found.ordinal();
    }

    private static @Nullable Tampering clearing(long words, Event event, Dataset dataset) {
        if (any(words, WEVTUTIL) && any(words, CLEARS) || any(words, CLEARING_COMMANDS)) {
            return Tampering.CLEAR_COMMAND;
        }
        boolean erased = any(words, LOG_FOLDER)
                        && any(words, ERASERS | EMPTIED)
                        && CommandText.words(TELLING_LOGS, event, dataset) != 0
                || any(words, HISTORY)
                || any(words, HISTORY_FILE) && any(words, ERASERS);
        return erased ? Tampering.ERASE_COMMAND : null;
    }

    private static @Nullable Tampering stopping(long words) {
        if (any(words, AUDITPOL) && any(words, AUDIT_OFF)) {
            return Tampering.AUDIT_COMMAND;
        }
        boolean eventLog = any(words, EVENT_LOG) && any(words, SERVICE_TOOLS) && any(words, STOPS)
                || any(words, WEVTUTIL) && any(words, CHANNEL_OFF)
                || any(words, MINI_NT);
        if (eventLog) {
            return Tampering.EVENT_LOG_STOPPED;
        }
        boolean sensor = any(words, PREFERENCE) && any(words, PREFERENCE_OFF)
                || all(words, FLTMC)
                || all(words, SYSMON)
                || any(words, SERVICE_TOOLS) && any(words, STOPS) && any(words, LOG_DAEMONS | WINDOWS_SENSORS)
                || any(words, AUDITCTL) && any(words, AUDITCTL_OFF)
                || all(words, ESXI);
        return sensor ? Tampering.SENSOR_COMMAND : null;
    }

    private static boolean any(long words, long wanted) {
        return (words & wanted) != 0;
    }

    private static boolean all(long words, long wanted) {
        return (words & wanted) == wanted;
    }
}
