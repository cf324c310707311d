package konseki.investigation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import konseki.detect.Baseline;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.ContextBuilder;
import konseki.detect.Detector;
import konseki.detect.Signal;
import konseki.finding.Detection;

/// What all detectors say of a case: the context that they share, and their detections, highest score first. Immutable.
record Attack(Context context, List<Detection> detections) {

    Attack {
        detections = List.copyOf(detections);
    }

    /// Asks the detectors in the fixed order: absolute signals, baseline, relative signals, context, conclusions.
    static Attack derive(List<Detector> detectors, CaseState state, CaseRules rules) {
        ContextBuilder builder = new ContextBuilder(rules, state.times().orElse(ContextBuilder.NO_TIMES));
        List<List<Signal>> own = new ArrayList<>();
        List<Signal> absolute = new ArrayList<>();
        for (Detector detector : detectors) {
            List<Signal> signals = detector.absolute(state.rows(detector), rules);
            own.add(new ArrayList<>(signals));
            absolute.addAll(signals);
        }
        Baseline baseline = builder.baseline(absolute);
        List<Signal> relative = new ArrayList<>();
        for (int i = 0; i < detectors.size(); i++) {
            List<Signal> signals = detectors.get(i).relative(state.rows(detectors.get(i)), rules, baseline);
            own.get(i).addAll(signals);
            relative.addAll(signals);
        }
        Context context = builder.build(absolute, baseline, relative);
        List<Detection> detections = new ArrayList<>();
        for (int i = 0; i < detectors.size(); i++) {
            detections.addAll(detectors.get(i).conclude(state.rows(detectors.get(i)), own.get(i), context));
        }
        detections.sort(Comparator.comparingInt((Detection detection) -> -detection.score())
                .thenComparingLong(detection -> detection.when().from())
                .thenComparing(Detection::detector)
                .thenComparing(Detection::title));
        return new Attack(context, detections);
    }
}
