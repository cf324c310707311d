package konseki.parse.server;

import konseki.event.EventBuffer;
import konseki.event.FlowStamp;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;

/// A payload whose messages are a table of forms.
interface Program extends Payload {

    AuthMessages messages();

    @Override
    default Shape shape() {
        return Shape.TEXT;
    }

    @Override
    default String dataset() {
        return messages().dataset();
    }

    @Override
    default FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    @Override
    default boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return messages().accepts(bytes, from, to, out);
    }

    @Override
    default Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        return messages().parse(bytes, from, to, out);
    }
}
