package konseki.detect;

import java.util.List;
import konseki.finding.Detection;

/// Finds one kind of behaviour. Stateless: one instance serves all workers.
///
/// State is raw (addresses, names, ports, source and hour, as written), so that case.yaml can change without a second
/// scan: what it says is applied in [#absolute], [#relative] and [#conclude]. No detector reads another's conclusions;
/// what they share is the [Context].
public interface Detector extends Observer {

    /// Signals that need no baseline.
    List<Signal> absolute(SortedRows rows, CaseRules rules);

    /// Signals that compare with the time before the attack.
    List<Signal> relative(SortedRows rows, CaseRules rules, Baseline baseline);

    /// What the detector says in the end.
    ///
    /// @param own what its [#absolute] and [#relative] returned
    List<Detection> conclude(SortedRows rows, List<Signal> own, Context context);
}
