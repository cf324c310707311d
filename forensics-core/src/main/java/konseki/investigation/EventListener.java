package konseki.investigation;

import java.io.IOException;
import konseki.event.Event;
import konseki.evidence.Member;

/// Hears of every event of some inputs and of the member it stands in, from one thread.
public interface EventListener {

    /// @param event valid during this call only
    void accept(Event event, Member member) throws IOException;

    /// A record that is no event: rejected, or ignored.
    ///
    /// @param record number in its member, from 1
    /// @param why    `bad-value at byte 17`, `blank`
    default void noEvent(long record, String why, Member member) {}
}
