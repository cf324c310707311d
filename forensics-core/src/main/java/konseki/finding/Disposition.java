package konseki.finding;

import java.util.Locale;
import java.util.Optional;

/// What an analyst decided about hits, signed with name and time.
///
/// @param query   which hits it is about, in the query language
/// @param reason  why; for [Decision#CONFIRMED], why it is the attacker and not the service
/// @param by      who
/// @param at      when, as written
/// @param second  another analyst who agrees; needed for hits of 70 and more
public record Disposition(
        String query, Decision decision, String reason, String by, String at, Optional<Signer> second) {

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
}
