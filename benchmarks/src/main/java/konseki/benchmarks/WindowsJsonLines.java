package konseki.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import konseki.event.Timestamp;

/// Windows events as JSON lines of about 2.2 KB: logons and processes as NXLog writes them, with their rendered
/// message,
/// or as Winlogbeat nests them. Seeded; tells what a reader must find.
final class WindowsJsonLines {
    private static final long START = Timestamp.of(2023, 5, 1, 0, 0, 0, 0, 0);
    private static final String TAIL = "This event is generated when a logon session is created. It is generated on the"
            + " computer that was accessed.\\r\\n\\r\\nThe subject fields indicate the account on the local system which"
            + " requested the logon. This is most commonly a service such as the Server service, or a local process such"
            + " as Winlogon.exe or Services.exe.\\r\\n\\r\\nThe logon type field indicates the kind of logon that"
            + " occurred. The most common types are 2 (interactive) and 3 (network).";

    private final RandomGenerator random;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringBuilder line = new StringBuilder(2500);
    private long lines;
    private long logons;
    private long recordIds;

    private WindowsJsonLines(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// @param logons    events 4624
    /// @param recordIds sum of the record ids
    record Member(byte[] bytes, long lines, long logons, long recordIds) {}

    enum Form {
        NXLOG,
        WINLOGBEAT
    }

    static Member make(Form form, int wantedBytes, long seed) {
        WindowsJsonLines maker = new WindowsJsonLines(seed);
        while (maker.out.size() < wantedBytes) {
            maker.add(form);
        }
        return new Member(maker.out.toByteArray(), maker.lines, maker.logons, maker.recordIds);
    }

    private void add(Form form) {
        boolean logon = random.nextInt(3) > 0;
        long record = 100_000 + 3 * lines;
        String time = Timestamp.format(START + lines * 40_000_000L);
        line.setLength(0);
        if (form == Form.NXLOG) {
            nxlog(logon, record, time);
        } else {
            winlogbeat(logon, record, time);
        }
        out.writeBytes(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        lines++;
        logons += logon ? 1 : 0;
        recordIds += record;
    }

    private void nxlog(boolean logon, long record, String time) {
        String local = time.substring(0, 10) + " " + time.substring(11, 19);
        line.append("{\"EventTime\":\"").append(local);
        line.append("\",\"Hostname\":\"").append(host()).append("\",\"Keywords\":-9214364837600034816,\"EventType\":");
        line.append("\"AUDIT_SUCCESS\",\"SeverityValue\":2,\"Severity\":\"INFO\",\"EventID\":")
                .append(logon ? 4624 : 4688);
        line.append(",\"SourceName\":\"Microsoft-Windows-Security-Auditing\",\"ProviderGuid\":");
        line.append("\"{54849625-5478-4994-A5BA-3E3B0328C30D}\",\"Version\":2,\"Task\":12544,\"OpcodeValue\":0,");
        line.append("\"RecordNumber\":").append(record).append(",\"ExecutionProcessID\":688,\"ThreadID\":4012,");
        line.append("\"Channel\":\"Security\",\"Category\":\"Logon\",\"Opcode\":\"Info\",");
        data(logon);
        message(logon);
        line.append(",\"EventReceivedTime\":\"").append(local).append("\",\"SourceModuleName\":\"eventlog\",");
        line.append("\"SourceModuleType\":\"im_msvistalog\",\"@timestamp\":\"")
                .append(time)
                .append("\"}");
    }

    private void winlogbeat(boolean logon, long record, String time) {
        line.append("{\"@timestamp\":\"").append(time).append("\",\"@version\":\"1\",\"agent\":{\"hostname\":\"x\",");
        line.append(
                "\"type\":\"winlogbeat\",\"version\":\"8.8.0\"},\"ecs\":{\"version\":\"1.12.0\"},\"event\":{\"code\":\"");
        line.append(logon ? 4624 : 4688)
                .append("\",\"kind\":\"event\",\"outcome\":\"success\"},\"winlog\":{\"channel\":");
        line.append("\"Security\",\"computer_name\":\"").append(host()).append("\",\"event_id\":\"");
        line.append(logon ? 4624 : 4688).append("\",\"record_id\":").append(record);
        line.append(",\"provider_name\":\"Microsoft-Windows-Security-Auditing\",\"keywords\":[\"Audit Success\"],");
        line.append("\"event_data\":{");
        data(logon);
        line.setLength(line.length() - 1);
        line.append("}},");
        message(logon);
        line.append('}');
    }

    private String host() {
        return "SRV" + (10 + random.nextInt(40)) + ".corp.example";
    }

    private void data(boolean logon) {
        String user = "user" + random.nextInt(500);
        String session = "0x" + Integer.toHexString(random.nextInt(1 << 28));
        line.append("\"SubjectUserSid\":\"S-1-5-18\",\"SubjectUserName\":\"SRV$\",\"SubjectDomainName\":\"CORP\",");
        line.append("\"SubjectLogonId\":\"0x3e7\",\"TargetUserSid\":\"S-1-5-21-1757981266-838170752-725345543-1433\",");
        line.append("\"TargetUserName\":\"")
                .append(user)
                .append("\",\"TargetDomainName\":\"CORP\",\"TargetLogonId\":\"");
        line.append(session).append("\",");
        if (logon) {
            line.append(
                    "\"LogonType\":\"3\",\"LogonProcessName\":\"Kerberos\",\"AuthenticationPackageName\":\"Kerberos\",");
            line.append("\"WorkstationName\":\"-\",\"LogonGuid\":\"{522fdbd8-3086-ab92-67c8-817020489547}\",");
            line.append("\"KeyLength\":\"0\",\"ProcessName\":\"-\",\"IpAddress\":\"10.10.")
                    .append(random.nextInt(4));
            line.append('.').append(random.nextInt(256)).append("\",\"IpPort\":\"");
            line.append(random.nextInt(1024, 65536)).append("\",");
        } else {
            line.append("\"NewProcessId\":\"0x1a2c\",\"NewProcessName\":\"C:\\\\Windows\\\\System32\\\\svchost.exe\",");
            line.append(
                    "\"TokenElevationType\":\"%%1936\",\"CommandLine\":\"C:\\\\Windows\\\\System32\\\\svchost.exe -k ");
            line.append("netsvcs\",\"ParentProcessName\":\"C:\\\\Windows\\\\System32\\\\services.exe\",");
        }
    }

    private void message(boolean logon) {
        line.append("\"message\":\"");
        line.append(logon ? "An account was successfully logged on." : "A new process has been created.");
        line.append(
                "\\r\\n\\r\\nSubject:\\r\\n\\tSecurity ID:\\t\\tS-1-5-18\\r\\n\\tAccount Name:\\t\\tSRV$\\r\\n\\tAccount");
        line.append(
                " Domain:\\t\\tCORP\\r\\n\\tLogon ID:\\t\\t0x3E7\\r\\n\\r\\nLogon Information:\\r\\n\\tLogon Type:\\t\\t3");
        line.append(
                "\\r\\n\\tVirtual Account:\\t\\tNo\\r\\n\\tElevated Token:\\t\\tYes\\r\\n\\r\\nNetwork Information:\\r\\n");
        line.append("\\tWorkstation Name:\\t-\\r\\n\\tSource Network Address:\\t10.10.1.5\\r\\n\\r\\n")
                .append(TAIL)
                .append('"');
    }
}
