package konseki.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What the operations of a benchmark went through, printed per second beside its score.
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Amounts {
    public double megabytes;
    public double records;

    void add(GeneratedLog.Totals totals) {
        megabytes += totals.bytes() / 1e6;
        records += totals.events();
    }
}
