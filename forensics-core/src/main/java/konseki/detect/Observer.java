package konseki.detect;

import java.util.List;
import konseki.event.Event;

/// Keeps state while events pass: a [Detector], or the coverage ledger. Stateless itself; one instance serves all
/// workers.
public interface Observer {

    /// Names its files; letters, digits and hyphens.
    String name();

    /// The tables of its state.
    List<Table> tables();

    /// Adds one event to the state. Hot: called once per event, no allocation; the tables belong to the calling worker.
    void observe(Event event, Tables tables);
}
