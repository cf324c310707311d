package konseki.detect;

import java.util.ArrayList;
import java.util.List;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;

/// The datasets that detectors tell apart, by `event.dataset`.
public enum Dataset {
    SECURITY("windows.security"),
    SYSTEM("windows.system"),
    APPLICATION("windows.application"),
    SYSMON("windows.sysmon"),
    POWERSHELL("windows.powershell"),
    ANTIVIRUS("windows.defender"),
    SESSIONS("windows.terminalservices"),
    RDP_CLIENT("windows.rdpclient"),
    TASK_SCHEDULER("windows.taskscheduler"),
    WINRM("windows.winrm"),
    WMI("windows.wmi"),
    LINUX_AUTH("system.auth"),
    FIREWALL_EVENT("fortinet.event"),
    ENDPOINT("microsoft.defender"),
    OTHER("");

    private static final int LONGEST = 32;
    private static final Dataset[][] BY_LENGTH = byLength();

    private final Slice name;

    Dataset(String name) {
        this.name = Slice.of(name);
    }

    private static Dataset[][] byLength() {
        List<List<Dataset>> lists = new ArrayList<>();
        for (int length = 0; length < LONGEST; length++) {
            lists.add(new ArrayList<>());
        }
        for (Dataset dataset : values()) {
            if (dataset != OTHER) {
                lists.get(dataset.name.length()).add(dataset);
            }
        }
        return lists.stream().map(list -> list.toArray(Dataset[]::new)).toArray(Dataset[][]::new);
    }

    /// The dataset of an event; [#OTHER] for any that is not listed. Hot: a look at the length, then mostly one
    /// comparison.
    public static Dataset of(Event event) {
        Slice written = event.written(Field.EVENT_DATASET);
        if (written.length() >= LONGEST) {
            return OTHER;
        }
        for (Dataset candidate : BY_LENGTH[written.length()]) {
            if (candidate.name.sameAs(written)) {
                return candidate;
            }
        }
        return OTHER;
    }

    /// As queries write it.
    public String queryName() {
        return name.toString();
    }
}
