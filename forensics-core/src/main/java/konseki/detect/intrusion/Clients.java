package konseki.detect.intrusion;

import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.event.Networks;

/// Where a client's address lies. Immutable.
final class Clients {
    private final CaseRules rules;
    private final AssetMap assets;

    Clients(CaseRules rules) {
        this.rules = rules;
        this.assets = new AssetMap(rules.assets());
    }

    AssetMap assets() {
        return assets;
    }

    /// Whether the address is neither internal, nor of the VPN pool, nor that of an asset.
    boolean isOutside(String address) {
        return !isPool(address)
                && !contains(rules.internal(), address)
                && assets.canonical(address).equals(address);
    }

    boolean isPool(String address) {
        return contains(rules.vpnPool(), address);
    }

    private static boolean contains(Networks networks, String address) {
        long[] range = Networks.range(address);
        return networks.contains(range[0], range[1]);
    }

    /// Whether the role of the address's asset is to try many logins.
    boolean isScanner(String address) {
        return assets.declared(assets.canonical(address))
                .map(CaseRules.Asset::role)
                .filter(role -> role.equals("scanner"))
                .isPresent();
    }
}
