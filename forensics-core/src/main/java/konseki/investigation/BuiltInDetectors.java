package konseki.investigation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.detect.Detector;
import konseki.detect.egress.EgressVolume;
import konseki.detect.egress.TraceRules;
import konseki.detect.egress.TransferTraces;
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
    private static final String ENCRYPTION = "encryption";
    private static final String LATERAL = "lateral";
    private static final String INTRUSION = "intrusion";
    private static final String TAMPER = "tamper";
    private static final String TRACES = TransferTraces.NAME;

    private BuiltInDetectors() {}

    /// With the thresholds of case.yaml, or the defaults.
    static List<Detector> all(Thresholds thresholds) {
        return List.of(
                new EgressVolume(EgressThresholds.read(thresholds)),
                new EncryptionBurst(ThresholdRecord.read(thresholds, ENCRYPTION, EncryptionRules.DEFAULT)),
                new LateralMovement(ThresholdRecord.read(thresholds, LATERAL, LateralRules.DEFAULT)),
                new IntrusionRoute(ThresholdRecord.read(thresholds, INTRUSION, IntrusionRules.DEFAULT)),
                new LogTampering(ThresholdRecord.read(thresholds, TAMPER, TamperRules.DEFAULT)),
                new TransferTraces(ThresholdRecord.read(thresholds, TRACES, TraceRules.DEFAULT)));
    }

    /// With default thresholds.
    public static List<Detector> all() {
        return all(Thresholds.NONE);
    }

    /// What `thresholds:` of case.yaml may say: keys by section.
    static Map<String, List<String>> thresholdKeys() {
        return Map.of(
                EgressThresholds.SECTION,
                EgressThresholds.KEYS,
                ENCRYPTION,
                ThresholdRecord.keys(EncryptionRules.DEFAULT),
                LATERAL,
                ThresholdRecord.keys(LateralRules.DEFAULT),
                INTRUSION,
                ThresholdRecord.keys(IntrusionRules.DEFAULT),
                TAMPER,
                ThresholdRecord.keys(TamperRules.DEFAULT),
                TRACES,
                ThresholdRecord.keys(TraceRules.DEFAULT),
                VerdictKeys.SECTION,
                VerdictKeys.KEYS);
    }

    /// The thresholds in force of those of some detectors that the program knows, by section and key.
    static SortedMap<String, String> settings(List<Detector> detectors, Thresholds thresholds) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (Detector detector : detectors) {
            switch (detector) {
                case EgressVolume _ ->
                    settings.putAll(
                            ThresholdRecord.settings(EgressThresholds.SECTION, EgressThresholds.read(thresholds)));
                case EncryptionBurst _ -> put(settings, ENCRYPTION, thresholds, EncryptionRules.DEFAULT);
                case LateralMovement _ -> put(settings, LATERAL, thresholds, LateralRules.DEFAULT);
                case IntrusionRoute _ -> put(settings, INTRUSION, thresholds, IntrusionRules.DEFAULT);
                case LogTampering _ -> put(settings, TAMPER, thresholds, TamperRules.DEFAULT);
                case TransferTraces _ -> put(settings, TRACES, thresholds, TraceRules.DEFAULT);
                default -> {}
            }
        }
        return settings;
    }

    private static void put(
            SortedMap<String, String> settings, String section, Thresholds thresholds, Record defaults) {
        settings.putAll(ThresholdRecord.settings(section, ThresholdRecord.read(thresholds, section, defaults)));
    }
}
