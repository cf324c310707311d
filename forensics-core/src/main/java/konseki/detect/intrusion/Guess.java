package konseki.detect.intrusion;

import konseki.finding.TimeRange;

/// Guessing from one address that ended in a success.
///
/// @param target   where the success was
/// @param account  that got in
/// @param tried    whether the account was among those tried
/// @param fast     within 10 minutes, else within a day
/// @param failures before the success, those of the windows that reached a threshold
/// @param accounts tried
/// @param guessing first to last failure
/// @param success  when it got in
record Guess(
        String client,
        Service service,
        String target,
        String account,
        boolean tried,
        boolean fast,
        long failures,
        int accounts,
        TimeRange guessing,
        long success) {}
