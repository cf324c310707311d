package konseki.detect.encryption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.Clauses;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.RunText;
import konseki.detect.SignalKind;
import konseki.detect.SortedRows;
import konseki.event.Field;
import konseki.finding.TimeRange;
import konseki.query.FieldRef;
import konseki.query.Query;

/// All that machines show, and which of it counts: known extensions and notes, a collapse of extensions, inhibited
/// recovery and what people found count alone; rate, unknown notes, stops and floods only if another kind is near, for
/// installers, archivers and maintenance show each of them. Immutable.
final class HostFindings {
    /// A query names no more commands than these.
    private static final int MOST_TEXTS = 50;

    private final EncryptionRules rules;
    private final AssetMap assets;
    private final List<EpisodeReader.ByActor> episodes;
    private final List<HostFinding> findings = new ArrayList<>();

    private HostFindings(EncryptionRules rules, AssetMap assets, List<EpisodeReader.ByActor> episodes) {
        this.rules = rules;
        this.assets = assets;
        this.episodes = episodes;
    }

    static HostFindings read(SortedRows rows, EncryptionRules rules, CaseRules caseRules) {
        AssetMap assets = new AssetMap(caseRules.assets());
        List<EpisodeReader.ByActor> episodes =
                new EpisodeReader(rules, Families.BUILT_IN, OrdinaryExtensions.BUILT_IN).read(rows);
        HostFindings all = new HostFindings(rules, assets, episodes);
        episodes.forEach(all::addEpisode);
        all.addCommands(rows);
        all.findings.addAll(new MarkReader(rules, assets).read(rows));
        all.addDeclared(caseRules);
        all.findings.sort(Comparator.comparing(HostFinding::asset)
                .thenComparingLong(finding -> finding.when().from())
                .thenComparing(HostFinding::kind)
                .thenComparing(HostFinding::detail));
        return all;
    }

    /// What counts, sorted by asset and time.
    List<HostFinding> counting() {
        TreeMap<String, List<HostFinding>> byAsset = new TreeMap<>();
        findings.forEach(finding ->
                byAsset.computeIfAbsent(finding.asset(), k -> new ArrayList<>()).add(finding));
        List<HostFinding> counting = new ArrayList<>();
        for (List<HostFinding> ofAsset : byAsset.values()) {
            ofAsset.stream().filter(finding -> counts(finding, ofAsset)).forEach(counting::add);
        }
        return counting;
    }

    private boolean counts(HostFinding finding, List<HostFinding> ofAsset) {
        return finding.alone()
                || ofAsset.stream()
                        .anyMatch(other -> other.kind() != finding.kind()
                                && !other.habit()
                                && !other.ordinary()
                                && finding.isNear(other, rules.togetherNanos()));
    }

    /// Episodes on the asset that overlap `when`.
    List<EpisodeReader.ByActor> episodes(String asset, TimeRange when) {
        return episodes.stream()
                .filter(named -> assets.canonical(named.actor().host()).equals(asset))
                .filter(named -> named.episode().when().overlaps(when))
                .toList();
    }

    private void addEpisode(EpisodeReader.ByActor named) {
        Episode episode = named.episode();
        Actor actor = named.actor();
        EncryptionRules.Weights weights = rules.weights();
        if (episode.rate() && episode.isRemote()) {
            add(named, SignalKind.SMB_MASS_WRITE, weights.smb(), false, actor.query());
        } else if (episode.rate()) {
            add(named, SignalKind.FILE_RATE, weights.rate(), false, actor.query());
        }
        if (!episode.collapsed().isEmpty()) {
            int weight = episode.knownCollapse() ? weights.collapseKnown() : weights.collapse();
            add(named, SignalKind.EXTENSION_COLLAPSE, weight, true, withExtensions(named));
        }
        if (!episode.notes().isEmpty()) {
            int weight = episode.knownNote() ? weights.noteKnown() : weights.note();
            add(named, SignalKind.RANSOM_NOTE, weight, episode.knownNote(), withNotes(named));
        }
    }

    private void add(EpisodeReader.ByActor named, SignalKind kind, int weight, boolean alone, Query query) {
        String asset = assets.canonical(named.actor().host());
        findings.add(new HostFinding(
                asset,
                kind,
                weight,
                alone,
                false,
                false,
                named.episode().when(),
                query,
                named.actor().shown()));
    }

    /// The last part of an added extension is what the event names.
    private static Query withExtensions(EpisodeReader.ByActor named) {
        List<String> extensions = named.episode().collapsed().stream()
                .map(added -> added.substring(added.lastIndexOf('.') + 1))
                .toList();
        return Query.and(
                Clauses.is(Field.HOST_NAME, named.actor().host()), Clauses.isAny(Field.FILE_EXTENSION, extensions));
    }

    private static Query withNotes(EpisodeReader.ByActor named) {
        List<Query> names = named.episode().notes().stream()
                .map(note -> Clauses.endsWith(Field.FILE_PATH, note))
                .toList();
        return Query.and(Clauses.is(Field.HOST_NAME, named.actor().host()), Query.or(names.toArray(Query[]::new)));
    }

    private record HostKind(String host, CommandTable.Kind kind) {}

    /// What one machine did on its days, and the texts of it.
    private static final class Done {
        final SortedMap<Long, TimeRange> days = new TreeMap<>();
        final SortedSet<String> texts = new TreeSet<>();
    }

    private void addCommands(SortedRows rows) {
        TreeMap<String, Done> all = new TreeMap<>();
        TreeMap<String, HostKind> names = new TreeMap<>();
        try (RowCursor cursor = rows.rows(CommandTable.COMMANDS)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                HostKind named = new HostKind(key.text(), CommandTable.Kind.at(key.readByte()));
                String at = named.host() + '\t' + named.kind().ordinal();
                names.put(at, named);
                Done done = all.computeIfAbsent(at, k -> new Done());
                TimeRange when = new TimeRange(cursor.slot(CommandTable.FIRST), cursor.slot(CommandTable.LAST));
                done.days.merge(key.number(), when, TimeRange::union);
                if (done.texts.size() <= MOST_TEXTS) {
                    done.texts.add(key.text());
                }
            }
        }
        all.forEach((at, done) -> addCommand(Objects.requireNonNull(names.get(at)), done));
    }

    private void addCommand(HostKind named, Done done) {
        CommandTable.Kind kind = named.kind();
        boolean habit = done.days.size() >= rules.routineDays();
        Query query = Query.and(Clauses.is(Field.HOST_NAME, named.host()), query(kind, done.texts));
        String detail = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        for (TimeRange day : done.days.values()) {
            findings.add(new HostFinding(
                    assets.canonical(named.host()),
                    kind.signal(),
                    kind.weight(rules.weights().recovery()),
                    true,
                    habit,
                    kind.isOrdinary(),
                    day,
                    query,
                    detail));
        }
    }

    /// The very commands; of very many, any command of the machine.
    private static Query query(CommandTable.Kind kind, SortedSet<String> texts) {
        if (texts.size() > MOST_TEXTS) {
            return Query.or(
                    new Query.Exists(FieldRef.of(Field.PROCESS_COMMAND_LINE)),
                    new Query.Exists(FieldRef.of(Field.MESSAGE)));
        }
        List<Query> any = texts.stream()
                .map(text -> text.isEmpty() ? kind.query() : RunText.query(text))
                .toList();
        return any.size() == 1 ? any.getFirst() : new Query.Or(any);
    }

    private void addDeclared(CaseRules caseRules) {
        for (CaseRules.EncryptedHost declared : caseRules.encrypted()) {
            String asset = assets.canonical(declared.host());
            Query query = Query.and(
                    Clauses.isAny(Field.HOST_NAME, assets.hostNames(declared.host())),
                    new Query.Exists(FieldRef.of(Field.FILE_PATH)));
            findings.add(new HostFinding(
                    asset,
                    SignalKind.DECLARED_ENCRYPTION,
                    rules.weights().declared(),
                    true,
                    false,
                    false,
                    new TimeRange(declared.at(), declared.at()),
                    query,
                    "case.yaml"));
        }
    }
}
