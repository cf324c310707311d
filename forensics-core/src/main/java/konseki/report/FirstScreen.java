package konseki.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import konseki.finding.AttackWindow;
import konseki.finding.ByteAmount;
import konseki.finding.CaseClock;
import konseki.finding.ChannelGroup;
import konseki.finding.Claim;
import konseki.finding.Control;
import konseki.finding.CoverageSummary;
import konseki.finding.EgressTotal;
import konseki.finding.EvidenceSummary;
import konseki.finding.Examination;
import konseki.finding.Finding;
import konseki.finding.Gap;
import konseki.finding.Headline;
import konseki.finding.Language;
import konseki.finding.Limitation;
import konseki.finding.NaturalControl;
import konseki.finding.NextStep;
import konseki.finding.ReportedDetection;
import konseki.finding.SeededControl;
import konseki.finding.Severity;
import konseki.finding.Wording;

/// What `scan` prints at the end: the verdict and what it rests on, in at most [#MAX_LINES] lines of [#MAX_COLUMNS]
/// columns, plain text. Everything that comes from logs is escaped for a terminal.
///
/// Belongs to one thread; made for one finding.
public final class FirstScreen {
    public static final int MAX_LINES = 25;
    public static final int MAX_COLUMNS = 100;
    private static final int INDENT = 11;
    /// Outbound 2, next 3, reports 1, the notice 2.
    private static final int LINES_AFTER_FOUND = 8;

    private final Finding finding;
    private final Language language;
    private final ScreenWords words;
    private final CaseClock clock;
    private final List<String> lines = new ArrayList<>();

    private FirstScreen(Finding finding, Language language) {
        this.finding = finding;
        this.language = language;
        this.words = ScreenWords.of(language);
        this.clock = new CaseClock(finding.zone());
    }

    /// @param reports where the reports are, as the user would type it
    /// @return lines, each ended by LF
    public static String of(Finding finding, Language language, String reports) {
        FirstScreen screen = new FirstScreen(finding, language);
        screen.verdict();
        screen.window();
        screen.evidence();
        screen.coverage();
        screen.found();
        screen.outbound();
        screen.next();
        screen.line(screen.words.reports(), reports);
        screen.paragraph(screen.words.note(), finding.notice().in(language), 2);
        return String.join("\n", screen.lines) + "\n";
    }

    private void verdict() {
        Headline headline = finding.headline();
        String provisional = headline.provisional() ? words.provisional() + " " : "";
        line(words.verdict(), provisional + headline.verdict() + "   " + headline.counts());
        headline.grades().stream().limit(3).forEach(grade -> line("", grade.grade() + ": " + names(grade.assets())));
        if (headline.grades().size() > 3) {
            replaceLast(words.more(headline.grades().size() - 2));
        }
        cannotBeSaid();
        headline.provisionalBecause().stream().limit(3).forEach(why -> line("", "? " + why.in(language)));
        otherGroups();
    }

    /// The time before the split, then the gap that hides most, and how many more there are.
    private void cannotBeSaid() {
        Optional<Instant> split = finding.window().split();
        long since = split.map(CaseClock::nanos).orElse(Long.MIN_VALUE);
        List<Gap> gaps = finding.claims(ChannelGroup.N).stream()
                .flatMap(claim -> claim.gaps().stream())
                .filter(gap -> gap.when().to() >= since)
                .distinct()
                .sorted(Comparator.comparing(Gap::material)
                        .reversed()
                        .thenComparingLong(gap -> -gap.when().seconds()))
                .toList();
        split.ifPresent(moment -> line(words.notSaid(), words.before(clock.moment(CaseClock.nanos(moment)))));
        if (!gaps.isEmpty()) {
            Gap worst = gaps.getFirst();
            String more = gaps.size() > 1 ? "; " + words.more(gaps.size() - 1) : "";
            line(
                    split.isPresent() ? "" : words.notSaid(),
                    worst.subject() + " " + clock.range(worst.when(), language) + " "
                            + worst.reason().wording().in(language) + more);
        }
    }

    /// Removable media and cloud stand beside the verdict, one line for both.
    private void otherGroups() {
        String media = examination(ChannelGroup.M);
        String cloud = examination(ChannelGroup.C);
        String text = media.equals(cloud)
                ? words.media() + ", " + words.cloud() + ": " + media
                : words.media() + ": " + media + "; " + words.cloud() + ": " + cloud;
        line("", text);
    }

    private String examination(ChannelGroup group) {
        Set<Examination> seen = EnumSet.noneOf(Examination.class);
        finding.claims(group).forEach(claim -> seen.add(claim.examination()));
        String text = seen.isEmpty()
                ? words.examination(Examination.NOT_EXAMINED)
                : seen.stream().map(words::examination).collect(Collectors.joining(", "));
        String by = finding.claims(group).stream()
                .map(Claim::attestedBy)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return by.isEmpty() ? text : text + " (" + by + ")";
    }

    private void window() {
        AttackWindow window = finding.window();
        if (window.fromSource().equals(AttackWindow.NO_TIMES)) {
            line(words.window(), translated(AttackWindow.NO_TIMES));
            return;
        }
        line(
                words.window(),
                clock.range(window.range(), language) + " (" + translated(window.fromSource()) + "; "
                        + translated(window.toSource()) + ")");
    }

    private void evidence() {
        EvidenceSummary evidence = finding.evidence();
        line(
                words.evidence(),
                words.evidence(
                        grouped(evidence.files()),
                        grouped(evidence.records()),
                        ByteAmount.roundedUp(evidence.bytes()),
                        grouped(evidence.rejected()),
                        evidence.unread().size()));
        if (!evidence.unread().isEmpty()) {
            EvidenceSummary.Unread first = evidence.unread().getFirst();
            line(
                    "",
                    words.unread() + ": "
                            + (shortHash(first.sha256()) + " " + translated(first.reason())).stripLeading());
        }
        List<Limitation> absent = finding.limitations().stream()
                .filter(limitation -> limitation.code().equals(Limitation.FILES_NOT_THERE))
                .toList();
        if (!absent.isEmpty()) {
            line("", words.filesNotThere(absent.getFirst().about(), absent.size() - 1));
        }
    }

    private void coverage() {
        List<CoverageSummary> worstFirst = finding.coverage().stream()
                .filter(one -> one.kind() == CoverageSummary.Kind.ASSET)
                .sorted(Comparator.comparingInt(CoverageSummary::directCritical))
                .toList();
        if (worstFirst.isEmpty()) {
            line(words.coverage(), words.nothing());
            return;
        }
        CoverageSummary worst = worstFirst.getFirst();
        CoverageSummary best = worstFirst.getLast();
        line(
                words.coverage(),
                words.coverage(
                        worst.subject(),
                        percent(worst.directCritical()),
                        duration(worst.longestGapSeconds()),
                        best.subject(),
                        percent(best.directCritical())));
        controls();
    }

    /// Whether what is not in the evidence would have been found, and what is known to be there was.
    private void controls() {
        List<SeededControl> seeded = finding.seeded();
        List<NaturalControl> natural = finding.natural();
        String text = words.controls(
                seeded.stream().filter(one -> one.control() == Control.PASSED).count(),
                seeded.size(),
                natural.stream().filter(one -> one.windowSeen() > 0).count(),
                natural.size());
        Optional<SeededControl> failed =
                seeded.stream().filter(one -> one.control() == Control.FAILED).findFirst();
        line(
                "",
                failed.map(one ->
                                text + "; " + one.channel() + " " + one.failed().getFirst())
                        .orElse(text));
    }

    /// How many of each kind, then the worst by name, as many as leave room for what follows.
    private void found() {
        List<ReportedDetection> worstFirst = finding.detections().stream()
                .sorted(Comparator.comparing(ReportedDetection::severity).reversed())
                .toList();
        if (worstFirst.isEmpty()) {
            line(words.found(), words.nothing());
            return;
        }
        Map<String, Map<Severity, Long>> counts = new TreeMap<>();
        worstFirst.forEach(one -> counts.computeIfAbsent(
                        one.detector(), _ -> new TreeMap<>(Comparator.<Severity>reverseOrder()))
                .merge(one.severity(), 1L, Long::sum));
        String all = counts.entrySet().stream()
                .map(entry -> words.detector(entry.getKey()) + " " + severities(entry.getValue()))
                .collect(Collectors.joining("; "));
        line(words.found(), all);
        int room = MAX_LINES - lines.size() - LINES_AFTER_FOUND;
        worstFirst.stream()
                .limit(Math.min(3, room))
                .forEach(one -> line("", one.severity().jsonName() + "  " + one.title()));
    }

    private static String severities(Map<Severity, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().jsonName())
                .collect(Collectors.joining(", "));
    }

    private void outbound() {
        List<EgressTotal> unexplained = finding.egress().stream()
                .filter(total -> total.explained().isEmpty())
                .limit(2)
                .toList();
        if (unexplained.isEmpty()) {
            line(words.outbound(), words.noOutbound());
        }
        for (EgressTotal total : unexplained) {
            String label = total.label().isEmpty() ? "" : " (" + total.label() + ")";
            String name = total == unexplained.getFirst() ? words.outbound() : "";
            line(
                    name,
                    total.asset() + " → " + total.destination() + label + "  " + ByteAmount.roundedUp(total.bytesHi()));
        }
    }

    private void next() {
        List<NextStep> steps = finding.next().stream().limit(3).toList();
        for (int i = 0; i < steps.size(); i++) {
            Wording what = steps.get(i).what();
            line(i == 0 ? words.next() : "", i + 1 + ". " + what.in(language));
        }
    }

    private String translated(String english) {
        return language == Language.JA ? JapanesePhrases.of(english) : english;
    }

    private void line(String name, String text) {
        String padded = name + " ".repeat(Math.max(1, INDENT - TerminalText.columns(name)));
        lines.add(TerminalText.fitted(padded + TerminalText.escaped(text), MAX_COLUMNS));
    }

    private void replaceLast(String text) {
        lines.removeLast();
        line("", text);
    }

    /// Wrapped at spaces where there are any, else at the column.
    private void paragraph(String name, String text, int mostLines) {
        String rest = text;
        for (int i = 0; i < mostLines && !rest.isEmpty(); i++) {
            String part = i == mostLines - 1 ? rest : firstPart(rest);
            line(i == 0 ? name : "", part.strip());
            rest = rest.substring(part.length());
        }
    }

    private static String firstPart(String text) {
        int room = MAX_COLUMNS - INDENT;
        int end = 0;
        int used = 0;
        int space = -1;
        while (end < text.length() && used + TerminalText.columns(text.substring(end, end + 1)) <= room) {
            used += TerminalText.columns(text.substring(end, end + 1));
            space = text.charAt(end) == ' ' ? end : space;
            end++;
        }
        return end == text.length() || space < 0 ? text.substring(0, end) : text.substring(0, space + 1);
    }

    private String names(List<String> assets) {
        List<String> shown = assets.stream().limit(8).toList();
        String text = String.join(", ", shown);
        return shown.size() < assets.size() ? text + ", " + words.more(assets.size() - shown.size()) : text;
    }

    private String duration(long seconds) {
        return words.duration(seconds / 3600, seconds / 60 % 60);
    }

    private static String percent(int basisPoints) {
        return basisPoints / 100 + "." + basisPoints / 10 % 10 + " %";
    }

    /// `1,234,567`, in every locale.
    public static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    private static String shortHash(String sha256) {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }
}
