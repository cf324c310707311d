package konseki.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.finding.TimeRange;

/// What all detectors may know of the attack when they conclude; derived once, in the order of its components, never
/// iterated. Immutable.
///
/// @param rules    of the case
/// @param assets   canonical names
/// @param absolute signals of all detectors that need no baseline, sorted
/// @param baseline time before the attack
/// @param relative signals of all detectors against it, sorted
/// @param entries  candidates of the way in, earliest first
/// @param edges    movements between machines, sorted by first, from, to, account
/// @param taint    since when a machine was in the attacker's hands
/// @param window   W, rounded outwards to full hours
/// @param windowSource which bound came from where: `from: first malicious event - 24 h; to: case.yaml`
/// @param critical W_crit
public record Context(
        CaseRules rules,
        AssetMap assets,
        List<Signal> absolute,
        Baseline baseline,
        List<Signal> relative,
        List<Entry> entries,
        List<Edge> edges,
        Map<String, Taint> taint,
        TimeRange window,
        String windowSource,
        TimeRange critical) {

    /// Score from which an edge carries taint on.
    public static final int USABLE_EDGE = 40;

    public Context {
        absolute = List.copyOf(absolute);
        relative = List.copyOf(relative);
        entries = List.copyOf(entries);
        edges = List.copyOf(edges);
    }

    /// @param client    external address
    /// @param target    asset or device reached
    /// @param insideAs  asset name of the address that the client has inside, if it got one
    public record Entry(
            String client,
            String target,
            String account,
            Optional<String> insideAs,
            TimeRange when,
            int weightPercent) {}

    /// One method by which one account went from one asset to another.
    public record Edge(String from, String to, String account, List<SignalKind> methods, TimeRange when, int score) {}

    /// @param since earliest moment, nanoseconds UTC
    /// @param from  the asset it was reached from; empty at an entry, or where no edge explains it
    public record Taint(long since, Optional<String> from, String why) {
        /// `why` of a machine with malicious events that nothing reached: logs are missing, or there is a second way
        /// in.
        public static final String UNEXPLAINED = "no way in is known";

        public boolean isUnexplained() {
            return why.equals(UNEXPLAINED);
        }
    }

    /// When the asset was first in the attacker's hands, nanoseconds UTC.
    public OptionalLong taintedSince(String asset) {
        Taint found = taint.get(asset);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.since());
    }
}
