package konseki.samples;

import java.util.List;

/// Which Windows channels of which server are kept where, and since when.
///
/// Three servers send with Winlogbeat, the others with NXLog; both reach the log server at once. In `cleared-logs` only
/// Sysmon is sent; Security and System are the files of the servers themselves, turned into JSON after the incident.
final class WindowsRetention {

    private static final List<Machine> WITH_WINLOGBEAT = List.of(Company.DC01, Company.FS01, Company.APP01);
    static final List<Machine> WITH_SYSMON = List.of(Company.DB01, Company.BK01, Company.FS01, Company.APP01);

    private final SampleCase sample;

    WindowsRetention(SampleCase sample) {
        this.sample = sample;
    }

    void keep(Estate estate, Machine machine) {
        WindowsHost host = estate.host(machine);
        boolean winlogbeat = WITH_WINLOGBEAT.contains(machine);
        EventShape sent = winlogbeat ? new WinlogbeatShape() : new NxLogShape();
        LogFile sentFile = estate.windowsFile(
                "windows/" + machine.name() + (winlogbeat ? ".winlogbeat.json.gz" : ".nxlog.json.gz"));
        if (sample.exportsFromHosts()) {
            EventShape exported = new EvtxJsonShape();
            long securityFrom = Incident.CLEARED_HOSTS.contains(machine) ? SampleCase.CLEARED : sample.securityFrom();
            host.keep(
                    Channel.SECURITY,
                    estate.windowsFile("windows-exported/" + machine.name() + "-Security.json.gz"),
                    exported,
                    securityFrom);
            host.keep(
                    Channel.SYSTEM,
                    estate.windowsFile("windows-exported/" + machine.name() + "-System.json.gz"),
                    exported,
                    sample.securityFrom());
        } else {
            host.keep(Channel.SECURITY, sentFile, sent, sample.securityFrom());
            host.keep(Channel.SYSTEM, sentFile, sent, sample.securityFrom());
        }
        if (WITH_SYSMON.contains(machine)) {
            host.keep(Channel.SYSMON, sentFile, sent, sample.telemetryFrom());
        }
    }
}
