package konseki.finding;

import java.util.List;
import java.util.OptionalLong;

/// What became of records that are not in the evidence: written in a format of the case for each asset in scope, read
/// through its parser and asked for by the queries and detectors that the finding rests on.
///
/// @param format  whose parser read them
/// @param channel whose query, and for K13 whose detector, had to find them
/// @param assets  for how many assets one was made
/// @param bytes   that each says were sent, if it says so; what was found must add up to the same
/// @param control whether all were found
/// @param failed  assets whose record was not, with the reason
public record SeededControl(
        String format, Channel channel, int assets, OptionalLong bytes, Control control, List<String> failed) {

    public SeededControl {
        failed = List.copyOf(failed);
    }
}
