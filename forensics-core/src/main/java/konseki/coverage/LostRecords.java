package konseki.coverage;

import java.util.Optional;
import konseki.finding.TimeRange;

/// A damaged place of a numbered log, by what stands on either side of it.
///
/// @param member  `<evidence key>-<entry>`
/// @param chunk   number of the chunk, from 0
/// @param from    first byte
/// @param to      first byte behind it
/// @param before  number in front of it, -1 if unknown
/// @param after   number behind it, -1 if unknown
/// @param when    from the time of the record in front to that of the one behind, if both have one
/// @param host    folded; empty if unknown
/// @param channel as [Ledger#channel] names it
public record LostRecords(
        String member,
        long chunk,
        long from,
        long to,
        long before,
        long after,
        Optional<TimeRange> when,
        String host,
        String channel) {

    /// How many numbers lie between the neighbours; -1 if nobody knows.
    long missing() {
        return before >= 0 && after > before ? after - before - 1 : -1;
    }
}
