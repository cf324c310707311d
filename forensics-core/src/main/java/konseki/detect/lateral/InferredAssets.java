package konseki.detect.lateral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;
import konseki.event.Networks;

/// Which machine had which address, as logs show it, for machines that case.yaml does not name: without it, a step to a
/// name and the next step from its address would not meet.
///
/// An address belongs to a name if at least nine in ten of its records, and two of them, say so; an address that many
/// machines had (a pool, a translation) belongs to none.
public final class InferredAssets {
    private static final long ENOUGH = 2;
    private static final long PERCENT = 90;

    private final CaseRules rules;
    private final AssetMap declared;
    /// How often an address was a host's, for addresses that case.yaml leaves open.
    private final Map<String, Map<String, Long>> records = new TreeMap<>();
    private final Map<String, Set<String>> hosts = new TreeMap<>();
    private final Map<String, Set<String>> addresses = new TreeMap<>();

    private InferredAssets(CaseRules rules) {
        this.rules = rules;
        this.declared = new AssetMap(rules.assets());
    }

    /// The rules with assets added for what they do not name; adding twice changes nothing.
    ///
    /// @param rows of [LateralMovement]
    public static CaseRules added(SortedRows rows, CaseRules rules) {
        InferredAssets inferred = new InferredAssets(rules);
        inferred.read(rows);
        return rules.withAssets(inferred.assets());
    }

    /// How often records of machines themselves name an address and a host, by address and host as written: for
    /// addresses that case.yaml leaves open.
    ///
    /// @param rows of [LateralMovement]
    public static Map<String, Map<String, Long>> named(SortedRows rows, CaseRules rules) {
        InferredAssets inferred = new InferredAssets(rules);
        inferred.readNames(rows);
        return inferred.records;
    }

    private void read(SortedRows rows) {
        readNames(rows);
        new DesktopPairs(this::count).read(rows);
        records.forEach(this::settle);
    }

    private void readNames(SortedRows rows) {
        try (RowCursor cursor = rows.rows(HostTables.ADDRESSES)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                long high = key.ipHigh();
                long low = key.ipLow();
                count(high, low, key.text(), cursor.slot(0));
            }
        }
    }

    private void count(long high, long low, String host, long times) {
        String address = IpAddress.format(high, low);
        boolean open = rules.internal().contains(high, low)
                && !rules.vpnPool().contains(high, low)
                && declared.ofAddress(high, low).equals(address);
        if (open) {
            records.computeIfAbsent(address, k -> new TreeMap<>()).merge(host, times, Long::sum);
        }
    }

    /// Decides whose one address was.
    ///
    /// @param counts records by host name as written
    private void settle(String address, Map<String, Long> counts) {
        Map<String, Long> byAsset = new TreeMap<>();
        counts.forEach((host, count) -> byAsset.merge(declared.canonical(host), count, Long::sum));
        long all = byAsset.values().stream().mapToLong(Long::longValue).sum();
        byAsset.forEach((asset, count) -> {
            if (count >= ENOUGH
                    && count * 100 >= all * PERCENT
                    && declared.declared(asset).isEmpty()) {
                addresses.computeIfAbsent(asset, k -> new TreeSet<>()).add(address);
                counts.keySet().stream()
                        .filter(host -> declared.canonical(host).equals(asset))
                        .forEach(host -> hosts.computeIfAbsent(asset, k -> new TreeSet<>())
                                .add(host));
            }
        });
    }

    private List<CaseRules.Asset> assets() {
        List<CaseRules.Asset> all = new ArrayList<>(rules.assets());
        addresses.forEach((name, own) -> all.add(new CaseRules.Asset(
                name,
                List.copyOf(hosts.getOrDefault(name, Set.of())),
                Networks.of(List.copyOf(own)),
                "",
                false,
                OptionalLong.empty(),
                List.of())));
        return all;
    }
}
