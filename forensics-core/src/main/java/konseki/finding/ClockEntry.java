package konseki.finding;

import java.util.OptionalLong;

/// What is known of a source's clock.
///
/// @param offsetNanos      device time minus true time, if known
/// @param uncertaintyNanos of the offset, or of the clock where no offset is known
/// @param basis            `case.yaml, by M. Sato, 2023-06-07`, `unknown`
public record ClockEntry(String source, OptionalLong offsetNanos, long uncertaintyNanos, String basis) {}
