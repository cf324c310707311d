package konseki.detect.intrusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.detect.Clauses;
import konseki.detect.Context;
import konseki.detect.Dataset;
import konseki.event.Field;
import konseki.finding.Detection;
import konseki.finding.Technique;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// Lists guessing that came to nothing: of each address and service one entry, those with the most failures by name,
/// the
/// others as one sum.
final class FailedGuessingReport {
    private static final int MOST_NAMED = 20;
    private static final int SCORE = 20;
    private static final Technique GUESSING = new Technique("T1110", "Brute Force");

    private final Context context;
    private final List<FailedGuessing> guessing;

    FailedGuessingReport(Context context, List<FailedGuessing> guessing) {
        this.context = context;
        this.guessing = guessing;
    }

    private record Source(String client, Service service) {}

    List<Detection> detections() {
        Map<Source, FailedGuessing> bySource =
                new TreeMap<>(Comparator.comparing(Source::client).thenComparing(Source::service));
        for (FailedGuessing each : guessing) {
            if (each.guessing().overlaps(context.window())) {
                bySource.merge(new Source(each.client(), each.service()), each, FailedGuessingReport::join);
            }
        }
        List<FailedGuessing> most = new ArrayList<>(bySource.values());
        most.sort(Comparator.comparingLong(FailedGuessing::failures).reversed());
        List<Detection> detections = new ArrayList<>();
        most.stream().limit(MOST_NAMED).map(this::named).forEach(detections::add);
        if (most.size() > MOST_NAMED) {
            detections.add(others(most.subList(MOST_NAMED, most.size())));
        }
        return detections;
    }

    private static FailedGuessing join(FailedGuessing a, FailedGuessing b) {
        List<String> targets = new ArrayList<>(a.targets());
        b.targets().stream().filter(target -> !targets.contains(target)).forEach(targets::add);
        targets.sort(null);
        return new FailedGuessing(
                a.client(),
                a.service(),
                targets,
                a.failures() + b.failures(),
                Math.max(a.accounts(), b.accounts()),
                a.guessing().union(b.guessing()));
    }

    private Detection named(FailedGuessing each) {
        SortedMap<String, String> subject = new TreeMap<>();
        subject.put("client", each.client());
        subject.put("target", shown(each.targets()));
        SortedMap<String, String> facts = new TreeMap<>();
        String service = each.service().shown();
        facts.put("failures." + service, Long.toString(each.failures()));
        facts.put("accounts-tried." + service, Integer.toString(each.accounts()));
        return detection(
                each.client() + " guessed passwords of " + shown(each.targets()) + " (" + service
                        + "), no success seen",
                subject,
                each.guessing(),
                facts,
                query(each));
    }

    /// The records of a database tell the address in a text.
    private static Query query(FailedGuessing each) {
        return each.service() == Service.DATABASE
                ? Query.and(
                        Clauses.isAny(Field.HOST_NAME, each.targets()),
                        Clauses.codes(Dataset.APPLICATION, "18456", "33205"))
                : Query.and(
                        Clauses.address(Field.SOURCE_IP, each.client()), Clauses.is(Field.EVENT_OUTCOME, "failure"));
    }

    private String shown(List<String> targets) {
        String first = context.assets().canonical(targets.getFirst());
        return targets.size() == 1 ? first : first + " and " + (targets.size() - 1) + " more";
    }

    private static Detection others(List<FailedGuessing> rest) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("addresses", Integer.toString(rest.size()));
        facts.put(
                "failures",
                Long.toString(rest.stream().mapToLong(FailedGuessing::failures).sum()));
        TimeRange when = rest.stream()
                .map(FailedGuessing::guessing)
                .reduce(TimeRange::union)
                .orElseThrow();
        return detection(
                rest.size() + " more addresses guessed passwords, no success seen",
                new TreeMap<>(),
                when,
                facts,
                Query.and(
                        Clauses.is(Field.EVENT_CATEGORY, "authentication"),
                        Clauses.is(Field.EVENT_OUTCOME, "failure")));
    }

    private static Detection detection(
            String title,
            SortedMap<String, String> subject,
            TimeRange when,
            SortedMap<String, String> facts,
            Query query) {
        return new Detection(
                "intrusion",
                title,
                subject,
                when,
                SCORE,
                List.of("guessing"),
                List.of(GUESSING),
                facts,
                List.of(
                        "the noise of the internet: whatever has an open port is guessed at every day",
                        "a password that a service or a device keeps using after it was changed"),
                List.of(query));
    }
}
