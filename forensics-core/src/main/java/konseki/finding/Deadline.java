package konseki.finding;

/// The last day of a statutory period, if the period applies; whether it does, no program decides.
///
/// @param what the report and the provision that asks for it
/// @param day  `2023-08-03`
public record Deadline(Wording what, String day) {}
