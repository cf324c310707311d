package konseki.coverage;

import java.util.List;
import java.util.Optional;
import konseki.finding.TimeRange;

/// What the manifest says of one member, as far as coverage asks.
///
/// @param id       `<evidence key>-<entry>`
/// @param records  all records
/// @param rows     without header lines, blanks and copies: what a program counts that exports
/// @param rejected those that no reader understood
/// @param when     first to last time
/// @param lost     damaged places of a numbered log
public record ReadMember(
        String id, long records, long rows, long rejected, Optional<TimeRange> when, List<LostRecords> lost) {

    public ReadMember {
        lost = List.copyOf(lost);
    }

    /// A member of nothing but rows.
    public ReadMember(String id, long records, long rejected, Optional<TimeRange> when) {
        this(id, records, records, rejected, when, List.of());
    }
}
