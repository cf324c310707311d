package konseki.investigation;

import java.util.List;
import java.util.Map;
import konseki.detect.Detector;
import konseki.detect.egress.EgressVolume;
import konseki.detect.encryption.EncryptionBurst;
import konseki.detect.encryption.EncryptionRules;
import konseki.detect.intrusion.IntrusionRoute;
import konseki.detect.intrusion.IntrusionRules;
import konseki.detect.lateral.LateralMovement;
import konseki.detect.lateral.LateralRules;
import konseki.detect.tamper.LogTampering;
import konseki.detect.tamper.TamperRules;

/// The detectors that the program knows. A new one is a line here.
public final class BuiltInDetectors {

    private BuiltInDetectors() {}

    /// With the thresholds of case.yaml, or the defaults.
    static List<Detector> all(Thresholds thresholds) {
        return List.of(
                new EgressVolume(EgressThresholds.read(thresholds)),
                new EncryptionBurst(EncryptionRules.DEFAULT),
                new LateralMovement(LateralRules.DEFAULT),
                new IntrusionRoute(IntrusionRules.DEFAULT),
                new LogTampering(TamperRules.DEFAULT));
    }

    /// With default thresholds.
    public static List<Detector> all() {
        return all(Thresholds.NONE);
    }

    /// What `thresholds:` of case.yaml may say: keys by section.
    static Map<String, List<String>> thresholdKeys() {
        return Map.of(EgressThresholds.SECTION, EgressThresholds.KEYS);
    }
}
