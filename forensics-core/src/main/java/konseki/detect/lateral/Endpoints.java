package konseki.detect.lateral;

import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.event.IpAddress;
import konseki.event.Slice;

/// Names and addresses as canonical assets, and which of them are inside. Immutable.
final class Endpoints {
    private final CaseRules rules;
    private final AssetMap assets;

    Endpoints(CaseRules rules) {
        this.rules = rules;
        this.assets = new AssetMap(rules.assets());
    }

    AssetMap assets() {
        return assets;
    }

    String canonical(String nameOrAddress) {
        return assets.canonical(nameOrAddress);
    }

    /// Whether a name or address is inside; names are, for only machines of the case have one here.
    boolean isInside(String nameOrAddress) {
        if (!Clauses.isAddress(nameOrAddress)) {
            return true;
        }
        Slice text = Slice.of(nameOrAddress);
        long[] pair = new long[2];
        IpAddress.parse(text.bytes(), 0, text.length(), pair);
        return rules.internal().contains(pair[0], pair[1])
                || rules.vpnPool().contains(pair[0], pair[1])
                || !Clauses.isAddress(assets.ofAddress(pair[0], pair[1]));
    }

    /// Role of an asset, or empty.
    String role(String canonical) {
        return assets.declared(canonical).map(CaseRules.Asset::role).orElse("");
    }
}
