package konseki.coverage;

import java.util.function.Consumer;

/// Flows as coverage sums them: one group per sensor, pair of addresses, name, port and hour.
public interface FlowSums {

    /// Gives every group of flows, whether it crosses the boundary or not, in a fixed order.
    void forEach(Consumer<FlowSum> consumer);
}
