package konseki.index;

import java.io.IOException;
import konseki.event.Event;

/// Reads records again from the evidence, because the index only narrows.
@FunctionalInterface
public interface CandidateReader {

    /// Reads the record at each place, through the parser of the scan, and hands on its event.
    ///
    /// @param candidates of `partial`, in the order in which the evidence is read best
    void read(PartialIndex partial, Candidates candidates, Consumer consumer) throws IOException;

    /// Takes events one after another.
    @FunctionalInterface
    interface Consumer {

        /// @param event valid during this call only
        /// @param raw   the record is at `raw[from, to)`; empty where it is no text
        void accept(Event event, byte[] raw, int from, int to) throws IOException;
    }
}
