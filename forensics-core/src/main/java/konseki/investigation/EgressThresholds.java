package konseki.investigation;

import java.util.List;
import konseki.detect.egress.EgressRules;

/// `thresholds: egress:` of case.yaml.
final class EgressThresholds {
    static final String SECTION = "egress";
    static final List<String> KEYS = List.of(
            "server-bytes-per-day",
            "workstation-bytes-per-day",
            "first-seen-bytes-per-day",
            "ratio-bytes",
            "low-and-slow-bytes",
            "low-and-slow-days",
            "sharing-bytes-per-day",
            "robust-z");

    private EgressThresholds() {}

    static EgressRules read(Thresholds thresholds) {
        EgressRules rules = EgressRules.DEFAULT;
        return new EgressRules(
                thresholds.number(SECTION, "server-bytes-per-day", rules.serverBytesPerDay()),
                thresholds.number(SECTION, "workstation-bytes-per-day", rules.workstationBytesPerDay()),
                thresholds.number(SECTION, "first-seen-bytes-per-day", rules.firstSeenBytesPerDay()),
                rules.silentFactorTenths(),
                rules.silentDays(),
                (int) thresholds.number(SECTION, "robust-z", rules.robustZ()),
                rules.robustZStrong(),
                rules.madFloor(),
                rules.robustDays(),
                rules.ratioTenths(),
                thresholds.number(SECTION, "ratio-bytes", rules.ratioBytes()),
                thresholds.number(SECTION, "low-and-slow-bytes", rules.lowAndSlowBytes()),
                (int) thresholds.number(SECTION, "low-and-slow-days", rules.lowAndSlowDays()),
                rules.lowAndSlowSharePercent(),
                thresholds.number(SECTION, "sharing-bytes-per-day", rules.sharingBytesPerDay()),
                rules.longConnectionHours());
    }
}
