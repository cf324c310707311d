package konseki.investigation;

import java.util.List;
import konseki.event.Timestamp;
import konseki.finding.VerdictThresholds;

/// `thresholds: verdict:` of case.yaml. Shares are written in percent, durations with their unit.
final class VerdictKeys {
    static final String SECTION = "verdict";
    static final List<String> KEYS = List.of(
            "probable-score",
            "indication-score",
            "upload-bytes",
            "staged-share",
            "session-bytes",
            "bounded-control",
            "bounded-direct",
            "bounded-host",
            "bounded-attacker-share",
            "bounded-sources",
            "limited-control",
            "limited-direct",
            "material-gap",
            "critical-hours");

    private VerdictKeys() {}

    /// @throws IllegalArgumentException if they contradict each other
    static VerdictThresholds read(Thresholds thresholds) {
        VerdictThresholds rules = VerdictThresholds.DEFAULT;
        return new VerdictThresholds(
                (int) number(thresholds, "probable-score", rules.probableScore()),
                (int) number(thresholds, "indication-score", rules.indicationScore()),
                number(thresholds, "upload-bytes", rules.uploadBytes()),
                share(thresholds, "staged-share", rules.stagedShare()),
                number(thresholds, "session-bytes", rules.sessionBytes()),
                share(thresholds, "bounded-control", rules.boundedControl()),
                share(thresholds, "bounded-direct", rules.boundedDirect()),
                share(thresholds, "bounded-host", rules.boundedHost()),
                share(thresholds, "bounded-attacker-share", rules.boundedAttackerShare()),
                (int) number(thresholds, "bounded-sources", rules.boundedSources()),
                share(thresholds, "limited-control", rules.limitedControl()),
                share(thresholds, "limited-direct", rules.limitedDirect()),
                number(thresholds, "material-gap", rules.materialGapSeconds() * Timestamp.SECOND) / Timestamp.SECOND,
                (int) (number(thresholds, "critical-hours", rules.criticalHours() * Timestamp.HOUR) / Timestamp.HOUR));
    }

    private static long number(Thresholds thresholds, String key, long otherwise) {
        return thresholds.number(SECTION, key, otherwise);
    }

    /// Basis points of what is written in percent.
    private static int share(Thresholds thresholds, String key, int otherwise) {
        return thresholds.number(SECTION, key).isEmpty()
                ? otherwise
                : (int) Math.min(Integer.MAX_VALUE, number(thresholds, key, 0) * 100);
    }
}
