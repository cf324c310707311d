package konseki.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the attacker came in and moved on.
///
/// @param entries candidates of the way in, earliest first
/// @param edges   movements between machines, by first moment
/// @param path    asset names from the entry on, in order of taint
public record AttackPath(List<Entry> entries, List<Edge> edges, List<Step> path) {

    public AttackPath {
        entries = List.copyOf(entries);
        edges = List.copyOf(edges);
        path = List.copyOf(path);
    }

    /// @param client   external address
    /// @param target   asset or device reached
    /// @param insideAs address or asset that the client was inside, if it got one
    public record Entry(
            String client,
            String target,
            String account,
            Optional<String> insideAs,
            TimeRange when,
            int weightPercent) {}

    /// @param methods names of signals
    public record Edge(String from, String to, String account, List<String> methods, TimeRange when, int score) {
        public Edge {
            methods = List.copyOf(methods);
        }
    }

    /// @param from where the attacker came from; empty at an entry, or where no edge explains it
    public record Step(String asset, Instant since, Optional<String> from, String why) {}
}
