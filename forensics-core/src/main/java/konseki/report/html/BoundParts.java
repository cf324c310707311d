package konseki.report.html;

import java.util.List;
import konseki.finding.Bound;
import konseki.finding.Volume;

/// The parts of a residual bound as columns of a table.
final class BoundParts {
    static final List<String> NAMES = List.of("U1a", "U1b", "U2", "U3", "U4", "U5", "U6", "U7", "U8");

    private BoundParts() {}

    /// In the order of [#NAMES].
    static List<Volume> of(Bound bound) {
        return List.of(
                bound.u1a(),
                bound.u1b(),
                bound.u2(),
                bound.u3(),
                bound.u4(),
                bound.u5(),
                bound.u6(),
                bound.u7(),
                bound.u8());
    }
}
