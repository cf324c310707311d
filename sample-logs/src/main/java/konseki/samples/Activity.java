package konseki.samples;

/// What happens on one Windows machine, written down by every sensor that it has: Security log, Sysmon, Defender.
final class Activity {

    private static final String SERVICES = "C:\\Windows\\System32\\services.exe";

    private final WindowsHost host;
    private final DefenderExport defender;

    Activity(WindowsHost host, DefenderExport defender) {
        this.host = host;
        this.defender = defender;
    }

    WindowsHost host() {
        return host;
    }

    /// A program that the system starts again and again; only Sysmon and Defender note it.
    RunningProgram routine(long at, String image, String commandLine) {
        RunningProgram program = new RunningProgram(Account.SYSTEM, image, host.nextProcessId(), at);
        host.sysmon().process(program, commandLine, SERVICES);
        defender.process(at, host.machine(), program, commandLine, SERVICES);
        return program;
    }

    /// A program under a logon session, with its command line in every log.
    RunningProgram start(long at, Logon logon, String image, String commandLine, String parent) {
        RunningProgram program = new RunningProgram(logon.account(), image, host.nextProcessId(), at);
        host.security().process(program, logon, commandLine, parent);
        host.sysmon().process(program, commandLine, parent);
        defender.process(at, host.machine(), program, commandLine, parent);
        return program;
    }

    /// A connection that a program opens.
    void connect(long at, RunningProgram program, int port, String destination, int destinationPort) {
        host.sysmon().connection(at, program, port, destination, destinationPort);
        defender.connection(at, host.machine(), "ConnectionSuccess", destination, destinationPort, port, program);
    }

    /// A new file.
    void create(long at, RunningProgram program, String path) {
        host.sysmon().fileCreated(at, program, path);
        defender.fileCreated(at, host.machine(), path, program);
    }

    /// A file that is written again under a longer name, and its old one gone.
    ///
    /// @param extension added to the name
    void replace(long at, RunningProgram program, String folder, String name, String extension) {
        String path = folder + "\\" + name;
        host.sysmon().fileCreated(at, program, path + extension);
        host.sysmon().fileDeleted(at + 31, program, path);
        defender.fileRenamed(at, host.machine(), path + extension, name, program);
    }
}
