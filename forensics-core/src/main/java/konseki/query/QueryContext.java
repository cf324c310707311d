package konseki.query;

import konseki.event.Networks;

/// What of case.yaml a query needs to be decided.
///
/// @param internal         the internal networks, for direction and egress
/// @param dayOffsetSeconds of the case's days from UTC, east positive, for `fx.day`
public record QueryContext(Networks internal, int dayOffsetSeconds) {

    /// Private networks are internal, days are those of UTC: a case of which nobody has said anything yet.
    public static final QueryContext UNCONFIRMED = new QueryContext(Networks.PRIVATE, 0);
}
