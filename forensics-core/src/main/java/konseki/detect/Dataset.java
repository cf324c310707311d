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
    RDP_CORE("windows.microsoft-windows-remotedesktopservices-rdpcorets/operational"),
    TASK_SCHEDULER("windows.taskscheduler"),
    WINRM("windows.winrm"),
    WMI("windows.wmi"),
    LINUX_AUTH("system.auth"),
    FIREWALL_EVENT("fortinet.event"),
    ENDPOINT("microsoft.defender"),
    OTHER("");

    private static final int LONGEST = 80;
    private static final Dataset[][] BY_LENGTH = byLength();

    private final Slice name;
    /// Tells those of one length apart before all bytes are compared.
    private final byte last;

    Dataset(String name) {
        this.name = Slice.of(name);
        this.last = name.isEmpty() ? 0 : this.name.at(name.length() - 1);
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
        int length = written.length();
        if (length >= LONGEST) {
            return OTHER;
        }
        for (Dataset candidate : BY_LENGTH[length]) {
            if (candidate.last == written.at(length - 1) && candidate.name.sameAs(written)) {
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
