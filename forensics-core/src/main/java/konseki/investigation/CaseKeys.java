package konseki.investigation;

import java.util.List;

/// The schema of case.yaml: which keys each of its maps may have. `docs/case-yaml.md` explains them; a test holds the
/// two together.
enum CaseKeys {
    ROOT(
            "case",
            "timezone",
            "window",
            "known-since",
            "networks",
            "assets",
            "lines",
            "sources",
            "inventory",
            "clocks",
            "allow",
            "encrypted",
            "channels",
            "dispositions",
            "proofs",
            "read",
            "thresholds"),
    WINDOW("from", "to"),
    NETWORKS("internal", "vpn-pool"),
    ASSET("name", "hosts", "addresses", "role", "holds-data", "volume-at-risk", "lines"),
    LINE("name", "kind", "rate", "rate-source", "sensors", "counters"),
    SOURCE("sensor", "files", "attacker-writable", "sampling"),
    INVENTORY("attested-by", "at"),
    CLOCK("source", "device-time", "true-time", "by", "at"),
    ALLOWANCE("name", "sources", "destinations", "domains", "reason", "records"),
    RECORD("day", "bytes", "where"),
    ENCRYPTED("host", "at"),
    CHANNELS("M", "C"),
    CHANNEL("examined", "attested-by"),
    DISPOSITION("query", "verdict", "by", "at", "second", "reason", "expect"),
    EXPECTED("events", "bytes", "hash"),
    PROOF("what", "sha256", "by", "at", "assets"),
    SIGNER("by", "at"),
    READING("files", "zone", "year", "encoding", "format", "use-recovered");

    private final List<String> keys;

    CaseKeys(String... keys) {
        this.keys = List.of(keys);
    }

    List<String> keys() {
        return keys;
    }
}
