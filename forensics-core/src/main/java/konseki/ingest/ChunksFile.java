package konseki.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import konseki.evidence.ChunkTable;

/// The chunk tables of a Partial's members, in member order, after a magic number and their count.
final class ChunksFile {
    private static final int MAGIC = 0x4b53_4b43; // KSKC

    private ChunksFile() {}

    static void write(Path file, List<ChunkTable> tables) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(MAGIC);
            out.writeInt(tables.size());
            for (ChunkTable table : tables) {
                table.write(out);
            }
        }
    }

    static List<ChunkTable> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(file + ": damaged chunk table. Run konseki rebuild");
            }
            int count = in.readInt();
            List<ChunkTable> tables = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tables.add(ChunkTable.read(in));
            }
            return tables;
        }
    }
}
