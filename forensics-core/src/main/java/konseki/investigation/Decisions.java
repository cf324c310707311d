package konseki.investigation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import konseki.detect.Signal;
import konseki.finding.AppliedDisposition;
import konseki.finding.Detection;
import konseki.finding.Disposition;
import konseki.finding.Disposition.Decision;
import konseki.finding.Dispositions;
import konseki.finding.ReportedDetection;
import konseki.finding.SupportingQuery;
import konseki.finding.TimeRange;
import konseki.finding.Wording;
import konseki.query.Query;
import konseki.query.QueryParser;

/// What analysts decided, applied to detections. A disposition covers a detection if its query finds every event that
/// the detection rests on: then nothing of the hit is left undecided.
///
/// Ask first, then run the pass, then look at the answers. Belongs to one conclusion.
final class Decisions {
    /// Of a printed query; the window takes two more.
    private static final int MOST_CLAUSES = QueryParser.MAX_CLAUSES - 2;

    private final List<Disposition> dispositions;
    private final List<Query> queries = new ArrayList<>();
    private final List<Integer> own = new ArrayList<>();
    private final Map<Detection, Asked> inside = new HashMap<>();
    private final Map<Signal, Asked> tampering = new HashMap<>();
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
            int[] covered = queries.stream()
                    .mapToInt(query -> pass.ask(Query.and(events, query)))
                    .toArray();
            Map<Query, Integer> printed = new LinkedHashMap<>();
            printable(detection).forEach(part -> printed.put(part, pass.ask(part)));
            inside.put(detection, new Asked(pass.ask(events), covered, printed));
        }
    }

    /// Numbers of the questions about one detection.
    ///
    /// @param events  all that it rests on
    /// @param covered of those, what each disposition finds
    /// @param printed the same events as the finding prints them
    private record Asked(int events, int[] covered, Map<Query, Integer> printed) {}

    /// The events that a detection rests on, inside the window.
    private static Query eventsOf(Detection detection, TimeRange window) {
        return within(window, detection.queries());
    }

    private static Query within(TimeRange window, List<Query> queries) {
        return Query.and(ChannelQueries.within(window), Query.or(queries.toArray(Query[]::new)));
    }

    /// One query, or several where one would be longer than the language allows. None for what rests on people's word
    /// alone.
    private List<Query> printable(Detection detection) {
        List<Query> printable = new ArrayList<>();
        List<Query> part = new ArrayList<>();
        int clauses = 0;
        for (Query query : detection.queries()) {
            int more = QueryParser.clauses(query);
            if (!part.isEmpty() && clauses + more > MOST_CLAUSES) {
                printable.add(within(window, part));
                part.clear();
                clauses = 0;
            }
            part.add(query);
            clauses += more;
        }
        if (!part.isEmpty()) {
            printable.add(within(window, part));
        }
        return printable;
    }

    /// The queries that find the events behind a detection, with their answers.
    List<SupportingQuery> supporting(Detection detection, QueryPass pass) {
        Wording what = new Wording("events behind it", "根拠となる記録");
        return asked(detection).printed().entrySet().stream()
                .map(printed -> Supporting.query(what, printed.getKey(), pass.answer(printed.getValue())))
                .toList();
    }

    private Asked asked(Detection detection) {
        Asked asked = inside.get(detection);
        if (asked == null) {
            throw new IllegalArgumentException("nobody asked about " + detection.title());
        }
        return asked;
    }

    /// The decision that counts for a detection.
    Decision of(Detection detection, QueryPass pass) {
        return effective(asked(detection), detection.score(), pass);
    }

    /// Adds the questions about what was done to logs.
    void askTampering(QueryPass pass, List<Signal> signals) {
        for (Signal signal : signals) {
            Query events = within(window, List.of(signal.query()));
            int[] covered = queries.stream()
                    .mapToInt(query -> pass.ask(Query.and(events, query)))
                    .toArray();
            tampering.put(signal, new Asked(pass.ask(events), covered, Map.of()));
        }
    }

    /// Whether analysts found harmless what was done to logs: all of its events, and two of them where it weighs as
    /// much as a hit that needs two.
    boolean isHarmless(Signal signal, QueryPass pass) {
        Asked asked = tampering.get(signal);
        return asked != null && effective(asked, signal.weightPercent(), pass) == Decision.BENIGN;
    }

    private Decision effective(Asked asked, int score, QueryPass pass) {
        List<Disposition> covering = new ArrayList<>();
        for (int i = 0; i < dispositions.size(); i++) {
            if (covers(asked, i, pass) && !isStale(i, pass)) {
                covering.add(dispositions.get(i));
            }
        }
        return covering.isEmpty() ? Decision.UNRESOLVED : Dispositions.effective(covering, score, secondFrom);
    }

    /// Whether a disposition's query finds every event.
    private static boolean covers(Asked asked, int disposition, QueryPass pass) {
        long events = pass.answer(asked.events()).hits();
        return events > 0 && pass.answer(asked.covered()[disposition]).hits() == events;
    }

    /// Whether the query finds something else now than what was signed.
    private boolean isStale(int disposition, QueryPass pass) {
        Answer now = pass.answer(own.get(disposition));
        return dispositions
                .get(disposition)
                .expect()
                .filter(signed -> !signed.isStill(now.hits(), now.bytesHi(), now.resultHash()))
                .isPresent();
    }

    /// Whether it decides anything.
    private boolean counts(int disposition, QueryPass pass) {
        Decision decision = dispositions.get(disposition).decision();
        return !isStale(disposition, pass)
                && (inside.entrySet().stream()
                                .anyMatch(entry -> covers(entry.getValue(), disposition, pass)
                                        && effective(
                                                        entry.getValue(),
                                                        entry.getKey().score(),
                                                        pass)
                                                == decision)
                        || tampering.entrySet().stream()
                                .anyMatch(entry -> covers(entry.getValue(), disposition, pass)
                                        && effective(
                                                        entry.getValue(),
                                                        entry.getKey().weightPercent(),
                                                        pass)
                                                == decision));
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
                    dispositions.get(i),
                    answer.hits(),
                    answer.bytesHi(),
                    answer.resultHash(),
                    isStale(i, pass),
                    counts(i, pass)));
        }
        return applied;
    }
}
