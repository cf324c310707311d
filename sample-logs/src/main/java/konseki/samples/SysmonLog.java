package konseki.samples;

import java.util.Locale;

/// The Sysmon events that the samples need.
final class SysmonLog {

    private final WindowsHost host;

    SysmonLog(WindowsHost host) {
        this.host = host;
    }

    /// 1: a process was created.
    void process(RunningProgram program, String commandLine, String parent) {
        write(
                program.start(),
                1,
                "Process Create (rule: ProcessCreate)",
                head(program.start())
                        .and(process(program))
                        .text(
                                "OriginalFileName",
                                program.image().substring(program.image().lastIndexOf('\\') + 1))
                        .text("CommandLine", commandLine)
                        .text("CurrentDirectory", "C:\\Windows\\system32\\")
                        .text("User", program.account().qualified())
                        .text("LogonId", "0x3e7")
                        .text("TerminalSessionId", "0")
                        .text("IntegrityLevel", program.account().isSystem() ? "System" : "High")
                        .text("Hashes", "SHA256=" + hash(program.image()))
                        .text("ParentProcessId", "1016")
                        .text("ParentImage", parent)
                        .text("ParentCommandLine", parent)
                        .text("ParentUser", Account.SYSTEM.qualified()));
    }

    /// 3: a network connection was opened by this machine.
    void connection(long at, RunningProgram program, int port, String destination, int destinationPort) {
        write(
                at,
                3,
                "Network connection detected (rule: NetworkConnect)",
                head(at).and(process(program))
                        .text("User", program.account().qualified())
                        .text("Protocol", "tcp")
                        .text("Initiated", "true")
                        .text("SourceIsIpv6", "false")
                        .text("SourceIp", host.machine().address())
                        .text("SourceHostname", host.machine().fullName())
                        .text("SourcePort", Integer.toString(port))
                        .text("SourcePortName", "-")
                        .text("DestinationIsIpv6", "false")
                        .text("DestinationIp", destination)
                        .text("DestinationHostname", "-")
                        .text("DestinationPort", Integer.toString(destinationPort))
                        .text("DestinationPortName", "-"));
    }

    /// 10: a program opened the memory of LSASS.
    void lsassOpened(long at, RunningProgram program, String rights) {
        write(
                at,
                10,
                "Process accessed (rule: ProcessAccess)",
                head(at).text("SourceProcessGUID", guid(program))
                        .text("SourceProcessId", Integer.toString(program.processId()))
                        .text("SourceThreadId", "5120")
                        .text("SourceImage", program.image())
                        .text(
                                "TargetProcessGUID",
                                guid(new RunningProgram(Account.SYSTEM, "lsass.exe", 688, Jst.startOfDay(at))))
                        .text("TargetProcessId", "688")
                        .text("TargetImage", "C:\\Windows\\System32\\lsass.exe")
                        .text("GrantedAccess", rights)
                        .text(
                                "CallTrace",
                                "C:\\Windows\\SYSTEM32\\ntdll.dll+9fc24|C:\\Windows\\System32\\KERNELBASE.dll+2c13e"));
    }

    /// 11: a file was created.
    void fileCreated(long at, RunningProgram program, String path) {
        write(
                at,
                11,
                "File created (rule: FileCreate)",
                head(at).and(process(program))
                        .text("TargetFilename", path)
                        .text("CreationUtcTime", Jst.utcDateTime(at))
                        .text("User", program.account().qualified()));
    }

    /// 26: a file was deleted.
    void fileDeleted(long at, RunningProgram program, String path) {
        write(
                at,
                26,
                "File Delete logged (rule: FileDeleteDetected)",
                head(at).and(process(program))
                        .text("User", program.account().qualified())
                        .text("TargetFilename", path)
                        .text("Hashes", "-")
                        .text("IsExecutable", "false"));
    }

    /// 17: a named pipe was created.
    void pipeCreated(long at, RunningProgram program, String pipe) {
        write(
                at,
                17,
                "Pipe Created (rule: PipeEvent)",
                head(at).text("EventType", "CreatePipe")
                        .and(process(program))
                        .text("PipeName", pipe)
                        .text("User", program.account().qualified()));
    }

    /// Stands for the hash of a program; one program has one hash.
    static String hash(String image) {
        Dice dice = Dice.named(image.toLowerCase(Locale.ROOT));
        StringBuilder digits = new StringBuilder(64);
        for (int i = 0; i < 4; i++) {
            digits.append(Jst.hex(dice.next(), 16));
        }
        return digits.toString().toUpperCase(Locale.ROOT);
    }

    private void write(long at, int code, String task, Fields data) {
        host.write(at, Channel.SYSMON, code, task, data);
    }

    private static Fields head(long at) {
        return new Fields().text("RuleName", "-").text("UtcTime", Jst.utcDateTime(at));
    }

    private Fields process(RunningProgram program) {
        return new Fields()
                .text("ProcessGuid", guid(program))
                .text("ProcessId", Integer.toString(program.processId()))
                .text("Image", program.image());
    }

    private String guid(RunningProgram program) {
        String seconds = Jst.hex(program.start() / Jst.SECOND, 8);
        String machine = Jst.hex(0xa81c_0000L + host.machine().serial(), 8);
        String process = Jst.hex(program.processId() & 0xffff, 4);
        return "{" + machine + "-" + seconds.substring(4) + "-" + seconds.substring(0, 4) + "-" + process
                + "-000000001100}";
    }
}
