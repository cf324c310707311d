package konseki.investigation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import konseki.ingest.Folders;
import konseki.ingest.Manifest;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import konseki.ingest.PartialStore;

/// Joins the Partials of several cases in one: the union of lists.
final class MergeStep {
    private final Setup setup;

    MergeStep(Setup setup) {
        this.setup = setup;
    }

    /// @throws IllegalArgumentException if two cases hold the same member in different Partials
    void run(List<Path> cases) throws IOException {
        Map<String, String> holders = new HashMap<>();
        Set<String> inputs = new LinkedHashSet<>();
        Map<String, RunFile.Location> files = new TreeMap<>();
        Set<RunFile.UnreadFile> unread = new LinkedHashSet<>();
        Set<String> duplicates = new TreeSet<>();
        for (Path each : cases) {
            CaseDirectory source = new CaseDirectory(each);
            source.requireCase();
            RunFile run = RunFile.read(source.runFile());
            inputs.addAll(run.inputs());
            files.putAll(run.files());
            unread.addAll(run.unread());
            duplicates.addAll(run.duplicates());
            for (Partial partial : new PartialStore(source.partials(), setup.versions()).list()) {
                refuseOverlap(partial, each, holders);
                copy(partial.folder(), setup.directory().partials().resolve(partial.name()));
            }
        }
        RunFile run = new RunFile(
                new ArrayList<>(inputs), files, new ArrayList<>(unread), new ArrayList<>(duplicates), Map.of());
        Folders.replace(setup.directory().runFile(), run.toJson());
        Folders.replace(
                setup.directory().manifest(),
                Manifest.of(new ScanStep(setup).partials()).toJson());
    }

    /// The case.yaml that all cases have; the empty one if none has any.
    ///
    /// @throws IllegalArgumentException if two differ
    static CaseFile commonRules(List<Path> cases) throws IOException {
        CaseFile common = CaseFile.none();
        for (Path each : cases) {
            CaseDirectory source = new CaseDirectory(each);
            source.requireCase();
            CaseFile rules = source.readCaseFile();
            if (each.equals(cases.getFirst())) {
                common = rules;
            } else if (!rules.configHash().equals(common.configHash())) {
                throw new IllegalArgumentException("the case.yaml of " + cases.getFirst() + " and of " + each
                        + " differ: a finding has one set of rules. Name the one that holds with --config");
            }
        }
        return common;
    }

    private static void refuseOverlap(Partial partial, Path from, Map<String, String> holders) {
        for (MemberReport member : partial.members()) {
            String holder = holders.putIfAbsent(member.id(), from + "/partials/" + partial.name());
            if (holder != null) {
                throw new IllegalArgumentException(member.name() + " (" + member.id() + ") is held by " + holder
                        + " and by " + from + "/partials/" + partial.name() + ": a record must count once. Merge cases"
                        + " that were scanned as shards of one evidence");
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path temporary = to.resolveSibling(".tmp-" + to.getFileName());
        Folders.delete(temporary);
        Folders.delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = temporary.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Files.move(temporary, to);
    }
}
