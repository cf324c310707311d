package konseki.coverage;

import java.util.Locale;
import konseki.finding.Named;

/// Independent kinds of source, as N_src counts them: what one of them misses, another may see.
public enum SourceKind implements Named {
    FIREWALL,
    PROXY,
    FLOW,
    /// A log that the host itself writes.
    HOST,
    /// What an endpoint agent sent away.
    EDR,
    /// Bytes of a link, without destinations.
    COUNTER,
    MAIL,
    CLOUD,
    OTHER;

    /// By the vendor's part of the dataset's name.
    static SourceKind of(String dataset) {
        int dot = dataset.indexOf('.');
        String vendor = dot < 0 ? dataset : dataset.substring(0, dot);
        return switch (vendor) {
            case "fortinet", "panw", "cisco", "checkpoint", "sophos", "yamaha", "sonicwall", "juniper", "iptables" ->
                FIREWALL;
            case "pfsense",
                    "watchguard",
                    "stormshield",
                    "forcepoint",
                    "f5",
                    "citrix",
                    "ubiquiti",
                    "meraki",
                    "mikrotik",
                    "barracuda",
                    "pulse" -> FIREWALL;
            case "squid", "bluecoat", "zscaler" -> PROXY;
            case "zeek", "suricata", "netflow", "argus" -> FLOW;
            case "windows", "system", "auditd", "linux" -> HOST;
            case "crowdstrike",
                    "sentinelone",
                    "endpoint",
                    "sophosedr",
                    "carbonblack",
                    "harfanglab",
                    "trendmicro",
                    "cybereason",
                    "cortex",
                    "edr" -> EDR;
            case "microsoft" -> dataset.equals("microsoft.defender") ? EDR : CLOUD;
            case "mrtg" -> COUNTER;
            case "mail", "postfix", "exchange", "sendmail" -> MAIL;
            case "aws", "azure", "gcp", "m365" -> CLOUD;
            default -> OTHER;
        };
    }

    /// Whether such a source speaks of the host that it runs on.
    boolean isHostTelemetry() {
        return this == HOST || this == EDR;
    }

    @Override
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
