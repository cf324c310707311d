package konseki.detect.intrusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.Context;
import konseki.detect.Score;
import konseki.detect.Signal;
import konseki.detect.SignalKind;
import konseki.detect.Subject;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.Technique;
import konseki.finding.TimeRange;
import konseki.query.Query;

/// One detection per client, target and account; where no way in is known although machines were in the attacker's
/// hands,
/// that is one, too.
final class IntrusionReport {
    private static final Technique GUESSING = new Technique("T1110", "Brute Force");
    private static final Technique VALID_ACCOUNTS = new Technique("T1078", "Valid Accounts");
    private static final Technique EXTERNAL_SERVICES = new Technique("T1133", "External Remote Services");
    private static final int ROUTE_UNKNOWN_SCORE = 15;

    private final IntrusionRules rules;
    private final List<Signal> own;
    private final List<Guess> guesses;
    private final Context context;

    IntrusionReport(IntrusionRules rules, List<Signal> own, List<Guess> guesses, Context context) {
        this.rules = rules;
        this.own = own;
        this.guesses = guesses;
        this.context = context;
    }

    private record Login(String client, String target, String account) implements Comparable<Login> {
        @Override
        public int compareTo(Login other) {
            return Comparator.comparing(Login::client)
                    .thenComparing(Login::target)
                    .thenComparing(Login::account)
                    .compare(this, other);
        }
    }

    List<Detection> detections() {
        SortedMap<Login, List<Signal>> byLogin = new TreeMap<>();
        for (Signal signal : own) {
            if (signal.when().overlaps(context.window())
                    && signal.subject()
                            instanceof Subject.Access(String client, String target, String account, _)) {
                Login login = new Login(client, context.assets().canonical(target), account);
                byLogin.computeIfAbsent(login, k -> new ArrayList<>()).add(signal);
            }
        }
        List<Detection> detections = new ArrayList<>();
        Set<Query> left = new LinkedHashSet<>();
        int logins = 0;
        for (var entry : byLogin.entrySet()) {
            boolean primary = entry.getValue().stream().anyMatch(Signal::primary);
            if (primary || isEntry(entry.getKey())) {
                detections.add(login(entry.getKey(), entry.getValue()));
            } else {
                entry.getValue().forEach(signal -> left.add(signal.query()));
                logins++;
            }
        }
        routeUnknown(logins, List.copyOf(left)).ifPresent(detections::add);
        return detections;
    }

    private boolean isEntry(Login login) {
        return context.entries().stream()
                .anyMatch(entry -> entry.client().equals(login.client())
                        && entry.account().equals(login.account())
                        && entry.target().equals(login.target()));
    }

    private Detection login(Login login, List<Signal> signals) {
        TimeRange when =
                signals.stream().map(Signal::when).reduce(TimeRange::union).orElseThrow();
        TreeSet<String> names = new TreeSet<>();
        Set<Query> queries = new LinkedHashSet<>();
        for (Signal signal : signals) {
            names.add(signal.kind().jsonName());
            queries.add(signal.query());
        }
        boolean entry = isEntry(login);
        if (entry) {
            names.add("way-in");
        }
        boolean guessed = signals.stream().anyMatch(signal -> signal.kind() == SignalKind.GUESSING_THEN_SUCCESS);
        SortedMap<String, String> subject = new TreeMap<>();
        subject.put("account", login.account());
        subject.put("client", login.client());
        subject.put("target", login.target());
        String title = login.account() + " logged in to " + login.target() + " from " + login.client()
                + (guessed ? " after guessing" : "");
        return new Detection(
                "intrusion",
                title,
                subject,
                when,
                Score.of(asPrimary(signals), entry),
                List.copyOf(names),
                guessed
                        ? List.of(VALID_ACCOUNTS, GUESSING, EXTERNAL_SERVICES)
                        : List.of(VALID_ACCOUNTS, EXTERNAL_SERVICES),
                facts(login, signals),
                benign(guessed),
                List.copyOf(queries));
    }

    /// What only supports makes a low hit where it is the way in.
    private static List<Signal> asPrimary(List<Signal> signals) {
        if (signals.stream().anyMatch(Signal::primary)) {
            return signals;
        }
        return signals.stream()
                .map(signal -> new Signal(
                        signal.kind(), true, signal.weightPercent(), signal.subject(), signal.when(), signal.query()))
                .toList();
    }

    private SortedMap<String, String> facts(Login login, List<Signal> signals) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (Guess guess : guesses) {
            boolean same = guess.client().equals(login.client())
                    && guess.account().equals(login.account())
                    && context.assets().canonical(guess.target()).equals(login.target());
            if (same) {
                String name = guess.service().shown();
                facts.put("failures." + name, Long.toString(guess.failures()));
                facts.put("accounts-tried." + name, Integer.toString(guess.accounts()));
                facts.put("guessing." + name, guess.guessing().toString());
                facts.put("success." + name, Timestamp.format(guess.success()));
                facts.put("account-was-tried." + name, guess.tried() ? "yes" : "no");
            }
        }
        TreeSet<String> inside = new TreeSet<>();
        for (Signal signal : signals) {
            if (signal.subject() instanceof Subject.Access(String client, _, _, String address)
                    && !address.isEmpty()
                    && !address.equals(client)) {
                inside.add(address + " (" + signal.when() + ")");
            }
        }
        if (!inside.isEmpty()) {
            facts.put(
                    "address-inside",
                    String.join(", ", inside.stream().limit(10).toList()));
        }
        rank(login).ifPresent(rank -> facts.put("way-in", rank));
        return facts;
    }

    /// Which of the candidates for the way in the login is, by weight.
    private Optional<String> rank(Login login) {
        Set<Login> ranked = new LinkedHashSet<>();
        context.entries().stream()
                .sorted(Comparator.comparingInt(Context.Entry::weightPercent)
                        .reversed()
                        .thenComparingLong(entry -> entry.when().from())
                        .thenComparing(Context.Entry::client))
                .forEach(entry -> ranked.add(new Login(entry.client(), entry.target(), entry.account())));
        int place = List.copyOf(ranked).indexOf(login) + 1;
        return place == 0 || place > rules.mostCandidates()
                ? Optional.empty()
                : Optional.of("candidate " + place + " of " + ranked.size());
    }

    private static List<String> benign(boolean guessed) {
        return guessed
                ? List.of(
                        "a forgotten or expired password: failures that tell of an expired password or missing rights were"
                                + " not counted",
                        "an address that many people share: ask whose it is")
                : List.of("the owner of the account on the way or at home: ask for the address and the time");
    }

    /// No way in, although machines were in the attacker's hands: the window cannot be known to begin early enough.
    private Optional<Detection> routeUnknown(int logins, List<Query> queries) {
        if (!context.entries().isEmpty() || context.taint().isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("first-seen-logins", Integer.toString(logins));
        return Optional.of(new Detection(
                "intrusion",
                "The way in is not known (ROUTE_UNKNOWN)",
                new TreeMap<>(),
                earliestTaint(),
                ROUTE_UNKNOWN_SCORE,
                List.of("route-unknown"),
                List.of(),
                facts,
                List.of(
                        "a way in that left no record here: exploits, mail, web shells and suppliers are not examined; or"
                                + " the logs of VPN and firewall begin too late"),
                queries));
    }

    private TimeRange earliestTaint() {
        long first = context.taint().values().stream()
                .mapToLong(Context.Taint::since)
                .min()
                .orElse(context.window().from());
        return new TimeRange(first, first);
    }
}
