package konseki.detect.egress;

import java.util.Map;
import konseki.finding.Technique;

/// The ATT&CK techniques of [TransferTraces], by id.
final class TraceTechniques {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("T1048", "Exfiltration Over Alternative Protocol"),
            Map.entry("T1048.002", "Exfiltration Over Asymmetric Encrypted Non-C2 Protocol"),
            Map.entry("T1048.003", "Exfiltration Over Unencrypted Non-C2 Protocol"),
            Map.entry("T1074", "Data Staged"),
            Map.entry("T1119", "Automated Collection"),
            Map.entry("T1197", "BITS Jobs"),
            Map.entry("T1219.002", "Remote Desktop Software"),
            Map.entry("T1555", "Credentials from Password Stores"),
            Map.entry("T1560.001", "Archive via Utility"),
            Map.entry("T1567", "Exfiltration Over Web Service"),
            Map.entry("T1567.002", "Exfiltration to Cloud Storage"),
            Map.entry("T1567.004", "Exfiltration Over Webhook"),
            Map.entry("T1572", "Protocol Tunneling"));

    private TraceTechniques() {}

    static Technique of(String id) {
        String name = NAMES.get(id);
        if (name == null) {
            throw new IllegalArgumentException(id + " has no name here");
        }
        return new Technique(id, name);
    }
}
