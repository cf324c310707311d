package konseki.samples;

/// The events of the System channel that the samples need.
final class SystemLog {

    private final WindowsHost host;

    SystemLog(WindowsHost host) {
        this.host = host;
    }

    /// 7045: a service was installed.
    void serviceInstalled(long at, String service, String file) {
        host.write(
                at,
                Channel.SYSTEM,
                7045,
                "",
                new Fields()
                        .text("ServiceName", service)
                        .text("ImagePath", file)
                        .text("ServiceType", "user mode service")
                        .text("StartType", "demand start")
                        .text("AccountName", "LocalSystem"));
    }

    /// 7036: a service started or stopped.
    ///
    /// @param state `running` or `stopped`
    void serviceState(long at, String service, String state) {
        host.write(
                at,
                Channel.SYSTEM,
                7036,
                "",
                new Fields().text("param1", service).text("param2", state));
    }
}
