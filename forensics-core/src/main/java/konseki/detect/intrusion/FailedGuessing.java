package konseki.detect.intrusion;

import java.util.List;
import konseki.finding.TimeRange;

/// Guessing from one address that no success followed.
///
/// @param targets  that refused it, sorted
/// @param accounts tried
/// @param guessing first to last failure
record FailedGuessing(
        String client, Service service, List<String> targets, long failures, int accounts, TimeRange guessing) {}
