package konseki.finding;

import java.util.List;

/// Proof of a transfer from outside the logs, entered by people: stolen files on a leak site, a third party's logs.
///
/// @param what   in words
/// @param sha256 of the file that proves it, as it is kept
/// @param by     who entered it
/// @param at     when, as written
/// @param assets whose data it is; empty = every asset in scope
public record Proof(String what, String sha256, String by, String at, List<String> assets) {

    public Proof {
        assets = List.copyOf(assets);
    }

    public boolean concerns(String asset) {
        return assets.isEmpty() || assets.contains(asset);
    }
}
