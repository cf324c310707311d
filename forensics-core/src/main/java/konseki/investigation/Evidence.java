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
        Collection collection = Collection.of(existing(run, further), directory.root(), EvidenceLimits.DEFAULT);
        List<String> missing = missingFrom(run, collection);
        if (!missing.isEmpty()) {
            String more = missing.size() > 1 ? "; " + (missing.size() - 1) + " more files are missing" : "";
            throw new NoSuchFileException(
                    missing.getFirst() + more, null, "mount it, or name its folder with --evidence-root");
        }
        return collection;
    }

    /// The inputs that are there; a further one is kept even if it is not, so that its absence is said.
    private List<Path> existing(RunFile run, List<Path> further) {
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
        return there;
    }

    private static boolean isSame(Path given, Path input) {
        return given.toAbsolutePath().normalize().equals(input);
    }

    /// What the case was scanned from and is not there any more, or was changed at its edges: one sentence each.
    List<String> missing(RunFile run) throws IOException {
        return missingFrom(run, Collection.of(existing(run, List.of()), directory.root(), EvidenceLimits.DEFAULT));
    }

    private static List<String> missingFrom(RunFile run, Collection collection) {
        Map<String, RunFile.Location> missing = new TreeMap<>(run.files());
        collection.members().forEach(member -> missing.remove(member.file().key()));
        List<String> sentences = new ArrayList<>();
        missing.forEach((key, location) -> sentences.add("evidence " + location.name() + " (key " + key
                + ") is not where the case was scanned from (" + location.path() + "), or was changed since"));
        return sentences;
    }
}
