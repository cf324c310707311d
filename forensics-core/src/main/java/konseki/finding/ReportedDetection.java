package konseki.finding;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.finding.Disposition.Decision;

/// A [Detection] as finding.json holds it: numbered, with the answers of its queries and what analysts decided.
///
/// @param id       `D1`, in the order of the finding
/// @param score    stands in the annex; reports print severity and signals
/// @param decision the effective one
public record ReportedDetection(
        String id,
        String detector,
        Severity severity,
        String title,
        SortedMap<String, String> subject,
        TimeRange when,
        int score,
        List<String> signals,
        List<Technique> techniques,
        SortedMap<String, String> facts,
        List<String> benign,
        Decision decision,
        List<SupportingQuery> queries) {

    public ReportedDetection {
        subject = Collections.unmodifiableSortedMap(new TreeMap<>(subject));
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        signals = List.copyOf(signals);
        techniques = List.copyOf(techniques);
        benign = List.copyOf(benign);
        queries = List.copyOf(queries);
    }

    public static ReportedDetection of(
            String id, Detection detection, Decision decision, List<SupportingQuery> queries) {
        return new ReportedDetection(
                id,
                detection.detector(),
                detection.severity(),
                detection.title(),
                detection.subject(),
                detection.when(),
                detection.score(),
                detection.signals(),
                detection.techniques(),
                detection.facts(),
                detection.benign(),
                decision,
                queries);
    }
}
