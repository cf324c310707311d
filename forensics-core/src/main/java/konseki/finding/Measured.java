package konseki.finding;

import java.util.List;
import java.util.OptionalLong;

/// All that the rule table looks at, for one data-holding asset and one channel group.
///
/// @param gaps        of W, whatever their size
/// @param criticalEnd first encryption, else the end of W; nanoseconds UTC
/// @param indications everything found
/// @param proofs      proofs of a transfer that people entered with their hash
public record Measured(
        Scope scope,
        Shares shares,
        List<MeasuredGap> gaps,
        long criticalEnd,
        Volumes volumes,
        Trust trust,
        List<Indication> indications,
        int proofs) {

    public Measured {
        gaps = List.copyOf(gaps);
        indications = List.copyOf(indications);
    }

    /// What was asked, of what.
    ///
    /// @param queriesRun      Q: queries of the group that ran
    /// @param queriesRequired queries that the group has
    /// @param windowHasEnd    whether W has an end
    /// @param assets          data-holding assets in scope
    /// @param provisional     whether boundaries, assets or window are unconfirmed
    /// @param windowSplit     whether the records start after W does
    public record Scope(
            int queriesRun,
            int queriesRequired,
            boolean windowHasEnd,
            int assets,
            boolean provisional,
            boolean windowSplit) {}

    /// Shares of W_crit in basis points, rounded down; each the worst over the paths out that the asset can use.
    ///
    /// @param control PC: sensor hours that lie between records proving the sensor
    /// @param direct  Cd: cells that are direct, blocked or off
    /// @param host    Ch: host cells with process telemetry
    public record Shares(int control, int direct, int host) {}

    /// Bytes.
    ///
    /// @param unseen            V
    /// @param atRisk            R, if known
    /// @param toAttacker        U8
    /// @param toAttackerPeak    most bytes that a session of the attacker sent in 5 minutes
    /// @param toAttackerDecided whether an analyst decided on every such session
    public record Volumes(
            Volume unseen, OptionalLong atRisk, Volume toAttacker, long toAttackerPeak, boolean toAttackerDecided) {}

    /// How far the records can be relied on.
    ///
    /// @param tampering            T: unresolved tamper events on sensors that are relied on
    /// @param tamperingNotRefilled those whose interval no second copy fills
    /// @param controlsFailed       seeded controls that their query did not find
    /// @param sources              N_src: independent kinds of source
    /// @param sourcesOutOfReach    those that an intruder on a host could not have changed
    public record Trust(
            int tampering, int tamperingNotRefilled, int controlsFailed, int sources, int sourcesOutOfReach) {}

    /// A time without records on a path that the asset can use.
    ///
    /// @param bytes most that could have passed: seconds × rate of the line, or what a link counter leaves
    public record MeasuredGap(GapReason reason, TimeRange when, Volume bytes) {}
}
