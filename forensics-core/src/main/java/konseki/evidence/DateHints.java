package konseki.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What is known of a member's time beside its own bytes, for stamps without a year. Immutable.
///
/// @param stored     the time that a gzip header or an archive gives; it travels with the bytes
/// @param othersFrom earliest full date in the heads of other members of the collection, nanoseconds UTC
/// @param othersTo   the latest
public record DateHints(Optional<Instant> stored, OptionalLong othersFrom, OptionalLong othersTo) {
    public static final DateHints NONE = new DateHints(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    /// What a member's containers say.
    public static DateHints of(Member member) {
        return new DateHints(StoredTime.of(member), OptionalLong.empty(), OptionalLong.empty());
    }

    public DateHints withOthers(long from, long to) {
        return new DateHints(stored, OptionalLong.of(from), OptionalLong.of(to));
    }
}
