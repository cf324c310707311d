package konseki.evidence;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of some inputs and the members inside them: what there is to read, before anything is parsed. Immutable.
///
/// Folders are walked to their end, links are followed, loops are not. Order does not depend on the file system: by
/// (evidence key, entry).
///
/// @param members   in order, each stream of bytes once
/// @param unread    what is not read, and why, by name
/// @param duplicates files whose bytes are those of another one, by name; they are read once
/// @param emptyFiles names of files without a byte
public record Collection(List<Member> members, List<Unread> unread, List<String> duplicates, List<String> emptyFiles) {

    public Collection {
        members = List.copyOf(members);
        unread = List.copyOf(unread);
        duplicates = List.copyOf(duplicates);
        emptyFiles = List.copyOf(emptyFiles);
    }

    /// Lists what lies in `inputs`.
    ///
    /// @param caseDirectory where results go; an input that contains it is refused
    /// @throws NoSuchFileException      if an input does not exist
    /// @throws IllegalArgumentException if an input contains the case, or lies inside it
    public static Collection of(List<Path> inputs, Path caseDirectory, EvidenceLimits limits) throws IOException {
        Listing listing = new Listing(limits, realPath(caseDirectory));
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new NoSuchFileException(input.toString(), null, "there is no such file or folder");
            }
            refuseCase(input, caseDirectory);
            listing.walk(input);
        }
        return listing.collect();
    }

    private static void refuseCase(Path input, Path caseDirectory) throws IOException {
        Path evidence = input.toRealPath();
        Path results = realPath(caseDirectory);
        if (results.startsWith(evidence) && Files.isDirectory(evidence)) {
            throw new IllegalArgumentException("the case " + caseDirectory + " lies inside the input " + input
                    + ": evidence is never written to. Choose another place with --case");
        }
        if (evidence.startsWith(results)) {
            throw new IllegalArgumentException(
                    "the input " + input + " lies inside the case " + caseDirectory + ": results are no evidence");
        }
    }

    private static Path realPath(Path caseDirectory) throws IOException {
        return Files.exists(caseDirectory)
                ? caseDirectory.toRealPath()
                : caseDirectory.toAbsolutePath().normalize();
    }

    /// What is found on the way; belongs to one thread.
    private static final class Listing {
        private static final Comparator<EvidenceFile> OLDEST_FIRST =
                Comparator.comparing(EvidenceFile::time).thenComparing(EvidenceFile::name);

        private final EvidenceLimits limits;
        private final Path results;
        private final Map<String, List<EvidenceFile>> byKey = new TreeMap<>();
        private final List<Unread> unread = new ArrayList<>();
        private final List<String> duplicates = new ArrayList<>();
        private final List<String> empty = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();

        Listing(EvidenceLimits limits, Path results) {
            this.limits = limits;
            this.results = results;
        }

        void walk(Path input) throws IOException {
            Path folder = input.toAbsolutePath().getParent();
            Path base = Files.isDirectory(input) || folder == null ? input : folder;
            Files.walkFileTree(
                    input, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
                                throws IOException {
                            if (visited.toRealPath().startsWith(results)) {
                                unread.add(new Unread(
                                        relative(base, visited),
                                        -1,
                                        "a link to the case itself: results are no evidence"));
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            add(file, relative(base, file), attributes);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            String why = e instanceof FileSystemLoopException
                                    ? "a symbolic link that leads back to a folder around it"
                                    : "cannot be opened: " + e.getClass().getSimpleName() + "; check permissions";
                            unread.add(new Unread(relative(base, file), -1, why));
                            return FileVisitResult.CONTINUE;
                        }
                    });
        }

        private static String relative(Path base, Path file) {
            Path from = file.isAbsolute() ? base.toAbsolutePath() : base;
            Path absolute = from.isAbsolute() ? file.toAbsolutePath() : file;
            return from.relativize(absolute).toString().replace('\\', '/');
        }

        private void add(Path file, String name, BasicFileAttributes attributes) {
            if (!attributes.isRegularFile()) {
                unread.add(new Unread(name, -1, "not a regular file"));
            } else if (attributes.size() == 0) {
                empty.add(name);
            } else {
                try {
                    String key = EvidenceKey.of(file, attributes.size());
                    byKey.computeIfAbsent(key, k -> new ArrayList<>())
                            .add(new EvidenceFile(
                                    file,
                                    name,
                                    attributes.size(),
                                    attributes.lastModifiedTime().toInstant(),
                                    key));
                } catch (IOException e) {
                    unread.add(new Unread(
                            name, attributes.size(), "cannot be read: " + Unread.why(e) + "; check permissions"));
                }
            }
        }

        Collection collect() throws IOException {
            for (List<EvidenceFile> sameKey : byKey.values()) {
                for (EvidenceFile file : withoutDuplicates(sameKey)) {
                    addMembers(file);
                }
            }
            members.sort(null);
            unread.sort(Comparator.comparing(Unread::name).thenComparing(Unread::reason));
            duplicates.sort(null);
            empty.sort(null);
            return new Collection(members, unread, duplicates, empty);
        }

        /// Of files with equal bytes the oldest stays; different files with one key are named by their full hash.
        private List<EvidenceFile> withoutDuplicates(List<EvidenceFile> sameKey) throws IOException {
            if (sameKey.size() == 1) {
                return sameKey;
            }
            sameKey.sort(OLDEST_FIRST);
            Map<String, EvidenceFile> byHash = new TreeMap<>();
            for (EvidenceFile file : sameKey) {
                if (byHash.putIfAbsent(Digests.sha256Hex(file.path()), file) != null) {
                    duplicates.add(file.name());
                }
            }
            if (byHash.size() == 1) {
                return List.copyOf(byHash.values());
            }
            List<EvidenceFile> renamed = new ArrayList<>();
            byHash.forEach((hash, file) -> renamed.add(file.withKey(hash.substring(0, 16))));
            return renamed;
        }

        private void addMembers(EvidenceFile file) {
            Member whole = new Member(file, "0", file.name(), List.of(), file.size(), file.time());
            try {
                switch (Magic.of(head(whole, 512))) {
                    case GZIP -> members.add(asUtf8(layered(whole, new Member.Layer.Gzip())));
                    case ZSTD -> members.add(asUtf8(layered(whole, new Member.Layer.Zstd())));
                    case ZIP -> addEntries(file);
                    case Magic other
                    when other.isUnreadable() ->
                        unread.add(new Unread(file.name(), file.size(), other.advice(), Optional.of(file.path())));
                    default -> members.add(asUtf8(whole));
                }
            } catch (IOException e) {
                unread.add(new Unread(file.name(), file.size(), "cannot be read: " + Unread.why(e)));
            }
        }

        /// The member, transcoded if it is a text in UTF-16; one whose beginning cannot be read says so later.
        private Member asUtf8(Member member) {
            try {
                byte[] head = head(member, 4);
                boolean bigEndian = head.length > 0 && head[0] == (byte) 0xfe;
                return Utf16Source.begins(head) ? layered(member, new Member.Layer.Utf16(bigEndian)) : member;
            } catch (IOException unreadable) {
                return member;
            }
        }

        private static Member layered(Member stored, Member.Layer layer) {
            List<Member.Layer> layers = new ArrayList<>(stored.layers());
            layers.add(layer);
            return new Member(stored.file(), stored.entry(), stored.name(), layers, -1, stored.time());
        }

        private void addEntries(EvidenceFile file) throws IOException {
            for (ZipContainer.Entry entry : ZipContainer.list(file.path(), limits)) {
                String name = file.name() + "!" + entry.name();
                if (entry.directory()) {
                    continue;
                }
                if (!entry.whyUnreadable().isEmpty()) {
                    unread.add(new Unread(name, entry.size(), entry.whyUnreadable()));
                } else if (entry.size() == 0) {
                    empty.add(name);
                } else {
                    addEntry(file, entry, name);
                }
            }
        }

        private void addEntry(EvidenceFile file, ZipContainer.Entry entry, String name) throws IOException {
            List<Member.Layer> layers = List.of(entry.place());
            String place = Integer.toString(entry.place().index());
            Member stored = new Member(file, place, name, layers, entry.size(), entry.time());
            Member inside = new Member(file, place + ".0", name, layers, entry.size(), entry.time());
            switch (Magic.of(head(stored, 512))) {
                case GZIP -> members.add(asUtf8(layered(inside, new Member.Layer.Gzip())));
                case ZSTD -> members.add(asUtf8(layered(inside, new Member.Layer.Zstd())));
                case ZIP -> unread.add(new Unread(name, entry.size(), "an archive in an archive: extract it"));
                case Magic other
                when other.isUnreadable() -> unread.add(new Unread(name, entry.size(), other.advice()));
                default -> members.add(asUtf8(stored));
            }
        }

        private byte[] head(Member member, int bytes) throws IOException {
            return Heads.read(member, bytes, limits);
        }
    }
}
