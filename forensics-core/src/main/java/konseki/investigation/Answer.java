package konseki.investigation;

import java.util.List;
import java.util.OptionalLong;

/// What one query found. Immutable.
///
/// @param hits       events
/// @param bytesLo    sum of `fx.egress.lo`, where any event has it
/// @param bytesHi    sum of `fx.egress.hi`
/// @param resultHash SHA-256 over the ids of the hits in order, each ended by a line feed; empty without hits
/// @param samples    ids of the first hits, in id order
record Answer(long hits, OptionalLong bytesLo, OptionalLong bytesHi, String resultHash, List<String> samples) {

    Answer {
        samples = List.copyOf(samples);
    }
}
