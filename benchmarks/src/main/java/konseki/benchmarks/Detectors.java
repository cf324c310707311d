package konseki.benchmarks;

import java.util.List;
import java.util.Set;
import konseki.detect.Observer;
import konseki.investigation.BuiltInDetectors;

/// Which detectors see the events of a pass.
public enum Detectors {
    NONE,
    /// Egress, lateral movement, encryption.
    THREE,
    ALL;

    private static final Set<String> NAMES = Set.of("egress", "lateral", "encryption");

    List<Observer> observers() {
        return BuiltInDetectors.all().stream()
                .filter(detector -> this == ALL || this == THREE && NAMES.contains(detector.name()))
                .<Observer>map(detector -> detector)
                .toList();
    }
}
