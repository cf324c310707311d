package konseki.detect;

import konseki.finding.TimeRange;
import konseki.query.Query;

/// One thing that speaks for an attack.
///
/// @param kind          what was seen
/// @param primary       whether it makes a hit by itself; context signals only raise the score of one
/// @param weightPercent 1 to 100, of the rules record of its package
/// @param subject       whom it is about
/// @param when          first to last moment
/// @param query         that finds the events behind it, without window
public record Signal(
        SignalKind kind, boolean primary, int weightPercent, Subject subject, TimeRange when, Query query) {}
