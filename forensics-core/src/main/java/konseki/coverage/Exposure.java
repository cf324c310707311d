package konseki.coverage;

import konseki.finding.Bound;

/// What could have left unseen from one asset, and how fast the attacker's sessions were.
///
/// @param bound            U1 to U8
/// @param toAttackerPeak   most bytes that such a session sent in 5 minutes; where flows span more, their mean rate
public record Exposure(Bound bound, long toAttackerPeak) {}
