package konseki.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import konseki.evidence.ChunkTable;

/// What the scan of one lot left, read back. Immutable; safe to share. A case is a list of these.
public final class Partial {
    static final String STATE = "state";
    static final String INDEX = "index";
    static final String REJECTS = "rejects";
    static final String MEMBERS = "members.json";
    static final String CHUNKS = "chunks.bin";

    private final Path folder;
    private final MembersFile.Content content;
    private final List<ChunkTable> chunks;

    private Partial(Path folder, MembersFile.Content content, List<ChunkTable> chunks) {
        this.folder = folder;
        this.content = content;
        this.chunks = chunks;
    }

    /// @throws IOException if the folder is no whole Partial
    static Partial open(Path folder) throws IOException {
        MembersFile.Content content = MembersFile.read(folder.resolve(MEMBERS));
        return new Partial(folder, content, ChunksFile.read(folder.resolve(CHUNKS)));
    }

    /// Its name: a hash of the members, their owned bytes, their rules and the versions.
    public String name() {
        return content.partial();
    }

    public Path folder() {
        return folder;
    }

    public Path stateFolder() {
        return folder.resolve(STATE);
    }

    /// Where its Lucene index lies, if it was scanned with one.
    public Optional<Path> indexFolder() {
        return content.indexed() && Files.isDirectory(folder.resolve(INDEX))
                ? Optional.of(folder.resolve(INDEX))
                : Optional.empty();
    }

    /// By the ordinal that its index and events carry.
    public List<MemberReport> members() {
        return content.members();
    }

    public ChunkTable chunks(int member) {
        return chunks.get(member);
    }
}
