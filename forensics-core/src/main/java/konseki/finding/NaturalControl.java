package konseki.finding;

import java.util.List;

/// Whether an expected transfer of case.yaml is seen on the days on which it should be: records of ordinary traffic
/// that nobody made for the purpose. Reported, not required.
///
/// @param allowance      its name in case.yaml
/// @param baselineDays   days of the baseline from the first on that has it
/// @param baselineSeen   of these, days on which it was seen
/// @param windowDays     days that lie whole in W
/// @param windowSeen     of these, days on which it was seen
/// @param smallestDay    bytes of the smallest day seen in baseline and window, at most
/// @param largestDay     of the largest
/// @param missing        days of W without it although the baseline has it every day: `2023-06-04`
public record NaturalControl(
        String allowance,
        int baselineDays,
        int baselineSeen,
        int windowDays,
        int windowSeen,
        long smallestDay,
        long largestDay,
        List<String> missing) {

    public NaturalControl {
        missing = List.copyOf(missing);
    }
}
