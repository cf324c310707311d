package konseki.detect.lateral;

import konseki.detect.TestEvent;

/// Made-up events of movement between machines.
final class MovementEvents {
    static final String APP01 = "10.0.0.31";

    private MovementEvents() {}

    static TestEvent logon(String time, String host, String source, String account, String session) {
        return TestEvent.of(
                time,
                "event.dataset=windows.security",
                "event.code=4624",
                "host.name=" + host,
                "user.target.name=" + account,
                "source.ip=" + source,
                "winlog.logon.type=3",
                "winlog.logon.id=" + session,
                "fx.auth.package=Kerberos",
                "vendor.LogonProcessName=Kerberos",
                "vendor.KeyLength=0");
    }

    static TestEvent hashLogon(String time, String account, String keyLength) {
        return TestEvent.of(
                time,
                "event.dataset=windows.security",
                "event.code=4624",
                "host.name=FS01",
                "user.target.name=" + account,
                "source.ip=" + APP01,
                "winlog.logon.type=3",
                "winlog.logon.id=0x1",
                "fx.auth.package=NTLM",
                "vendor.LogonProcessName=NtLmSsp ",
                "vendor.KeyLength=" + keyLength);
    }

    static TestEvent desktop(String time, String host, String source, String account) {
        return TestEvent.of(
                time,
                "event.dataset=windows.security",
                "event.code=4624",
                "host.name=" + host,
                "user.target.name=" + account,
                "source.ip=" + source,
                "winlog.logon.type=10",
                "winlog.logon.id=0x99");
    }

    static TestEvent service(String time, String host, String session, String name, String path) {
        return TestEvent.of(
                time,
                "event.dataset=windows.security",
                "event.code=4697",
                "host.name=" + host,
                "user.name=adm.mori",
                "winlog.logon.id=" + session,
                "fx.object=" + name,
                "process.command_line=" + path);
    }

    static TestEvent systemService(String time, String host, String name, String path) {
        return TestEvent.of(
                time,
                "event.dataset=windows.system",
                "event.code=7045",
                "host.name=" + host,
                "fx.object=" + name,
                "process.command_line=" + path);
    }

    static TestEvent share(String time, String host, String source, String share, String file, String type) {
        return TestEvent.of(
                time,
                "event.dataset=windows.security",
                "event.code=5145",
                "event.category=file",
                "event.type=" + type,
                "event.outcome=success",
                "host.name=" + host,
                "user.name=adm.mori",
                "winlog.logon.id=0x77",
                "source.ip=" + source,
                "fx.object=" + share,
                "file.path=" + file);
    }

    static TestEvent task(String time, String session, String clientProcess) {
        return TestEvent.of(
                time,
                "event.dataset=windows.security",
                "event.code=4698",
                "host.name=FS01",
                "user.name=adm.mori",
                "winlog.logon.id=" + session,
                "fx.object=\\Update",
                "vendor.ClientProcessId=" + clientProcess);
    }

    static TestEvent process(String time, String session, String parent, String image, String command) {
        return TestEvent.of(
                time,
                "event.dataset=windows.sysmon",
                "event.code=1",
                "event.category=process",
                "host.name=FS01",
                "winlog.logon.id=" + session,
                "process.parent.executable=" + parent,
                "process.executable=" + image,
                "process.command_line=" + command);
    }

    static TestEvent flow(String time, String source, String destination, int port) {
        return TestEvent.of(
                time,
                "event.dataset=fortinet.traffic",
                "source.ip=" + source,
                "destination.ip=" + destination,
                "destination.port=" + port);
    }

    static TestEvent ticket(String time, String source, String account, String service) {
        return TestEvent.of(
                time,
                "event.dataset=windows.security",
                "event.code=4769",
                "event.outcome=success",
                "host.name=DC01",
                "source.ip=" + source,
                "user.target.name=" + account,
                "fx.object=" + service);
    }
}
