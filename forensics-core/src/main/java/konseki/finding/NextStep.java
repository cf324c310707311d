package konseki.finding;

import java.util.Optional;

/// Something to collect or to decide, and what it would change.
///
/// @param what    the source and interval
/// @param why     what names it, or which gap it fills
/// @param asset   the asset whose claim it would change most, if one
/// @param from    its verdict now
/// @param to      its verdict if the source covered the interval
/// @param removes bytes of V that it would remove
/// @param urgency what is overwritten soonest is asked for first; 0 to 100
public record NextStep(
        Wording what, Wording why, Optional<String> asset, Verdict from, Verdict to, Volume removes, int urgency) {}
