package konseki.parse.windows;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.TextFolding;

/// A channel, its dataset and the meanings of its events.
enum WindowsChannel {
    SECURITY("security", SecurityMeanings.TABLE, "Security", "Microsoft-Windows-Security-Auditing"),
    SYSTEM("system", SystemMeanings.SYSTEM, "System"),
    APPLICATION("application", SystemMeanings.APPLICATION, "Application", "Microsoft-Windows-Backup"),
    SYSMON(
            "sysmon",
            OperationalMeanings.SYSMON,
            "Microsoft-Windows-Sysmon/Operational",
            "Microsoft-Windows-Sysmon",
            "Linux-Sysmon/Operational"),
    POWERSHELL(
            "powershell",
            OperationalMeanings.POWERSHELL,
            "Microsoft-Windows-PowerShell/Operational",
            "Microsoft-Windows-PowerShell",
            "PowerShellCore/Operational"),
    WINDOWS_POWERSHELL("powershell", OperationalMeanings.WINDOWS_POWERSHELL, "Windows PowerShell", "PowerShell"),
    DEFENDER(
            "defender",
            OperationalMeanings.DEFENDER,
            "Microsoft-Windows-Windows Defender/Operational",
            "Microsoft-Windows-Windows Defender"),
    SESSIONS(
            "terminalservices",
            OperationalMeanings.SESSIONS,
            "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
            "Microsoft-Windows-TerminalServices-LocalSessionManager",
            "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational",
            "Microsoft-Windows-TerminalServices-RemoteConnectionManager"),
    RDP_CLIENT(
            "rdpclient",
            OperationalMeanings.RDP_CLIENT,
            "Microsoft-Windows-TerminalServices-RDPClient/Operational",
            "Microsoft-Windows-TerminalServices-ClientActiveXCore"),
    TASK_SCHEDULER("taskscheduler", OperationalMeanings.TASK_SCHEDULER, "Microsoft-Windows-TaskScheduler/Operational"),
    WINRM("winrm", OperationalMeanings.WINRM, "Microsoft-Windows-WinRM/Operational"),
    WMI("wmi", OperationalMeanings.WMI, "Microsoft-Windows-WMI-Activity/Operational"),
    BITS("bits", OperationalMeanings.BITS, "Microsoft-Windows-Bits-Client/Operational"),
    NTLM("", ServiceMeanings.NTLM, "Microsoft-Windows-NTLM/Operational"),
    CODE_INTEGRITY("", ServiceMeanings.CODE_INTEGRITY, "Microsoft-Windows-CodeIntegrity/Operational"),
    PRINT(
            "",
            ServiceMeanings.PRINT,
            "Microsoft-Windows-PrintService/Operational",
            "Microsoft-Windows-PrintService/Admin"),
    DNS_CLIENT("", ServiceMeanings.DNS_CLIENT, "Microsoft-Windows-DNS-Client/Operational"),
    FIREWALL("", ServiceMeanings.FIREWALL, "Microsoft-Windows-Windows Firewall With Advanced Security/Firewall"),
    SMB_SERVER(
            "",
            ServiceMeanings.SMB_SERVER,
            "Microsoft-Windows-SMBServer/Security",
            "Microsoft-Windows-SMBServer/Operational",
            "Microsoft-Windows-SMBServer/Audit"),
    SMB_CLIENT(
            "",
            ServiceMeanings.SMB_CLIENT,
            "Microsoft-Windows-SmbClient/Security",
            "Microsoft-Windows-SmbClient/Connectivity",
            "Microsoft-Windows-SmbClient/Operational"),
    KERBEROS(
            "",
            ServiceMeanings.KERBEROS,
            "Microsoft-Windows-Kerberos/Operational",
            "Microsoft-Windows-Security-Kerberos/Operational"),
    APP_LOCKER(
            "",
            ServiceMeanings.APP_LOCKER,
            "Microsoft-Windows-AppLocker/EXE and DLL",
            "Microsoft-Windows-AppLocker/MSI and Script",
            "Microsoft-Windows-AppLocker/Packaged app-Execution",
            "Microsoft-Windows-AppLocker/Packaged app-Deployment"),
    GATEWAY("", ServiceMeanings.GATEWAY, "Microsoft-Windows-TerminalServices-Gateway/Operational"),
    /// Any other.
    OTHER("", "* - - - -");

    private static final byte[] PREFIX = {'w', 'i', 'n', 'd', 'o', 'w', 's', '.'};
    private static final int SLOTS = 128;
    private static final Slice[] NAMES = new Slice[SLOTS];
    private static final WindowsChannel[] CHANNELS = new WindowsChannel[SLOTS];

    static {
        for (WindowsChannel channel : values()) {
            for (Slice name : channel.names) {
                int i = Ascii.hash(name) & SLOTS - 1;
                while (CHANNELS[i] != null) {
                    i = i + 1 & SLOTS - 1;
                }
                NAMES[i] = name;
                CHANNELS[i] = channel;
            }
        }
    }

    private final Slice dataset;
    private final MeaningTable meanings;
    private final List<Slice> names;

    /// @param dataset empty: named after the channel
    /// @param names   of the channel, and of the provider where a record names no channel
    WindowsChannel(String dataset, String table, String... names) {
        this.dataset = Slice.of("windows." + dataset);
        this.meanings = MeaningTable.of(table);
        this.names =
                List.of(names).stream().map(TextFolding::fold).map(Slice::of).toList();
    }

    /// The channel of that name, in any case.
    static WindowsChannel named(Slice name) {
        for (int i = Ascii.hash(name) & SLOTS - 1; CHANNELS[i] != null; i = i + 1 & SLOTS - 1) {
            if (Ascii.same(name, NAMES[i])) {
                return CHANNELS[i];
            }
        }
        return OTHER;
    }

    MeaningTable meanings() {
        return meanings;
    }

    /// Sets `event.dataset`.
    ///
    /// @param name as the record writes it
    void readDataset(Slice name, EventBuffer out) {
        if (dataset.length() > PREFIX.length) {
            out.text(Field.EVENT_DATASET, dataset);
            return;
        }
        int from = out.scratchEnd();
        out.append(PREFIX, 0, PREFIX.length);
        byte[] scratch = out.reserve(TextFolding.maxFoldedLength(name.length()));
        int to = TextFolding.fold(name.bytes(), name.offset(), name.end(), scratch, out.scratchEnd());
        out.scratchEnd(to);
        out.text(Field.EVENT_DATASET, scratch, from, to);
    }
}
