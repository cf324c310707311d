package konseki.finding;

import java.util.Optional;

/// One summand of a part of the bound, and what it was made from: whoever doubts V checks these.
///
/// @param part   `u1a` to `u8`
/// @param what   gap, session, allowance, ...
/// @param bytes  of this summand; they add up to the part
/// @param inputs the numbers that went in
/// @param query  that finds the flows behind it, where flows are behind it; runs as printed
public record BoundTerm(String part, Wording what, Volume bytes, Wording inputs, Optional<String> query) {}
