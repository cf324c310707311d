package konseki.evidence;

import java.time.ZoneId;
import java.util.Optional;

/// What `read:` of case.yaml says of one file; it decides how bytes become events, so it enters the name of a Partial.
///
/// @param zone     in which stamps without an offset are written, or empty: UTC, and said so
/// @param year     of the last record, where stamps have none; 0: from the name's date or the file's time
/// @param encoding charset name of records that are not UTF-8, or empty
/// @param format   name of the carrier to use, or empty: recognised from the content
/// @param useRecovered whether recovered records reach detectors and supporting queries
public record ReadingRules(
        Optional<ZoneId> zone, int year, Optional<String> encoding, Optional<String> format, boolean useRecovered) {

    public static final ReadingRules NONE =
            new ReadingRules(Optional.empty(), 0, Optional.empty(), Optional.empty(), false);

    /// One line that two equal rules share; it enters hashes.
    public String canonical() {
        return "zone=" + zone.map(ZoneId::getId).orElse("") + " year=" + year + " encoding=" + encoding.orElse("")
                + " format=" + format.orElse("") + " recovered=" + useRecovered;
    }
}
