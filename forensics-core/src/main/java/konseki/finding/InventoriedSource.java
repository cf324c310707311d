package konseki.finding;

import java.util.List;
import java.util.Optional;

/// A source of the inventory: declared in case.yaml, read, or only named by other evidence.
///
/// @param sensor           canonical name
/// @param kind             independent kind, as N_src counts: `firewall`, `proxy`, `host`, `edr`, `counter`, ...
/// @param declared         whether case.yaml names it
/// @param read             whether records of it were read
/// @param namedBy          other sources whose records name it
/// @param attackerWritable whether an intruder on a host could have changed it
/// @param when             first to last record
public record InventoriedSource(
        String sensor,
        String kind,
        boolean declared,
        boolean read,
        List<String> namedBy,
        boolean attackerWritable,
        long records,
        Optional<TimeRange> when) {

    public InventoriedSource {
        namedBy = List.copyOf(namedBy);
    }
}
