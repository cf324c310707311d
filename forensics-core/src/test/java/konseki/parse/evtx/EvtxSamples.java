package konseki.parse.evtx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.windows.WindowsEvents;
import org.junit.jupiter.api.Assumptions;

/// The event logs of the sample collection, unpacked; skips a test where there is none.
final class EvtxSamples {

    /// One reader for all files, as in a scan: what it remembers of one must not show in another.
    static final Queue<RecordFields> IDLE = new ConcurrentLinkedQueue<>();

    private EvtxSamples() {}

    static Path data() {
        String folder = System.getProperty("konseki.data", "");
        Assumptions.assumeTrue(
                !folder.isEmpty() && Files.isDirectory(Path.of(folder)),
                "skipped: no sample collection (system property konseki.data)");
        return Path.of(folder);
    }

    /// Gives each event log to `use`, by its name as the truth tables write it.
    static void forEach(BiConsumer<String, byte[]> use) {
        Path data = data();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                String name = data.relativize(file).toString();
                if (name.endsWith(".evtx") || name.endsWith(".evtx.gz")) {
                    use.accept(name, read(file));
                } else if (name.endsWith(".zip") && (name.startsWith("evtx/") || name.startsWith("hosts/"))) {
                    forEachEntry(file, name, use);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forEachEntry(Path file, String name, BiConsumer<String, byte[]> use) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".evtx")) {
                    use.accept(name + "!" + entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    static byte[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return in.readAllBytes();
            }
        }
        return bytes;
    }

    /// What a parser made of one record.
    interface Use {
        void accept(Outcome outcome, EventBuffer event);
    }

    /// Reads a whole log through the parser of a scan.
    static void parse(byte[] log, Use use) {
        EvtxParser parser = new EvtxParser(new Payloads(List.of(new WindowsEvents())), IDLE);
        EventBuffer out = new EventBuffer();
        out.startMember("0011223344556677-0");
        parser.start(new Chunk(log, 0, log.length, 0, 1), out);
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            use.accept(outcome, out);
        }
    }

    /// Reads the record at `from` alone.
    static EventBuffer reread(byte[] log, int unit, int from) {
        EvtxParser parser = new EvtxParser(new Payloads(List.of(new WindowsEvents())), IDLE);
        EventBuffer out = new EventBuffer();
        out.startMember("0011223344556677-0");
        parser.start(new Chunk(log, unit, log.length, unit, 2), out);
        parser.skipTo(from);
        if (parser.next() != Outcome.EVENT) {
            throw new AssertionError("no event at " + from);
        }
        return out;
    }
}
