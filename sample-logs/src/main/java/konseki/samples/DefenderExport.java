package konseki.samples;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Advanced-hunting tables of Microsoft Defender for Endpoint, exported as CSV: the cloud keeps them, not the machine.
final class DefenderExport {

    private final LogFile processes = new LogFile("defender/DeviceProcessEvents.csv.gz");
    private final LogFile connections = new LogFile("defender/DeviceNetworkEvents.csv.gz");
    private final LogFile files = new LogFile("defender/DeviceFileEvents.csv.gz");
    private final Set<Machine> devices;
    private final long from;
    private int report = 104_118;

    /// @param devices machines that carry the agent
    /// @param from    the export reaches back to here
    DefenderExport(Set<Machine> devices, long from) {
        this.devices = devices;
        this.from = from;
    }

    List<LogFile> files() {
        return List.of(processes, connections, files);
    }

    void process(long at, Machine device, RunningProgram program, String commandLine, String parent) {
        String image = program.image();
        Account account = program.account();
        write(
                processes,
                at,
                device,
                "ProcessCreated",
                new Fields()
                        .value("FileName", name(image))
                        .value("FolderPath", image)
                        .value("SHA256", SysmonLog.hash(image).toLowerCase(Locale.ROOT))
                        .value("ProcessId", program.processId())
                        .value("ProcessCommandLine", commandLine)
                        .value("ProcessIntegrityLevel", account.isSystem() ? "System" : "High")
                        .value("ProcessCreationTime", stamp(at))
                        .value("AccountDomain", account.domain().toLowerCase(Locale.ROOT))
                        .value("AccountName", account.name().toLowerCase(Locale.ROOT))
                        .value("AccountSid", account.sid())
                        .value("LogonId", 999)
                        .and(initiator(
                                new RunningProgram(account, parent, 1_016, at - 40 * Jst.MINUTE), "services.exe")));
    }

    /// @param action `ConnectionSuccess` or `InboundConnectionAccepted`
    void connection(
            long at,
            Machine device,
            String action,
            String remote,
            int remotePort,
            int localPort,
            RunningProgram program) {
        write(
                connections,
                at,
                device,
                action,
                new Fields()
                        .value("RemoteIP", remote)
                        .value("RemotePort", remotePort)
                        .value("RemoteUrl", "")
                        .value("LocalIP", device.address())
                        .value("LocalPort", localPort)
                        .value("Protocol", "Tcp")
                        .value("LocalIPType", "Private")
                        .value("RemoteIPType", remote.startsWith("10.") ? "Private" : "Public")
                        .and(initiator(program, "services.exe")));
    }

    /// A file that was written.
    void fileCreated(long at, Machine device, String path, RunningProgram program) {
        file(at, device, "FileCreated", path, "", "", program);
    }

    /// A file that got another name in its folder.
    void fileRenamed(long at, Machine device, String path, String previousName, RunningProgram program) {
        file(at, device, "FileRenamed", path, previousName, path.substring(0, path.lastIndexOf('\\')), program);
    }

    private void file(
            long at,
            Machine device,
            String action,
            String path,
            String previousName,
            String previousFolder,
            RunningProgram program) {
        write(
                files,
                at,
                device,
                action,
                new Fields()
                        .value("FileName", name(path))
                        .value("FolderPath", path)
                        .value("SHA256", "")
                        .value("FileSize", "")
                        .value("PreviousFileName", previousName)
                        .value("PreviousFolderPath", previousFolder)
                        .and(initiator(program, "cmd.exe")));
    }

    private static Fields initiator(RunningProgram program, String parent) {
        return new Fields()
                .value(
                        "InitiatingProcessAccountDomain",
                        program.account().domain().toLowerCase(Locale.ROOT))
                .value("InitiatingProcessAccountName", program.account().name().toLowerCase(Locale.ROOT))
                .value("InitiatingProcessFileName", name(program.image()))
                .value("InitiatingProcessFolderPath", program.image())
                .value("InitiatingProcessId", program.processId())
                .value("InitiatingProcessCommandLine", program.image())
                .value("InitiatingProcessCreationTime", stamp(program.start()))
                .value("InitiatingProcessParentFileName", parent);
    }

    private void write(LogFile table, long at, Machine device, String action, Fields fields) {
        if (devices.contains(device) && at >= from) {
            Fields row = new Fields()
                    .value("Timestamp", stamp(at))
                    .value("DeviceId", id(device))
                    .value("DeviceName", device.fullName().toLowerCase(Locale.ROOT))
                    .value("ActionType", action)
                    .and(fields)
                    .value("ReportId", report++);
            table.headerOnce(String.join(",", row.names()));
            table.add(at, row.csvRow());
        }
    }

    /// UTC with seven digits, as the service writes it.
    private static String stamp(long at) {
        return Jst.utcIso(at).replace("Z", "0000Z");
    }

    private static String id(Machine device) {
        return SysmonLog.hash("device " + device.name()).substring(0, 40).toLowerCase(Locale.ROOT);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('\\') + 1);
    }
}
