package konseki.investigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.finding.AppliedDisposition;
import konseki.finding.Detection;
import konseki.finding.Disposition;
import konseki.finding.Disposition.Decision;
import konseki.finding.Dispositions;
import konseki.finding.ReportedDetection;
import konseki.finding.TimeRange;
import konseki.query.Query;
import konseki.query.QueryParser;

/// What analysts decided, applied to detections. A disposition covers a detection if its query finds every event that
/// the detection rests on: then nothing of the hit is left undecided.
///
/// Ask first, then run the pass, then look at the answers. Belongs to one conclusion.
final class Decisions {
    private final List<Disposition> dispositions;
    private final List<Query> queries = new ArrayList<>();
    private final List<Integer> own = new ArrayList<>();
    private final Map<String, int[]> inside = new TreeMap<>();
    private final TimeRange window;
    private final int secondFrom;

    /// @throws QueryException if the query of a disposition cannot be read
    Decisions(List<Disposition> dispositions, TimeRange window, int secondFrom, QueryParser parser) {
        this.dispositions = List.copyOf(dispositions);
        this.window = window;
        this.secondFrom = secondFrom;
        for (Disposition disposition : dispositions) {
            queries.add(parser.parseQuery(disposition.query()));
        }
    }

    /// Adds the questions of all dispositions about all detections.
    void ask(QueryPass pass, List<Detection> detections) {
        for (Query query : queries) {
            own.add(pass.ask(query));
        }
        for (Detection detection : detections) {
            Query events = eventsOf(detection, window);
            int[] numbers = new int[queries.size() + 1];
            numbers[0] = pass.ask(events);
            for (int i = 0; i < queries.size(); i++) {
                numbers[i + 1] = pass.ask(Query.and(events, queries.get(i)));
            }
            inside.put(key(detection), numbers);
        }
    }

    /// The events that a detection rests on, inside the window.
    static Query eventsOf(Detection detection, TimeRange window) {
        return Query.and(
                ChannelQueries.within(window), Query.or(detection.queries().toArray(Query[]::new)));
    }

    private static String key(Detection detection) {
        return detection.detector() + "\t" + detection.title() + "\t" + detection.when();
    }

    /// What the events behind a detection add up to.
    Answer events(Detection detection, QueryPass pass) {
        return pass.answer(numbers(detection)[0]);
    }

    private int[] numbers(Detection detection) {
        int[] numbers = inside.get(key(detection));
        if (numbers == null) {
            throw new IllegalArgumentException("nobody asked about " + detection.title());
        }
        return numbers;
    }

    /// The decision that counts for a detection.
    Decision of(Detection detection, QueryPass pass) {
        int[] numbers = numbers(detection);
        long events = pass.answer(numbers[0]).hits();
        List<Disposition> covering = new ArrayList<>();
        for (int i = 0; i < dispositions.size(); i++) {
            if (events > 0 && pass.answer(numbers[i + 1]).hits() == events) {
                covering.add(dispositions.get(i));
            }
        }
        return covering.isEmpty()
                ? Decision.UNRESOLVED
                : Dispositions.effective(covering, detection.score(), secondFrom);
    }

    /// Whether nothing of the attacker's remote control is left undecided.
    boolean sessionsDecided(List<ReportedDetection> reported) {
        return reported.stream()
                .filter(detection -> detection.detector().equals("intrusion"))
                .allMatch(detection -> detection.decision() != Decision.UNRESOLVED);
    }

    /// Every disposition with its hit set, as the finding lists them.
    List<AppliedDisposition> applied(QueryPass pass) {
        List<AppliedDisposition> applied = new ArrayList<>();
        for (int i = 0; i < dispositions.size(); i++) {
            Answer answer = pass.answer(own.get(i));
            applied.add(new AppliedDisposition(
                    dispositions.get(i), answer.hits(), answer.resultHash(), false, answer.hits() > 0));
        }
        return applied;
    }
}
