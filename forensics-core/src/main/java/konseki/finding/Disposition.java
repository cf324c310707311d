package konseki.finding;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What an analyst decided about hits, signed with name and time.
///
/// @param query   which hits it is about, in the query language
/// @param reason  why; for [Decision#CONFIRMED], why it is the attacker and not the service
/// @param by      who
/// @param at      when, as written
/// @param second  another analyst who agrees; needed for hits of 70 and more
/// @param expect  what the query found when it was signed; empty if the decision is about whatever it finds
public record Disposition(
        String query,
        Decision decision,
        String reason,
        String by,
        String at,
        Optional<Signer> second,
        Optional<HitSet> expect) {

    /// A decision about whatever the query finds.
    public Disposition(String query, Decision decision, String reason, String by, String at, Optional<Signer> second) {
        this(query, decision, reason, by, at, second, Optional.empty());
    }

    public enum Decision implements Named {
        BENIGN,
        INTERACTIVE,
        CONFIRMED,
        UNRESOLVED;

        @Override
        public String jsonName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Signer(String by, String at) {}

    /// What a query found. What is absent is not compared.
    ///
    /// @param events how many
    /// @param bytes  sum of `fx.egress.hi` over them
    /// @param hash   SHA-256 over their ids, see [AppliedDisposition]; empty if not given
    public record HitSet(OptionalLong events, OptionalLong bytes, String hash) {

        /// Whether the query still finds the same.
        public boolean isStill(long eventsNow, OptionalLong bytesNow, String hashNow) {
            return (events.isEmpty() || events.getAsLong() == eventsNow)
                    && (bytes.isEmpty() || bytes.getAsLong() == bytesNow.orElse(0))
                    && (hash.isEmpty() || hash.equals(hashNow));
        }
    }
}
