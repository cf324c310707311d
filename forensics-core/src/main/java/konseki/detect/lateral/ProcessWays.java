package konseki.detect.lateral;

import konseki.detect.WordScan;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.VendorName;
import org.jspecify.annotations.Nullable;

/// Which way a new process tells of, by what started it and what it runs. Stateless.
final class ProcessWays {

    /// Shells, script hosts and what is first run on a machine reached: what those that start it have no reason to
    /// start.
    static final WordScan SHELLS = WordScan.of(
            "\\cmd.exe",
            "\\powershell.exe",
            "\\pwsh.exe",
            "\\rundll32.exe",
            "\\regsvr32.exe",
            "\\mshta.exe",
            "\\cscript.exe",
            "\\wscript.exe",
            "\\scrcons.exe",
            "\\whoami.exe",
            "\\net.exe",
            "\\net1.exe",
            "\\nltest.exe",
            "\\certutil.exe",
            "\\bitsadmin.exe",
            "\\msbuild.exe");

    private static final WordScan PARENTS = WordScan.of(
            "\\wmiprvse.exe",
            "\\wsmprovhost.exe",
            "\\winrshost.exe",
            "\\mmc.exe",
            "\\sqlservr.exe",
            "\\services.exe",
            "\\excel.exe",
            "\\winword.exe",
            "\\outlook.exe",
            "\\powerpnt.exe",
            "\\visio.exe",
            "\\w3wp.exe",
            "\\httpd.exe",
            "\\nginx.exe",
            "\\php-cgi.exe",
            "\\umworkerprocess.exe",
            "\\spoolsv.exe",
            "\\dns.exe");
    private static final long WMI = 1;
    private static final long WINRM = 0b110;
    private static final long MMC = 1 << 3;
    private static final long SQL = 1 << 4;
    private static final long SERVICES = 1 << 5;
    private static final long OFFICE = 0b11111 << 6;
    private static final long SERVERS = 0b111_1111 << 11;

    private static final WordScan PROGRAMS =
            WordScan.of("\\wsmprovhost.exe", "\\winrshost.exe", "\\scrcons.exe", "\\mshta.exe", "\\mmc.exe");
    private static final long SHELL_HOSTS = 0b11;
    private static final long SUBSCRIPTION = 1 << 2;

    private static final WordScan COMMANDS = WordScan.of(
            "\\\\127.0.0.1\\admin$\\__", "\\\\127.0.0.1\\c$\\__", "/q /c", "\\temp\\execute.bat", "-embedding");
    private static final long OUTPUT = 0b11;
    private static final long BATCH = 0b1100;
    private static final long EMBEDDING = 1 << 4;

    private static final VendorName PARENT_COMMAND = VendorName.of("ParentCommandLine");

    private ProcessWays() {}

    static @Nullable Way of(Event event) {
        long parent = PARENTS.in(event.written(Field.PROCESS_PARENT_EXECUTABLE));
        long command = COMMANDS.in(event.written(Field.PROCESS_COMMAND_LINE));
        if ((command & OUTPUT) != 0 || (command & BATCH) == BATCH) {
            return (parent & WMI) != 0 ? Way.WMI_TOOL : (parent & MMC) != 0 ? Way.DCOM_TOOL : Way.TOOL_PROCESS;
        }
        Slice program = event.written(Field.PROCESS_EXECUTABLE);
        long known = PROGRAMS.in(program);
        if ((parent & WMI) != 0 || (known & SUBSCRIPTION) != 0) {
            return Way.WMI_PROCESS;
        }
        if ((parent & WINRM) != 0 || (known & SHELL_HOSTS) != 0) {
            return Way.WINRM_PROCESS;
        }
        if (known != 0 && (command & EMBEDDING) != 0) {
            return Way.DCOM_PROCESS;
        }
        return parent == 0 || SHELLS.in(program) == 0 ? null : byShell(parent, event);
    }

    private static @Nullable Way byShell(long parent, Event event) {
        if ((parent & MMC) != 0) {
            return Way.DCOM_PROCESS;
        }
        if ((parent & SQL) != 0) {
            return Way.SQL_PROCESS;
        }
        if ((parent & SERVICES) != 0) {
            return Way.SHELL_SERVICE_PROCESS;
        }
        if ((parent & SERVERS) != 0) {
            return Way.SERVER_PROCESS;
        }
        boolean automated = (COMMANDS.in(event.vendor(PARENT_COMMAND)) & EMBEDDING) != 0;
        return (parent & OFFICE) != 0 && automated ? Way.DCOM_PROCESS : null;
    }
}
