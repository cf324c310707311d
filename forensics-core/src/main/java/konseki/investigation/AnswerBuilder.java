package konseki.investigation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.detect.FlowTable;
import konseki.event.Event;
import konseki.event.FlowView;
import konseki.evidence.Digests;

/// Adds up the hits of one query as they come, in (evidence key, entry, offset) order. Belongs to one thread.
final class AnswerBuilder {
    /// Hits that are named one by one.
    static final int SAMPLES = 20;

    private final MessageDigest ids = Digests.sha256();
    private final List<String> samples = new ArrayList<>();
    private long hits;
    private long lo;
    private long hi;
    private boolean counted;

    /// @param direction of the event; of what is no flow, [FlowView.Direction#EXTERNAL], which crosses nothing
    void add(Event event, FlowView.Direction direction) {
        String id = event.memberId() + "-" + event.origin().offset();
        ids.update(id.getBytes(StandardCharsets.US_ASCII));
        ids.update((byte) '\n');
        if (samples.size() < SAMPLES) {
            samples.add(id);
        }
        hits++;
        if (FlowView.crossesBoundary(direction) && event.has(FlowView.egressHi(direction))) {
            long upper = FlowTable.counter(event.number(FlowView.egressHi(direction)));
            boolean lower = event.has(FlowView.egressLo(direction));
            hi = saturated(hi + upper);
            lo = saturated(lo + (lower ? event.number(FlowView.egressLo(direction)) : upper));
            counted = true;
        }
    }

    private static long saturated(long sum) {
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    Answer build() {
        return new Answer(
                hits,
                counted ? OptionalLong.of(lo) : OptionalLong.empty(),
                counted ? OptionalLong.of(hi) : OptionalLong.empty(),
                hits == 0 ? "" : Digests.hex(ids.digest()),
                samples);
    }
}
