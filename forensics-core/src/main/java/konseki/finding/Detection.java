package konseki.finding;

import java.util.List;
import java.util.SortedMap;
import konseki.query.Query;

/// What one detector or rule concluded about one subject.
///
/// @param detector   its name: `egress`
/// @param title      in one line of English, with names and amounts
/// @param subject    whom it is about, by role: `asset` → `FS01`, `destination` → `198.51.100.7`; sorted
/// @param when       first to last moment of what was seen
/// @param score      0 to 100; no probability
/// @param signals    the named signals that made the score, sorted
/// @param techniques of ATT&CK
/// @param facts      numbers and texts behind it, by name, as finding.json prints them; sorted
/// @param benign     harmless explanations that were looked at, and what speaks for or against each
/// @param queries    that find the events behind it, without window (the report adds it)
public record Detection(
        String detector,
        String title,
        SortedMap<String, String> subject,
        TimeRange when,
        int score,
        List<String> signals,
        List<Technique> techniques,
        SortedMap<String, String> facts,
        List<String> benign,
        List<Query> queries) {

    public Detection {
        signals = List.copyOf(signals);
        techniques = List.copyOf(techniques);
        benign = List.copyOf(benign);
        queries = List.copyOf(queries);
    }

    public Severity severity() {
        return Severity.of(score);
    }
}
