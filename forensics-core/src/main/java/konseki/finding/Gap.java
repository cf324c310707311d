package konseki.finding;

/// A time of which nothing is known.
///
/// @param subject  asset or line
/// @param source   the sensor that is silent, or empty where there is none
/// @param bytes    most that could have passed
/// @param material whether that could hide the data at risk
public record Gap(String subject, String source, GapReason reason, TimeRange when, Volume bytes, boolean material) {}
