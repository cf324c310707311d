package konseki.detect.encryption;

import java.util.List;
import java.util.stream.Stream;
import konseki.detect.CommandText;
import konseki.detect.Dataset;
import konseki.detect.WordScan;
import konseki.event.Event;

/// Recognises commands that destroy what a victim would recover from, and commands that stop services. Each command is
/// looked at once, for all words. Stateless.
final class ImpactWords {
    private static final List<String> STOP_WORDS = List.of(
            "net stop",
            "net1 stop",
            "net.exe stop",
            "net1.exe stop",
            "net.exe\" stop",
            "net1.exe\" stop",
            "sc stop",
            "sc.exe stop",
            "sc.exe\" stop",
            "stop-service",
            "systemctl stop",
            "taskkill");

    private static final List<String> OTHER_WORDS = List.of(
            "shadow",
            "delete",
            "resize",
            "remove-",
            ".terminate",
            "wbadmin",
            "catalog",
            "systemstatebackup",
            "bcdedit",
            "recoveryenabled",
            "ignoreallfailures",
            " no",
            "deletejournal",
            "vm process kill",
            "vmsvc/power.off",
            "killall",
            "vmx",
            "vssadmin",
            "wmic",
            "diskshadow",
            "shadowcopy",
            "backup");
    private static final List<String> WORDS =
            Stream.concat(OTHER_WORDS.stream(), STOP_WORDS.stream()).toList();
    private static final WordScan SCAN = WordScan.of(WORDS.toArray(String[]::new));
    private static final long SHADOW = WordScan.mask(WORDS, "shadow");
    private static final long SHADOW_TOOLS = WordScan.mask(WORDS, "vssadmin", "wmic", "diskshadow", "shadowcopy");
    private static final long DESTROYING = WordScan.mask(WORDS, "delete", "resize", "remove-", ".terminate");
    private static final long DELETE = WordScan.mask(WORDS, "delete");
    private static final long WBADMIN = WordScan.mask(WORDS, "wbadmin");
    private static final long WBADMIN_WHAT = WordScan.mask(WORDS, "catalog", "systemstatebackup", "backup");
    private static final long BCDEDIT = WordScan.mask(WORDS, "bcdedit");
    private static final long RECOVERY_OFF = WordScan.mask(WORDS, "recoveryenabled", " no");
    private static final long IGNORE_FAILURES = WordScan.mask(WORDS, "ignoreallfailures");
    private static final long JOURNAL = WordScan.mask(WORDS, "deletejournal");
    private static final long KILL_MACHINES = WordScan.mask(WORDS, "vm process kill", "vmsvc/power.off");
    private static final long KILL_VMX = WordScan.mask(WORDS, "killall", "vmx");
    private static final long STOPPING = WordScan.mask(WORDS, STOP_WORDS.toArray(String[]::new));

    private ImpactWords() {}

    /// Words of the event's command or script; 0 if it has none.
    static long in(Event event, Dataset dataset) {
        return CommandText.words(SCAN, event, dataset);
    }

    /// Whether services or programs are stopped.
    static boolean isStop(long words) {
        return (words & STOPPING) != 0;
    }

    /// How recovery is inhibited.
    static CommandTable.Kind kind(long words) {
        if ((words & SHADOW) != 0 && (words & SHADOW_TOOLS) != 0 && (words & DESTROYING) != 0) {
            return CommandTable.Kind.SHADOW_COPIES_DELETED;
        }
        if ((words & WBADMIN) != 0 && (words & DELETE) != 0 && (words & WBADMIN_WHAT) != 0) {
            return CommandTable.Kind.BACKUP_CATALOG_DELETED;
        }
        if ((words & BCDEDIT) != 0 && ((words & RECOVERY_OFF) == RECOVERY_OFF || (words & IGNORE_FAILURES) != 0)) {
            return CommandTable.Kind.RECOVERY_DISABLED;
        }
        if ((words & JOURNAL) != 0) {
            return CommandTable.Kind.CHANGE_JOURNAL_DELETED;
        }
        boolean killed = (words & KILL_MACHINES) != 0 || (words & KILL_VMX) == KILL_VMX;
        return killed ? CommandTable.Kind.VIRTUAL_MACHINES_KILLED : CommandTable.Kind.NONE;
    }
}
