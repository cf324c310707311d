package konseki.detect.lateral;

import java.util.List;
import konseki.event.Timestamp;

/// Thresholds of [LateralMovement]; the weights of methods stand in [Way]. Sources: `docs/method.md`.
///
/// @param serviceJoinNanos  a service or task belongs to a logon at most that much earlier
/// @param wmiJoinNanos      the same for a process of WMI
/// @param winrmJoinNanos    the same for a process of a remote shell
/// @param routinePercent    weights of what the baseline has too, or what comes from a machine with an administrative
///                          role, are taken times this
/// @param routineRoles      such roles
/// @param newEdgeWeight     weight of a (source, target, account) that the baseline does not have
/// @param burstTargets      more than that many targets logged on to within 5 minutes
/// @param burstWeight       weight of it
/// @param newTargets        that many new targets within an hour
/// @param newTargetsWeight  weight of it
/// @param sweepTargets      that many targets of flows within an hour
/// @param sweepWeight       weight of it
/// @param mostFlowEdges     edges that flows alone show, per source; more are one fan-out
/// @param precursorNanos    theft of credentials counts for what leaves the machine within that time
/// @param consequenceNanos  encryption or tampering counts for what reached the machine that much earlier
/// @param overpassWeight    weight of a logon with credentials put into its session
/// @param mostDetections    edges reported, the heaviest first
public record LateralRules(
        long serviceJoinNanos,
        long wmiJoinNanos,
        long winrmJoinNanos,
        int routinePercent,
        List<String> routineRoles,
        int newEdgeWeight,
        int burstTargets,
        int burstWeight,
        int newTargets,
        int newTargetsWeight,
        int sweepTargets,
        int sweepWeight,
        int mostFlowEdges,
        long precursorNanos,
        long consequenceNanos,
        int overpassWeight,
        int mostDetections) {

    public static final LateralRules DEFAULT = new LateralRules(
            60 * Timestamp.SECOND,
            20 * Timestamp.SECOND,
            30 * Timestamp.SECOND,
            30,
            List.of("admin", "jump", "scanner", "backup", "management"),
            30,
            30,
            70,
            10,
            50,
            100,
            30,
            256,
            Timestamp.DAY,
            Timestamp.DAY,
            70,
            1000);

    public LateralRules {
        routineRoles = List.copyOf(routineRoles);
    }
}
