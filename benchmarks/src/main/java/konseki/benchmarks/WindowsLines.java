package konseki.benchmarks;

import konseki.event.Timestamp;

/// Windows events as JSON lines of about 2.2 KB: logons and processes as NXLog writes them, with their rendered
/// message, or as Winlogbeat nests them.
final class WindowsLines implements LineSource {
    private static final String TAIL = "This event is generated when a logon session is created. It is generated on the"
            + " computer that was accessed.\\r\\n\\r\\nThe subject fields indicate the account on the local system which"
            + " requested the logon. This is most commonly a service such as the Server service, or a local process such"
            + " as Winlogon.exe or Services.exe.\\r\\n\\r\\nThe logon type field indicates the kind of logon that"
            + " occurred. The most common types are 2 (interactive) and 3 (network).\\r\\n\\r\\nThe New Logon"
            + " fields indicate the account for whom the new logon was created, i.e. the account that was logged on."
            + "\\r\\n\\r\\nThe network fields indicate where a remote logon request originated. Workstation name is"
            + " not always available and may be left blank in some cases.";

    private final SecondClock clock = new SecondClock(0);
    private final Form form;

    private enum Form {
        NXLOG,
        WINLOGBEAT
    }

    private WindowsLines(Form form) {
        this.form = form;
    }

    static WindowsLines nxlog() {
        return new WindowsLines(Form.NXLOG);
    }

    static WindowsLines winlogbeat() {
        return new WindowsLines(Form.WINLOGBEAT);
    }

    @Override
    public long write(Draw draw, long number, AsciiLine out) {
        boolean logon = draw.below(3) > 0;
        long record = 100_000 + 3 * number;
        String time = Timestamp.format(clock.nanos(number));
        switch (form) {
            case NXLOG -> nxlog(logon, record, time, draw, out);
            case WINLOGBEAT -> winlogbeat(logon, record, time, draw, out);
        }
        out.text("\n");
        return record;
    }

    private static void nxlog(boolean logon, long record, String time, Draw draw, AsciiLine out) {
        String local = time.substring(0, 10) + " " + time.substring(11, 19);
        out.text("{\"EventTime\":\"").text(local);
        out.text("\",\"Hostname\":\"")
                .text("SRV")
                .number(10 + draw.below(40))
                .text(".corp.example")
                .text("\",\"Keywords\":-9214364837600034816,\"EventType\":");
        out.text("\"AUDIT_SUCCESS\",\"SeverityValue\":2,\"Severity\":\"INFO\",\"EventID\":")
                .number(logon ? 4624 : 4688);
        out.text(",\"SourceName\":\"Microsoft-Windows-Security-Auditing\",\"ProviderGuid\":");
        out.text("\"{54849625-5478-4994-A5BA-3E3B0328C30D}\",\"Version\":2,\"Task\":12544,\"OpcodeValue\":0,");
        out.text("\"RecordNumber\":").number(record).text(",\"ExecutionProcessID\":688,\"ThreadID\":4012,");
        out.text("\"Channel\":\"Security\",\"Category\":\"Logon\",\"Opcode\":\"Info\",");
        data(logon, draw, out);
        message(logon, out);
        out.text(",\"EventReceivedTime\":\"").text(local).text("\",\"SourceModuleName\":\"eventlog\",");
        out.text("\"SourceModuleType\":\"im_msvistalog\",\"@timestamp\":\"")
                .text(time)
                .text("\"}");
    }

    private static void winlogbeat(boolean logon, long record, String time, Draw draw, AsciiLine out) {
        out.text("{\"@timestamp\":\"").text(time).text("\",\"@version\":\"1\",\"agent\":{\"hostname\":\"x\",");
        out.text(
                "\"type\":\"winlogbeat\",\"version\":\"8.8.0\"},\"ecs\":{\"version\":\"1.12.0\"},\"event\":{\"code\":\"");
        out.number(logon ? 4624 : 4688).text("\",\"kind\":\"event\",\"outcome\":\"success\"},\"winlog\":{\"channel\":");
        out.text("\"Security\",\"computer_name\":\"")
                .text("SRV")
                .number(10 + draw.below(40))
                .text(".corp.example")
                .text("\",\"event_id\":\"");
        out.number(logon ? 4624 : 4688).text("\",\"record_id\":").number(record);
        out.text(",\"provider_name\":\"Microsoft-Windows-Security-Auditing\",\"keywords\":[\"Audit Success\"],");
        out.text("\"event_data\":{");
        data(logon, draw, out);
        out.dropLast().text("}},");
        message(logon, out);
        out.text("}");
    }

    private static void data(boolean logon, Draw draw, AsciiLine out) {
        String user = "user" + draw.below(500);
        String session = "0x" + Integer.toHexString(draw.below(1 << 28));
        out.text("\"SubjectUserSid\":\"S-1-5-18\",\"SubjectUserName\":\"SRV$\",\"SubjectDomainName\":\"CORP\",");
        out.text("\"SubjectLogonId\":\"0x3e7\",\"TargetUserSid\":\"S-1-5-21-1757981266-838170752-725345543-1433\",");
        out.text("\"TargetUserName\":\"").text(user).text("\",\"TargetDomainName\":\"CORP\",\"TargetLogonId\":\"");
        out.text(session).text("\",");
        if (logon) {
            out.text(
                    "\"LogonType\":\"3\",\"LogonProcessName\":\"Kerberos\",\"AuthenticationPackageName\":\"Kerberos\",");
            out.text("\"WorkstationName\":\"-\",\"LogonGuid\":\"{522fdbd8-3086-ab92-67c8-817020489547}\",");
            out.text("\"KeyLength\":\"0\",\"ProcessName\":\"-\",\"IpAddress\":\"10.10.")
                    .number(draw.below(4));
            out.text(".").number(draw.below(256)).text("\",\"IpPort\":\"");
            out.number(draw.clientPort()).text("\",");
        } else {
            out.text("\"NewProcessId\":\"0x1a2c\",\"NewProcessName\":\"C:\\\\Windows\\\\System32\\\\svchost.exe\",");
            out.text(
                    "\"TokenElevationType\":\"%%1936\",\"CommandLine\":\"C:\\\\Windows\\\\System32\\\\svchost.exe -k ");
            out.text("netsvcs\",\"ParentProcessName\":\"C:\\\\Windows\\\\System32\\\\services.exe\",");
        }
    }

    private static void message(boolean logon, AsciiLine out) {
        out.text("\"message\":\"");
        out.text(logon ? "An account was successfully logged on." : "A new process has been created.");
        out.text(
                "\\r\\n\\r\\nSubject:\\r\\n\\tSecurity ID:\\t\\tS-1-5-18\\r\\n\\tAccount Name:\\t\\tSRV$\\r\\n\\tAccount");
        out.text(
                " Domain:\\t\\tCORP\\r\\n\\tLogon ID:\\t\\t0x3E7\\r\\n\\r\\nLogon Information:\\r\\n\\tLogon Type:\\t\\t3");
        out.text(
                "\\r\\n\\tVirtual Account:\\t\\tNo\\r\\n\\tElevated Token:\\t\\tYes\\r\\n\\r\\nNetwork Information:\\r\\n");
        out.text("\\tWorkstation Name:\\t-\\r\\n\\tSource Network Address:\\t10.10.1.5\\r\\n\\r\\n")
                .text(TAIL)
                .text("\"");
    }
}
