package konseki.samples;

import java.util.ArrayList;
import java.util.List;

/// The `case.yaml` of a full case: what the analysts know beside the logs, and how they judged the hits.
final class CaseYaml {

    private record Asset(Machine machine, String role, String volumeAtRisk, String extraAddress) {

        private static Asset plain(Machine machine, String role) {
            return new Asset(machine, role, "", "");
        }

        private static Asset withData(Machine machine, String role, String volumeAtRisk) {
            return new Asset(machine, role, volumeAtRisk, "");
        }

        private static Asset published(Machine machine, String role, String address) {
            return new Asset(machine, role, "", address);
        }
    }

    private static final String SERVER = "server";
    private static final String WORKSTATION = "workstation";

    private static final List<Asset> ASSETS = List.of(
            Asset.withData(Company.FS01, SERVER, "40 GiB"),
            Asset.withData(Company.DB01, SERVER, "12 GiB"),
            Asset.withData(Company.DB02, SERVER, "9 GiB"),
            Asset.withData(Company.APP01, SERVER, "4 GiB"),
            Asset.withData(Company.BK01, SERVER, "180 GiB"),
            Asset.plain(Company.DC01, SERVER),
            Asset.plain(Company.APP02, SERVER),
            Asset.plain(Company.LOG01, SERVER),
            Asset.plain(Company.LNX01, SERVER),
            Asset.published(Company.WEB01, SERVER, Company.PUBLIC_WEB),
            Asset.plain(Company.PROXY01, SERVER),
            Asset.published(Company.MAIL01, SERVER, Company.PUBLIC_MAIL),
            Asset.plain(Company.ADM01, WORKSTATION),
            Asset.plain(Company.ADM02, WORKSTATION),
            Asset.plain(Company.WS01, WORKSTATION),
            Asset.plain(Company.WS02, WORKSTATION),
            Asset.plain(Company.WS03, WORKSTATION),
            Asset.plain(Company.WS04, WORKSTATION),
            Asset.plain(Company.WS05, WORKSTATION));

    private final SampleCase sample;
    private final StringBuilder yaml = new StringBuilder(8_000);

    CaseYaml(SampleCase sample) {
        this.sample = sample;
    }

    String text() {
        yaml.append("""
                # Sample case of Konseki. Companies, people and addresses are invented.
                case: %s
                timezone: Asia/Tokyo
                window: { from: "%s", to: "%s" }   # to: the internet line was closed
                known-since: 2023-06-05
                networks: { internal: [10.10.0.0/16, 203.0.113.0/28], vpn-pool: [10.10.200.0/24] }
                assets:
                """.formatted(sample.folder(), Jst.iso(sample.windowFrom()), Jst.iso(SampleCase.ISOLATION)));
        ASSETS.forEach(this::asset);
        yaml.append("""
                lines:
                  - { name: wan1, kind: "IPv4 PPPoE", rate: 100 Mbit/s, rate-source: "contract 2022-04", sensors: [FG-DC01], counters: [%s] }
                sources:
                """.formatted(sample.hasCounter() ? "mrtg-wan1" : ""));
        sources();
        yaml.append("""
                inventory: { attested-by: "H. Kondo, CSIRT", at: "2023-06-12T15:00:00+09:00" }
                clocks:
                """);
        clocks();
        yaml.append("""
                allow:
                  - { name: "nightly cloud backup", sources: [10.10.1.20], destinations: [198.51.100.20/32], reason: "contract CB-2021-118; the provider's job log shows the same bytes every night" }
                encrypted:
                  - { host: FS01, at: "2023-06-05T03:00:00+09:00" }
                  - { host: DB01, at: "2023-06-05T03:02:00+09:00" }
                  - { host: DB02, at: "2023-06-05T03:03:00+09:00" }
                channels:
                  M: { examined: false, attested-by: "H. Kondo, CSIRT" }   # removable media: not examined
                  C: { examined: false, attested-by: "H. Kondo, CSIRT" }   # cloud control plane: not examined
                dispositions:
                """);
        dispositions();
        yaml.append("""
                read:
                  - { files: ["linux/*"], zone: Asia/Tokyo, year: 2023 }
                  - { files: ["windows/*.nxlog.json.gz"], zone: Asia/Tokyo }
                """);
        return yaml.toString();
    }

    private void asset(Asset asset) {
        Machine machine = asset.machine();
        boolean data = !asset.volumeAtRisk().isEmpty();
        String address = machine.address() + (asset.extraAddress().isEmpty() ? "" : ", " + asset.extraAddress());
        boolean measured = sample != SampleCase.CLEARED_LOGS;
        line("  - { name: " + machine.name() + ", hosts: [" + machine.name() + ", " + machine.fullName()
                + "], addresses: [" + address + "], role: " + asset.role() + (data ? ", holds-data: true" : "")
                + (data && measured ? ", volume-at-risk: " + asset.volumeAtRisk() : "") + ", lines: [wan1] }");
    }

    private void sources() {
        source(Fortigate.NAME, "fortigate/*", false);
        for (Machine machine : Company.WINDOWS_SERVERS) {
            if (!sample.exportsFromHosts()) {
                source(machine.name(), "windows/" + machine.name() + ".*", false);
                continue;
            }
            if (WindowsRetention.WITH_SYSMON.contains(machine)) {
                source(machine.name(), "windows/" + machine.name() + ".*", false);
            }
            source(machine.name() + "-local", "windows-exported/" + machine.name() + "-*", true);
        }
        source("defender", "defender/*", false);
        source("LOG01", "linux/*", false);
        source("PROXY01", "squid/*", false);
        if (sample.hasCounter()) {
            source("mrtg-wan1", "mrtg/*", false);
        }
    }

    private void source(String sensor, String files, boolean attackerWritable) {
        line("  - { sensor: " + sensor + ", files: [\"" + files + "\"], attacker-writable: " + attackerWritable + " }");
    }

    private void clocks() {
        List<String> sensors = new ArrayList<>(List.of(Fortigate.NAME));
        for (Machine machine : Company.WINDOWS_SERVERS) {
            if (!sample.exportsFromHosts() || WindowsRetention.WITH_SYSMON.contains(machine)) {
                sensors.add(machine.name());
            }
            if (sample.exportsFromHosts()) {
                sensors.add(machine.name() + "-local");
            }
        }
        sensors.addAll(List.of("defender", "LOG01", "PROXY01"));
        if (sample.hasCounter()) {
            sensors.add("mrtg-wan1");
        }
        long at = Jst.at("2023-06-05 12:10:00");
        for (String sensor : sensors) {
            line("  - { source: " + sensor + ", device-time: \"" + Jst.iso(at) + "\", true-time: \"" + Jst.iso(at)
                    + "\", by: \"R. Okada\", at: \"" + Jst.iso(at) + "\" }");
            at += 3 * Jst.MINUTE;
        }
    }

    private void dispositions() {
        disposition(
                "source.ip:" + Company.APP01.address() + " AND destination.ip:" + Company.FILING_SERVICE,
                "benign",
                "Monthly filing to the government's service: the application's job log names the three batches, their sizes and the receipts.");
        disposition(
                "(source.ip:" + Company.ATTACKER_POOL + " OR (source.ip:" + Company.ATTACKER + " AND user.name:"
                        + Company.STOLEN_VPN_USER + "))",
                "interactive",
                "Remote desktop of the intruder: steady small screens, no five minutes above 40 MB. What was on the screens is not known.");
        if (sample == SampleCase.TRANSFER) {
            disposition(
                    "source.ip:" + Company.FS01.address() + " AND destination.ip:" + Company.SHARING_SERVICE,
                    "confirmed",
                    "Ten sessions of 400 MB right after ten archive volumes of 400 MB were written, by a copy tool started through PSEXESVC; no job, no user and no contract of ours uses this service.");
        }
    }

    private void disposition(String query, String verdict, String reason) {
        yaml.append("""
                  - { query: '%s AND @timestamp:["%s" TO "%s"]', verdict: %s,
                      by: "H. Kondo", at: "2023-06-20T10:00:00+09:00", second: { by: "R. Okada", at: "2023-06-20T16:30:00+09:00" },
                      reason: "%s" }
                """.formatted(query, utc(sample.windowFrom()), utc(SampleCase.LOGS_END), verdict, reason));
    }

    private static String utc(long millis) {
        return Jst.utcIso(millis).replace(".000", "");
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
