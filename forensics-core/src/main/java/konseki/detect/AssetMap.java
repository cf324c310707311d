package konseki.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import konseki.event.IpAddress;
import konseki.event.Networks;
import konseki.event.TextFolding;

/// One name for each machine, whatever logs call it. Immutable.
///
/// What case.yaml names comes first. A name it does not know is its own asset under its short form, upper-case
/// (`fs01.corp.example` and `FS01` are one); an address it does not know is its own asset under the address.
public final class AssetMap {
    private final Map<String, CaseRules.Asset> byName = new HashMap<>();
    private final List<CaseRules.Asset> assets;

    public AssetMap(List<CaseRules.Asset> assets) {
        this.assets = List.copyOf(assets);
        for (CaseRules.Asset asset : assets) {
            byName.putIfAbsent(TextFolding.fold(asset.name()), asset);
            for (String host : asset.hosts()) {
                byName.putIfAbsent(TextFolding.fold(host), asset);
            }
        }
    }

    /// The assets that case.yaml names, in its order.
    public List<CaseRules.Asset> declared() {
        return assets;
    }

    /// Canonical name for a host name or an address in text form.
    public String canonical(String hostOrAddress) {
        long[] pair = new long[2];
        byte[] bytes = hostOrAddress.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (IpAddress.parse(bytes, 0, bytes.length, pair)) {
            return ofAddress(pair[0], pair[1]);
        }
        String folded = TextFolding.fold(hostOrAddress);
        CaseRules.Asset known = byName.get(folded);
        if (known == null) {
            known = byName.get(shortName(folded));
        }
        return known != null ? known.name() : shortName(folded).toUpperCase(Locale.ROOT);
    }

    public String ofAddress(long high, long low) {
        for (CaseRules.Asset asset : assets) {
            if (asset.addresses().contains(high, low)) {
                return asset.name();
            }
        }
        return IpAddress.format(high, low);
    }

    /// What case.yaml says of the asset of that canonical name.
    public Optional<CaseRules.Asset> declared(String canonical) {
        return assets.stream().filter(asset -> asset.name().equals(canonical)).findFirst();
    }

    /// Every name and address of an asset, for printed queries.
    public Networks addresses(String canonical) {
        return declared(canonical).map(CaseRules.Asset::addresses).orElse(Networks.NONE);
    }

    /// Names by which logs may call a machine: those of case.yaml, and the one given.
    public List<String> hostNames(String hostOrCanonical) {
        NavigableSet<String> names = new TreeSet<>(Set.of(hostOrCanonical));
        declared(canonical(hostOrCanonical)).ifPresent(asset -> names.addAll(asset.hosts()));
        return List.copyOf(names);
    }

    private static String shortName(String host) {
        int dot = host.indexOf('.');
        return dot > 0 ? host.substring(0, dot) : host;
    }
}
