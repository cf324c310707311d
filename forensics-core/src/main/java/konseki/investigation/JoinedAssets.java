package konseki.investigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.SortedRows;
import konseki.detect.lateral.InferredAssets;
import konseki.event.Networks;
import konseki.finding.Wording;

/// Joins the name by which Windows knows a machine and the address by which firewalls do, where the logs leave no
/// choice: machines of which case.yaml tells no address. Immutable.
///
/// An address belongs to a name if three records of the machine itself (its own connections, logons and tickets of its
/// account) say so and none, at any time, names another machine at that address. One that two machines had belongs to
/// neither.
///
/// @param rules  with the joined addresses
/// @param proofs a sentence for each join
record JoinedAssets(CaseRules rules, List<Wording> proofs) {
    private static final long ENOUGH = 3;
    private static final int MOST_SHOWN = 50;

    JoinedAssets {
        proofs = List.copyOf(proofs);
    }

    /// @param lateral rows of the detector of movements
    static JoinedAssets of(SortedRows lateral, CaseRules rules) {
        AssetMap declared = new AssetMap(rules.assets());
        Map<String, TreeSet<String>> addresses = new TreeMap<>();
        Map<String, TreeSet<String>> hosts = new TreeMap<>();
        List<Wording> proofs = new ArrayList<>();
        InferredAssets.named(lateral, rules).forEach((address, counts) -> {
            TreeSet<String> names = new TreeSet<>();
            counts.keySet().forEach(host -> names.add(declared.canonical(host)));
            long records = counts.values().stream().mapToLong(Long::longValue).sum();
            if (names.size() == 1 && records >= ENOUGH && isOpen(declared, names.first())) {
                addresses.computeIfAbsent(names.first(), k -> new TreeSet<>()).add(address);
                hosts.computeIfAbsent(names.first(), k -> new TreeSet<>()).addAll(counts.keySet());
                proofs.add(proof(address, names.first(), records));
            }
        });
        return addresses.isEmpty()
                ? new JoinedAssets(rules, List.of())
                : new JoinedAssets(rules.withAssets(joined(rules, addresses, hosts)), shown(proofs));
    }

    /// Whether case.yaml says no address of it.
    private static boolean isOpen(AssetMap declared, String name) {
        return declared.declared(name).map(asset -> asset.addresses().isEmpty()).orElse(true);
    }

    private static Wording proof(String address, String name, long records) {
        return new Wording(
                address + " is " + name + ": " + records
                        + " records of the machine itself name both, and none names another machine there",
                address + " を " + name + " とみなした: 機器自身の記録 " + records + " 件が両方を示し、同じアドレスで別の機器を示す記録はない");
    }

    private static List<Wording> shown(List<Wording> proofs) {
        if (proofs.size() <= MOST_SHOWN) {
            return proofs;
        }
        List<Wording> shown = new ArrayList<>(proofs.subList(0, MOST_SHOWN));
        int more = proofs.size() - MOST_SHOWN;
        shown.add(new Wording(
                more + " more addresses were joined with the only machine that had them",
                "ほか " + more + " 個のアドレスを唯一の機器に対応付けた"));
        return shown;
    }

    private static List<CaseRules.Asset> joined(
            CaseRules rules, Map<String, TreeSet<String>> addresses, Map<String, TreeSet<String>> hosts) {
        List<CaseRules.Asset> all = new ArrayList<>();
        for (CaseRules.Asset asset : rules.assets()) {
            TreeSet<String> own = addresses.remove(asset.name());
            all.add(own == null ? asset : with(asset, own));
        }
        addresses.forEach((name, own) -> all.add(new CaseRules.Asset(
                name,
                List.copyOf(hosts.getOrDefault(name, new TreeSet<>())),
                Networks.of(List.copyOf(own)),
                "",
                false,
                OptionalLong.empty(),
                List.of())));
        return all;
    }

    private static CaseRules.Asset with(CaseRules.Asset asset, TreeSet<String> addresses) {
        return new CaseRules.Asset(
                asset.name(),
                asset.hosts(),
                Networks.of(List.copyOf(addresses)),
                asset.role(),
                asset.holdsData(),
                asset.volumeAtRisk(),
                asset.lines());
    }
}
