package konseki.finding;

import java.time.Instant;
import java.util.Optional;

/// W and where its ends come from.
///
/// @param range      W, full hours UTC
/// @param fromSource `case.yaml`, `first malicious event - 24 h`
/// @param split      earliest covered hour of the case, where the records start after the window
/// @param critical   W_crit
public record AttackWindow(
        TimeRange range, String fromSource, String toSource, Optional<Instant> split, TimeRange critical) {

    /// Source of both ends where neither case.yaml nor any record says when; the range means nothing then.
    public static final String NO_TIMES = "no record has a time";
}
