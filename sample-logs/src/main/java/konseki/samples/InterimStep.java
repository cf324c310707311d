package konseki.samples;

/// What one interim record of a running session adds.
///
/// @param sent     bytes from source to destination since the record before
/// @param received bytes from destination to source since the record before
record InterimStep(long at, long sent, long received) {}
