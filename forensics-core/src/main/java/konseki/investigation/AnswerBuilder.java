package konseki.investigation;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
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

    void add(HitEvent hit) {
        ids.update(hit.idLine());
        if (samples.size() < SAMPLES) {
            samples.add(hit.id());
        }
        hits++;
        if (hit.isCounted()) {
            hi = saturated(hi + hit.hi());
            lo = saturated(lo + hit.lo());
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
