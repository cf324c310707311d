package konseki.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Partials of a case. A case is this list: resuming, adding evidence, sharding and merging are all "lots without a
/// Partial are scanned". One writer at a time; whoever writes holds the case's lock.
public final class PartialStore {
    private final Path folder;
    private final String versions;

    /// @param folder   `partials/` of the case
    /// @param versions of state, schema and semantics; Partials of other versions are not used
    public PartialStore(Path folder, String versions) {
        this.folder = folder;
        this.versions = versions;
    }

    /// Every whole Partial, by name.
    public List<Partial> list() throws IOException {
        List<Partial> partials = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return partials;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    partials.add(Partial.open(entry));
                }
            }
        }
        partials.sort(Comparator.comparing(Partial::name));
        return partials;
    }

    /// What a plan still needs.
    ///
    /// @param lots  without what the case holds, in order; one that it holds whole is empty and keeps its place, so
    ///              that a shard that is scanned again deals itself the same lots
    /// @param stale Partials whose members are read otherwise now: other owned bytes, other rules, or not at all
    public record Work(List<Lot> lots, List<Partial> stale) {
        public Work {
            lots = List.copyOf(lots);
            stale = List.copyOf(stale);
        }
    }

    /// Compares a plan with the Partials that exist.
    ///
    /// @param shards into how many parts the lots will be dealt
    public Work workFor(ScanPlan plan, int shards) throws IOException {
        Map<String, PlannedMember> byIdentity = new HashMap<>();
        plan.members().forEach(member -> byIdentity.put(member.identity(), member));
        Set<String> held = new HashSet<>();
        List<Partial> stale = new ArrayList<>();
        for (Partial partial : list()) {
            Set<String> identities =
                    partial.members().stream().map(PartialStore::identity).collect(Collectors.toSet());
            if (byIdentity.keySet().containsAll(identities) && isOfThisVersion(partial)) {
                held.addAll(identities);
            } else {
                stale.add(partial);
            }
        }
        List<Lot> missing = Lot.cut(plan.members(), shards).stream()
                .map(lot -> lot.without(held))
                .toList();
        return new Work(missing, stale);
    }

    private static String identity(MemberReport member) {
        return PlannedMember.identity(member.id(), member.owned(), member.rules(), member.inferred());
    }

    private boolean isOfThisVersion(Partial partial) {
        List<String> identities =
                partial.members().stream().map(PartialStore::identity).toList();
        return Lot.name(versions, identities).equals(partial.name());
    }

    /// Deletes Partials; what they held is scanned again.
    public void delete(List<Partial> partials) throws IOException {
        for (Partial partial : partials) {
            Folders.delete(partial.folder());
        }
    }

    /// Scans a lot and keeps its Partial.
    public Partial scan(Lot lot, ScanSettings settings) throws IOException {
        Files.createDirectories(folder);
        String name = lot.name(versions);
        Path target = folder.resolve(name);
        Folders.delete(target);
        return new LotScan(lot, settings).run(target, name);
    }

    /// Removes what an interrupted scan left behind.
    public void deleteUnfinished() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith(".tmp-")) {
                    Folders.delete(entry);
                }
            }
        }
    }
}
