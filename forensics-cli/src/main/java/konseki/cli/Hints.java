package konseki.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import konseki.finding.CaseClock;
import konseki.finding.EvidenceSummary;
import konseki.finding.Finding;
import konseki.finding.Language;
import konseki.finding.Limitation;
import konseki.finding.TimeRange;
import konseki.ingest.MemberReport;

/// What keeps a verdict from being more than it is, where the user can mend it at once: beside the first screen, a line
/// each.
final class Hints {
    /// Limitations whose cure is another copy of a log, or a line under `read:`.
    private static final Set<String> CURABLE = Set.of("RESAVED", "CLOCK_ZONE", "CLOCK_STEP");

    private static final int MOST_FILES = 3;

    private final Messages messages;
    private final Path directory;

    /// @param directory of the case, as the user would type it
    Hints(Messages messages, Path directory) {
        this.messages = messages;
        this.directory = directory;
    }

    List<String> of(Finding finding, List<MemberReport> members) {
        EvidenceSummary evidence = finding.evidence();
        if (evidence.records() == 0) {
            return List.of(messages.text("hint.nothing-read", evidence.unread().size()));
        }
        List<String> hints = new ArrayList<>();
        if (!evidence.unread().isEmpty()) {
            hints.add(messages.text("hint.unread", evidence.unread().size()));
        }
        damaged(members, hints);
        rejected(members, hints);
        partial(members, hints);
        finding.limitations().stream()
                .filter(limitation -> CURABLE.contains(limitation.code()))
                .limit(MOST_FILES)
                .map(limitation -> text(limitation, members))
                .forEach(hints::add);
        windowOutside(finding).ifPresent(hints::add);
        if (finding.headline().provisional()) {
            hints.add(messages.text("hint.provisional", directory));
        }
        return hints;
    }

    private void damaged(List<MemberReport> members, List<String> hints) {
        members.stream()
                .filter(member -> !member.damage().isEmpty())
                .sorted(Comparator.comparing(MemberReport::name))
                .limit(MOST_FILES)
                .forEach(member ->
                        hints.add(messages.text("hint.damaged", member.name(), messages.translated(member.damage()))));
    }

    private void rejected(List<MemberReport> members, List<String> hints) {
        members.stream()
                .filter(member -> member.counts().rejectedTotal() > 0)
                .sorted(Comparator.comparingLong(
                                (MemberReport member) -> -member.counts().rejectedTotal())
                        .thenComparing(MemberReport::name))
                .limit(MOST_FILES)
                .forEach(member -> hints.add(messages.text(
                        "hint.rejected",
                        member.name(),
                        Amounts.count(member.counts().rejectedTotal()),
                        Amounts.count(member.counts().records()),
                        reasons(member.counts()),
                        directory)));
    }

    /// From one in a hundred on: a single odd line is no matter.
    private void partial(List<MemberReport> members, List<String> hints) {
        members.stream()
                .filter(member -> member.counts().partial() * 100 >= Math.max(1, member.counts().records()))
                .sorted(Comparator.comparingLong(
                                (MemberReport member) -> -member.counts().partial())
                        .thenComparing(MemberReport::name))
                .limit(MOST_FILES)
                .forEach(member -> hints.add(messages.text(
                        "hint.partial",
                        member.name(),
                        Amounts.count(member.counts().partial()),
                        Amounts.count(member.counts().records()),
                        directory)));
    }

    private String reasons(MemberReport.Counts counts) {
        return counts.rejectedByReason().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(reason -> messages.text("reject." + reason.getKey().jsonName()))
                .collect(Collectors.joining(messages.language() == Language.JA ? "、" : ", "));
    }

    /// The finding knows no names of files, but the user does.
    private String text(Limitation limitation, List<MemberReport> members) {
        String text = cure(limitation, messages);
        for (MemberReport member : members) {
            text = text.replace(member.id(), member.name());
        }
        return text;
    }

    static String cure(Limitation limitation, Messages messages) {
        String text = limitation.text().in(messages.language());
        return limitation.code().equals("CLOCK_ZONE") ? text + messages.text("hint.zone") : text;
    }

    private Optional<String> windowOutside(Finding finding) {
        TimeRange window = finding.window().range();
        CaseClock clock = new CaseClock(finding.zone());
        return finding.evidence().members().stream()
                .flatMap(member -> member.when().stream())
                .reduce(TimeRange::union)
                .filter(range -> !range.overlaps(window))
                .map(range -> messages.text(
                        "hint.window-outside",
                        clock.range(window, messages.language()),
                        clock.range(range, messages.language())));
    }
}
