package konseki.samples;

import java.util.Locale;

/// The events of the Security channel that the samples need, with the fields of their templates.
final class SecurityLog {

    private static final String NOBODY = "S-1-0-0";

    private final WindowsHost host;

    SecurityLog(WindowsHost host) {
        this.host = host;
    }

    /// 4624 type 3: somebody uses a share or the service control over the network.
    Logon networkLogon(long at, String user, String address, int port) {
        Logon logon = new Logon(new Account(host.domain(), user), host.nextLogonId(), 3, address, port);
        write(
                at,
                4624,
                "Logon",
                new Fields()
                        .text("SubjectUserSid", NOBODY)
                        .text("SubjectUserName", "-")
                        .text("SubjectDomainName", "-")
                        .text("SubjectLogonId", "0x0")
                        .and(target(logon))
                        .text("LogonType", "3")
                        .text("LogonProcessName", "Kerberos")
                        .text("AuthenticationPackageName", "Kerberos")
                        .text("WorkstationName", "-")
                        .text("LmPackageName", "-")
                        .text("KeyLength", "0")
                        .text("ProcessId", "0x0")
                        .text("ProcessName", "-")
                        .and(origin(address, port))
                        .text("ElevatedToken", "%%1842"));
        return logon;
    }

    /// 4624 type 10, and 4672 for the rights of an administrator: remote desktop.
    Logon desktopLogon(long at, String user, String address) {
        Logon logon = new Logon(new Account(host.domain(), user), host.nextLogonId(), 10, address, 0);
        write(
                at,
                4624,
                "Logon",
                new Fields()
                        .and(machineItself())
                        .and(target(logon))
                        .text("LogonType", "10")
                        .text("LogonProcessName", "User32 ")
                        .text("AuthenticationPackageName", "Negotiate")
                        .text("WorkstationName", host.machine().name())
                        .text("LmPackageName", "-")
                        .text("KeyLength", "0")
                        .text("ProcessId", "0x4d4")
                        .text("ProcessName", "C:\\Windows\\System32\\svchost.exe")
                        .and(origin(address, 0))
                        .text("ElevatedToken", "%%1842"));
        specialPrivileges(at + 2, logon);
        return logon;
    }

    /// 4624 type 5: a service starts under the system's account.
    void serviceLogon(long at) {
        write(
                at,
                4624,
                "Logon",
                new Fields()
                        .and(machineItself())
                        .and(target(Logon.SYSTEM))
                        .text("LogonType", "5")
                        .text("LogonProcessName", "Advapi  ")
                        .text("AuthenticationPackageName", "Negotiate")
                        .text("WorkstationName", "-")
                        .text("LmPackageName", "-")
                        .text("KeyLength", "0")
                        .text("ProcessId", "0x2a0")
                        .text("ProcessName", "C:\\Windows\\System32\\services.exe")
                        .text("IpAddress", "-")
                        .text("IpPort", "-")
                        .text("ElevatedToken", "%%1842"));
    }

    /// 4625: wrong password, or no such user.
    void failedLogon(long at, String user, String address, int port, boolean knownUser) {
        host.writeFailure(
                at,
                Channel.SECURITY,
                4625,
                "Logon",
                new Fields()
                        .text("SubjectUserSid", NOBODY)
                        .text("SubjectUserName", "-")
                        .text("SubjectDomainName", "-")
                        .text("SubjectLogonId", "0x0")
                        .text("TargetUserSid", NOBODY)
                        .text("TargetUserName", user)
                        .text("TargetDomainName", host.domain())
                        .text("Status", "0xc000006d")
                        .text("FailureReason", "%%2313")
                        .text("SubStatus", knownUser ? "0xc000006a" : "0xc0000064")
                        .text("LogonType", "3")
                        .text("LogonProcessName", "NtLmSsp ")
                        .text("AuthenticationPackageName", "NTLM")
                        .text("WorkstationName", "-")
                        .text("KeyLength", "0")
                        .text("ProcessId", "0x0")
                        .text("ProcessName", "-")
                        .and(origin(address, port)));
    }

    void logoff(long at, Logon logon) {
        write(at, 4634, "Logoff", target(logon).text("LogonType", Integer.toString(logon.type())));
    }

    /// 4672: the session has the rights of an administrator.
    void specialPrivileges(long at, Logon logon) {
        write(
                at,
                4672,
                "Special Logon",
                subject(logon)
                        .text(
                                "PrivilegeList",
                                "SeSecurityPrivilege\n\t\t\tSeBackupPrivilege\n\t\t\tSeRestorePrivilege\n\t\t\tSeDebugPrivilege"));
    }

    /// 4648: the session logs on to another server as somebody else, seen where it starts.
    void explicitCredentials(long at, Logon logon, String asUser, Machine server, String process) {
        write(
                at,
                4648,
                "Logon",
                subject(logon)
                        .text("LogonGuid", "{00000000-0000-0000-0000-000000000000}")
                        .text("TargetUserName", asUser)
                        .text("TargetDomainName", host.domain())
                        .text("TargetServerName", server.fullName())
                        .text("TargetInfo", "cifs/" + server.fullName())
                        .text("ProcessId", "0x1a4c")
                        .text("ProcessName", process)
                        .text("IpAddress", "-")
                        .text("IpPort", "-"));
    }

    /// 4688, with the command line (the policy is on).
    void process(RunningProgram program, Logon logon, String commandLine, String parent) {
        write(
                program.start(),
                4688,
                "Process Creation",
                new Fields()
                        .and(logon.account().isSystem() ? machineItself() : subject(logon))
                        .text("NewProcessId", "0x" + Integer.toHexString(program.processId()))
                        .text("NewProcessName", program.image())
                        .text("TokenElevationType", "%%1936")
                        .text("ProcessId", "0x3f8")
                        .text("CommandLine", commandLine)
                        .text("TargetUserSid", NOBODY)
                        .text("TargetUserName", "-")
                        .text("TargetDomainName", "-")
                        .text("TargetLogonId", "0x0")
                        .text("ParentProcessName", parent)
                        .text("MandatoryLabel", "S-1-16-16384"));
    }

    /// 4697: a service was installed, under the logon session that asked for it.
    void serviceInstalled(long at, Logon logon, String service, String file) {
        write(
                at,
                4697,
                "Security System Extension",
                subject(logon)
                        .text("ServiceName", service)
                        .text("ServiceFileName", file)
                        .text("ServiceType", "0x10")
                        .text("ServiceStartType", "3")
                        .text("ServiceAccount", "LocalSystem"));
    }

    /// 5140: a share was opened.
    void shareOpened(long at, Logon logon, String share) {
        write(
                at,
                5140,
                "File Share",
                subject(logon)
                        .text("ObjectType", "File")
                        .and(origin(logon.address(), logon.port()))
                        .text("ShareName", "\\\\*\\" + share)
                        .text("ShareLocalPath", "-")
                        .text("AccessMask", "0x1")
                        .text("AccessList", "%%4416\n\t\t\t\t"));
    }

    /// 5145: a file or pipe behind a share was asked for.
    void shareFile(long at, Logon logon, String share, String target, String accessMask) {
        write(
                at,
                5145,
                "Detailed File Share",
                subject(logon)
                        .text("ObjectType", "File")
                        .and(origin(logon.address(), logon.port()))
                        .text("ShareName", "\\\\*\\" + share)
                        .text("ShareLocalPath", "-")
                        .text("RelativeTargetName", target)
                        .text("AccessMask", accessMask)
                        .text("AccessList", "%%4416\n\t\t\t\t%%4417\n\t\t\t\t")
                        .text("AccessReason", "-"));
    }

    /// 4768 and 4769 on a domain controller: a ticket for the user, and one for a server.
    void tickets(long at, String user, Machine server, String address, int port) {
        String realm = host.machine().domain().toUpperCase(Locale.ROOT);
        write(
                at,
                4768,
                "Kerberos Authentication Service",
                new Fields()
                        .text("TargetUserName", user)
                        .text("TargetDomainName", host.domain())
                        .text("TargetSid", Company.sid(user))
                        .text("ServiceName", "krbtgt")
                        .text("ServiceSid", Company.DOMAIN_SID + "-502")
                        .text("TicketOptions", "0x40810010")
                        .text("Status", "0x0")
                        .text("TicketEncryptionType", "0x12")
                        .text("PreAuthType", "2")
                        .and(origin("::ffff:" + address, port)));
        write(
                at + 12,
                4769,
                "Kerberos Service Ticket Operations",
                new Fields()
                        .text("TargetUserName", user + "@" + realm)
                        .text("TargetDomainName", realm)
                        .text("ServiceName", server.account())
                        .text("ServiceSid", Company.sid(server.account()))
                        .text("TicketOptions", "0x40810000")
                        .text("TicketEncryptionType", "0x12")
                        .and(origin("::ffff:" + address, port + 1))
                        .text("Status", "0x0"));
    }

    /// 1102: the log was cleared.
    void cleared(long at, Logon logon) {
        write(at, 1102, "Log clear", subject(logon));
    }

    private void write(long at, int code, String task, Fields data) {
        host.write(at, Channel.SECURITY, code, task, data);
    }

    private Fields machineItself() {
        return new Fields()
                .text("SubjectUserSid", Account.SYSTEM.sid())
                .text("SubjectUserName", host.machine().account())
                .text("SubjectDomainName", host.domain())
                .text("SubjectLogonId", Logon.SYSTEM.id());
    }

    private static Fields subject(Logon logon) {
        return new Fields()
                .text("SubjectUserSid", logon.account().sid())
                .text("SubjectUserName", logon.account().name())
                .text("SubjectDomainName", logon.account().domain())
                .text("SubjectLogonId", logon.id());
    }

    private static Fields target(Logon logon) {
        return new Fields()
                .text("TargetUserSid", logon.account().sid())
                .text("TargetUserName", logon.account().name())
                .text("TargetDomainName", logon.account().domain())
                .text("TargetLogonId", logon.id());
    }

    private static Fields origin(String address, int port) {
        return new Fields().text("IpAddress", address).text("IpPort", Integer.toString(port));
    }
}
