package konseki.investigation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import konseki.detect.CaseRules;
import konseki.event.Networks;
import konseki.event.TextFolding;
import konseki.finding.Disposition;
import konseki.finding.Proof;

/// Reads the parts of case.yaml that speak of the case itself.
final class CaseRulesReader {
    /// What a machine is for; detectors and reports know these words.
    static final List<String> ROLES = List.of(
            "server",
            "workstation",
            "domain-controller",
            "admin",
            "backup",
            "scanner",
            "management",
            "hypervisor",
            "appliance",
            "other");

    private static final List<String> VERDICTS = Arrays.stream(Disposition.Decision.values())
            .map(Disposition.Decision::jsonName)
            .toList();

    private final Section root;
    private final CaseTime time;

    CaseRulesReader(Section root) throws CaseFileException {
        this.root = root;
        this.time = new CaseTime(root.value("timezone", CaseTime::zone)
                .orElse(CaseRules.unconfirmed("").zone()));
    }

    CaseRules read() throws CaseFileException {
        CaseRules silent = CaseRules.unconfirmed(root.text("case").orElse("unnamed"));
        OptionalLong from = windowBound("from");
        OptionalLong to = windowBound("to");
        Optional<Section> networks = root.section("networks", CaseKeys.NETWORKS);
        Networks internal = networks.isEmpty() ? Networks.NONE : blocks(networks.get(), "internal");
        List<CaseRules.Line> lines = lines();
        checkWindow(from, to);
        return new CaseRules(
                silent.name(),
                time.zone(),
                from,
                to,
                internal.isEmpty() ? silent.internal() : internal.and(Networks.NOT_FORWARDED),
                !internal.isEmpty(),
                networks.isEmpty() ? Networks.NONE : blocks(networks.get(), "vpn-pool"),
                assets(lines),
                lines,
                sources(),
                clocks(),
                allowances(),
                encrypted(),
                attestations(),
                dispositions());
    }

    private OptionalLong windowBound(String key) throws CaseFileException {
        Optional<Section> window = root.section("window", CaseKeys.WINDOW);
        return window.isEmpty() ? OptionalLong.empty() : number(window.get().value(key, time::nanos));
    }

    private void checkWindow(OptionalLong from, OptionalLong to) throws CaseFileException {
        if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong()) {
            throw root.place("window").error("the window ends before it begins. Correct from or to.");
        }
    }

    private List<CaseRules.Asset> assets(List<CaseRules.Line> lines) throws CaseFileException {
        List<String> all = lines.stream().map(CaseRules.Line::name).toList();
        List<CaseRules.Asset> assets = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (Section entry : root.sections("assets", CaseKeys.ASSET)) {
            CaseRules.Asset asset = asset(entry, all);
            claim(owners, asset, entry);
            assets.add(asset);
        }
        return assets;
    }

    private CaseRules.Asset asset(Section entry, List<String> allLines) throws CaseFileException {
        OptionalLong atRisk = number(entry.value("volume-at-risk", Quantity::size));
        boolean holdsData = entry.flag("holds-data").orElse(atRisk.isPresent());
        if (atRisk.isPresent() && !holdsData) {
            throw entry.place("holds-data")
                    .error("an asset without data in scope has no volume at risk. Delete one of the two keys.");
        }
        return new CaseRules.Asset(
                entry.required("name"),
                entry.texts("hosts"),
                blocks(entry, "addresses"),
                entry.value("role", role -> oneOf(role, ROLES, "role")).orElse(""),
                holdsData,
                atRisk,
                entry.has("lines")
                        ? entry.values("lines", line -> oneOf(line, allLines, "name under lines:"))
                        : allLines);
    }

    /// Notes every name and address of an asset; none may belong to two.
    private static void claim(Map<String, String> owners, CaseRules.Asset asset, Section entry)
            throws CaseFileException {
        Set<String> names = new LinkedHashSet<>();
        names.add(TextFolding.fold(asset.name()));
        asset.hosts().forEach(host -> names.add(TextFolding.fold(host)));
        names.addAll(asset.addresses().written());
        for (String name : names) {
            String other = owners.putIfAbsent(name, asset.name());
            if (other != null) {
                throw entry.place()
                        .error(Quoted.of(name) + " already belongs to the asset " + Quoted.of(other)
                                + ". Give every name and address to one asset.");
            }
        }
    }

    private List<CaseRules.Line> lines() throws CaseFileException {
        List<CaseRules.Line> lines = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Section entry : root.sections("lines", CaseKeys.LINE)) {
            String name = entry.required("name");
            if (!names.add(name)) {
                throw entry.place("name").error("a second line is named " + Quoted.of(name) + ". Rename one.");
            }
            lines.add(new CaseRules.Line(
                    name,
                    entry.textOrNothing("kind"),
                    number(entry.value("rate", Quantity::rate)),
                    entry.textOrNothing("rate-source"),
                    entry.texts("sensors"),
                    entry.texts("counters")));
        }
        return lines;
    }

    private List<CaseRules.SourceRule> sources() throws CaseFileException {
        List<CaseRules.SourceRule> sources = new ArrayList<>();
        for (Section entry : root.sections("sources", CaseKeys.SOURCE)) {
            List<String> files =
                    entry.values("files", text -> ReadingEntry.pattern(text).written());
            entry.require("files", files.stream().findFirst());
            sources.add(new CaseRules.SourceRule(
                    entry.required("sensor"),
                    files,
                    entry.flag("attacker-writable").orElse(true),
                    entry.value("sampling", CaseRulesReader::oneIn).orElse(1)));
        }
        return sources;
    }

    private List<CaseRules.ClockNote> clocks() throws CaseFileException {
        List<CaseRules.ClockNote> clocks = new ArrayList<>();
        for (Section entry : root.sections("clocks", CaseKeys.CLOCK)) {
            long device = entry.require("device-time", entry.value("device-time", time::nanos));
            long real = entry.require("true-time", entry.value("true-time", time::nanos));
            clocks.add(new CaseRules.ClockNote(
                    entry.required("source"), device - real, entry.textOrNothing("by"), signedAt(entry)));
        }
        return clocks;
    }

    private List<CaseRules.Allowance> allowances() throws CaseFileException {
        List<CaseRules.Allowance> allowances = new ArrayList<>();
        for (Section entry : root.sections("allow", CaseKeys.ALLOWANCE)) {
            CaseRules.Allowance allowance = new CaseRules.Allowance(
                    entry.required("name"),
                    blocks(entry, "sources"),
                    blocks(entry, "destinations"),
                    entry.texts("domains"),
                    entry.textOrNothing("reason"),
                    records(entry));
            if (allowance.destinations().isEmpty() && allowance.domains().isEmpty()) {
                throw entry.place().error("this would allow every destination. Name destinations: or domains:.");
            }
            allowances.add(allowance);
        }
        return allowances;
    }

    private static List<CaseRules.OtherSide> records(Section allowance) throws CaseFileException {
        List<CaseRules.OtherSide> records = new ArrayList<>();
        for (Section entry : allowance.sections("records", CaseKeys.RECORD)) {
            records.add(new CaseRules.OtherSide(
                    entry.require("day", entry.value("day", CaseRulesReader::day)),
                    entry.require("bytes", entry.value("bytes", Quantity::size)),
                    entry.required("where")));
        }
        return records;
    }

    private static long day(String text) {
        try {
            return java.time.LocalDate.parse(text).toEpochDay();
        } catch (java.time.DateTimeException wrong) {
            throw new IllegalArgumentException(Quoted.of(text) + " is no day. Write it like 2023-06-03.", wrong);
        }
    }

    private static int oneIn(String text) {
        if (!text.matches("1:[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(Quoted.of(text) + " is no sampling. Write it like 1:1000.");
        }
        return Integer.parseInt(text.substring(2));
    }

    private List<CaseRules.EncryptedHost> encrypted() throws CaseFileException {
        List<CaseRules.EncryptedHost> hosts = new ArrayList<>();
        for (Section entry : root.sections("encrypted", CaseKeys.ENCRYPTED)) {
            long at = entry.require("at", entry.value("at", time::nanos));
            hosts.add(new CaseRules.EncryptedHost(entry.required("host"), at));
        }
        return hosts;
    }

    private CaseRules.Attestations attestations() throws CaseFileException {
        Optional<Section> inventory = root.section("inventory", CaseKeys.INVENTORY);
        Optional<Section> channels = root.section("channels", CaseKeys.CHANNELS);
        return new CaseRules.Attestations(
                inventory.isEmpty() ? "" : inventory.get().textOrNothing("attested-by"),
                inventory.isEmpty() ? "" : signedAt(inventory.get()),
                channels.isEmpty() ? "" : examined(channels.get(), "M"),
                channels.isEmpty() ? "" : examined(channels.get(), "C"),
                proofs());
    }

    private List<Proof> proofs() throws CaseFileException {
        List<Proof> proofs = new ArrayList<>();
        for (Section entry : root.sections("proofs", CaseKeys.PROOF)) {
            Disposition.Signer signer = signer(entry);
            proofs.add(new Proof(
                    entry.required("what"),
                    entry.require("sha256", entry.value("sha256", CaseRulesReader::sha256)),
                    signer.by(),
                    signer.at(),
                    entry.texts("assets")));
        }
        return proofs;
    }

    private static String sha256(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is no SHA-256. Write its 64 hexadecimal digits, as sha256sum prints them.");
        }
        return lower;
    }

    private static Optional<Disposition.HitSet> expected(Section disposition) throws CaseFileException {
        Optional<Section> expect = disposition.section("expect", CaseKeys.EXPECTED);
        if (expect.isEmpty()) {
            return Optional.empty();
        }
        Section section = expect.get();
        return Optional.of(new Disposition.HitSet(
                number(section.value("events", Quantity::size)),
                number(section.value("bytes", Quantity::size)),
                section.value("hash", CaseRulesReader::sha256).orElse("")));
    }

    private static String examined(Section channels, String group) throws CaseFileException {
        Optional<Section> channel = channels.section(group, CaseKeys.CHANNEL);
        if (channel.isEmpty()) {
            return "";
        }
        boolean examined = channel.get().require("examined", channel.get().flag("examined"));
        String by = channel.get().required("attested-by");
        return (examined ? "examined" : "not examined") + " (attested by " + by + ")";
    }

    private List<Disposition> dispositions() throws CaseFileException {
        List<Disposition> dispositions = new ArrayList<>();
        for (Section entry : root.sections("dispositions", CaseKeys.DISPOSITION)) {
            dispositions.add(disposition(entry));
        }
        return dispositions;
    }

    private Disposition disposition(Section entry) throws CaseFileException {
        String verdict = entry.require("verdict", entry.value("verdict", text -> oneOf(text, VERDICTS, "verdict")));
        Disposition.Decision decision = Disposition.Decision.valueOf(verdict.toUpperCase(Locale.ROOT));
        Disposition.Signer first = signer(entry);
        Optional<Section> other = entry.section("second", CaseKeys.SIGNER);
        Optional<Disposition.Signer> second = other.isEmpty() ? Optional.empty() : Optional.of(signer(other.get()));
        if (second.isPresent() && second.get().by().equals(first.by())) {
            throw entry.place("second").error("the second signer is the first. Let another analyst decide as well.");
        }
        if (decision == Disposition.Decision.CONFIRMED && !entry.has("reason")) {
            throw entry.place("verdict")
                    .error("confirmed without a reason. Say why it is the attacker, under reason:.");
        }
        return new Disposition(
                entry.required("query"),
                decision,
                entry.textOrNothing("reason"),
                first.by(),
                first.at(),
                second,
                expected(entry));
    }

    private Disposition.Signer signer(Section entry) throws CaseFileException {
        String at = entry.require("at", entry.value("at", time::signed));
        return new Disposition.Signer(entry.required("by"), at);
    }

    private String signedAt(Section entry) throws CaseFileException {
        return entry.value("at", time::signed).orElse("");
    }

    private static Networks blocks(Section entry, String key) throws CaseFileException {
        return Networks.of(entry.values(key, CaseRulesReader::block));
    }

    private static String block(String text) {
        try {
            Networks.range(text);
            return text;
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is no address or block. Write it like 10.10.1.11 or 10.10.0.0/16.", wrong);
        }
    }

    private static String oneOf(String text, List<String> known, String what) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is no " + what + ". " + NearestName.advice(text, known));
        }
        return text;
    }

    private static OptionalLong number(Optional<Long> value) {
        return value.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
