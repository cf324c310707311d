package konseki.investigation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import konseki.evidence.Collection;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.Member;

/// Finds the evidence of a case again: the inputs it was scanned from, and new ones. Immutable.
///
/// Evidence on a renamed or unplugged disk is asked for by name and key, or looked for below `--evidence-root`.
final class Evidence {
    private final CaseDirectory directory;
    private final List<Path> roots;

    /// @param roots folders in which to look for evidence first, for instance where a disk is mounted now
    Evidence(CaseDirectory directory, List<Path> roots) {
        this.directory = directory;
        this.roots = List.copyOf(roots);
    }

    /// Lists the case's inputs together with further ones.
    ///
    /// @throws NoSuchFileException if a file that the case was scanned from is not there
    Collection list(RunFile run, List<Path> further) throws IOException {
        Set<Path> inputs = new LinkedHashSet<>(roots);
        if (roots.isEmpty()) {
            for (String input : run.inputs()) {
                inputs.add(Path.of(input));
            }
        }
        for (Path input : further) {
            inputs.add(input.toAbsolutePath().normalize());
        }
        List<Path> there = new ArrayList<>();
        for (Path input : inputs) {
            if (Files.exists(input) || further.stream().anyMatch(given -> isSame(given, input))) {
                there.add(input);
            }
        }
        Collection collection = Collection.of(there, directory.root(), EvidenceLimits.DEFAULT);
        requireAll(run, collection);
        return collection;
    }

    private static boolean isSame(Path given, Path input) {
        return given.toAbsolutePath().normalize().equals(input);
    }

    private static void requireAll(RunFile run, Collection collection) throws NoSuchFileException {
        Map<String, RunFile.Location> missing = new TreeMap<>(run.files());
        for (Member member : collection.members()) {
            missing.remove(member.file().key());
        }
        if (!missing.isEmpty()) {
            var first = missing.entrySet().iterator().next();
            throw new NoSuchFileException(
                    first.getValue().path(),
                    null,
                    "evidence " + first.getValue().name() + " (key " + first.getKey() + ") "
                            + (missing.size() > 1 ? "and " + (missing.size() - 1) + " more are" : "is")
                            + " not where the case was scanned from, or changed since. Mount it, or name its folder with"
                            + " --evidence-root");
        }
    }

    /// Every member of the collection by `<key>-<entry>`.
    static Map<String, Member> byId(Collection collection) {
        Map<String, Member> members = new TreeMap<>();
        collection.members().forEach(member -> members.put(member.id(), member));
        return members;
    }
}
