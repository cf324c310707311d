package konseki.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import konseki.evidence.Collection;
import konseki.evidence.DateHints;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Heads;
import konseki.evidence.Member;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.evidence.Unread;

/// What will be read, and how: made from first bytes and metadata only, before the pass. Immutable.
///
/// @param members    in (evidence key, entry) order
/// @param unread     what is not read, and why, by name
/// @param duplicates names of files whose bytes are those of another
/// @param emptyFiles names of files without a byte
public record ScanPlan(
        List<PlannedMember> members, List<Unread> unread, List<String> duplicates, List<String> emptyFiles) {

    public ScanPlan {
        members = List.copyOf(members);
        unread = List.copyOf(unread);
        duplicates = List.copyOf(duplicates);
        emptyFiles = List.copyOf(emptyFiles);
    }

    /// Recognises every member and finds copies.
    ///
    /// @param recorded what earlier scans of the case inferred
    public static ScanPlan of(
            Collection collection,
            Recognizer recognizer,
            ReadingRulesByName rules,
            RecordedInputs recorded,
            EvidenceLimits limits)
            throws IOException {
        List<PlannedMember> planned = new ArrayList<>();
        List<Unread> unread = new ArrayList<>(collection.unread());
        Map<Member, Prologue> prologues = new LinkedHashMap<>();
        for (Member member : collection.members()) {
            try {
                prologues.put(member, prologue(member, rules, recorded, limits));
            } catch (IOException e) {
                unread.add(new Unread(member.name(), member.file().size(), "cannot be read: " + Unread.why(e)));
            }
        }
        CollectionDates dates = CollectionDates.of(prologues.values());
        for (Map.Entry<Member, Prologue> entry : prologues.entrySet()) {
            Member member = entry.getKey();
            Prologue prologue = dates.beside(entry.getValue());
            switch (recognizer.choose(prologue)) {
                case Recognizer.Choice.Chosen(var carrier, int certainty) ->
                    planned.add(new PlannedMember(member, carrier, certainty, carrier.open(prologue), prologue));
                case Recognizer.Choice.Unknown(var reasons) ->
                    unread.add(new Unread(
                            member.name(),
                            member.file().size(),
                            NearestFormats.whyNone(reasons, prologue.head()),
                            member.entry().equals("0")
                                    ? Optional.of(member.file().path())
                                    : Optional.empty()));
            }
        }
        unread.sort(Comparator.comparing(Unread::name).thenComparing(Unread::reason));
        List<PlannedMember> own = new OverlapPlanner(limits).plan(new CopyPlanner(limits).plan(planned));
        return new ScanPlan(own, unread, collection.duplicates(), collection.emptyFiles());
    }

    /// What recognition sees of a member.
    public static Prologue prologue(
            Member member, ReadingRulesByName rules, RecordedInputs recorded, EvidenceLimits limits)
            throws IOException {
        ReadingRules fromCase = rules.rulesFor(member.name());
        return new Prologue(
                Heads.read(member, limits),
                member.name(),
                member.size(),
                member.time(),
                fromCase,
                recorded.of(member.id(), fromCase),
                DateHints.of(member));
    }

    /// Stored bytes of all members' files, each file once.
    public long storedBytes() {
        return members.stream()
                .map(planned -> planned.member().file())
                .distinct()
                .mapToLong(file -> file.size())
                .sum();
    }
}
