package konseki.benchmarks.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import konseki.benchmarks.GeneratedLog;
import konseki.benchmarks.LogKind;
import konseki.benchmarks.LogSize;
import konseki.benchmarks.MemoryReader;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.index.IndexSink;
import konseki.index.PartialIndexWriter;
import konseki.ingest.Folders;
import konseki.investigation.BuiltInPayloads;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/// Lucene as one would use it (a field of each kind with points, doc values and terms, the line stored, default
/// settings) beside Konseki's index, in turn, on the same events from the same parser, commit included, one thread.
///
/// Arguments: thousands of events, pairs.
public final class IndexByLucene {
    private final MemoryReader reader;
    private final EventBuffer buffer;
    private final byte[] lines;
    private final int events;
    private final Path folder;

    private IndexByLucene(Path folder, int events) {
        this.folder = folder;
        this.events = events;
        this.lines = GeneratedLog.inMemory(LogKind.FORTIGATE, LogSize.lines(events), 1)
                .bytes();
        this.reader = MemoryReader.of(lines, new Payloads(BuiltInPayloads.all()));
        this.buffer = reader.event();
    }

    public static void main(String[] arguments) throws Exception {
        int events = 1000 * Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("konseki-lucene");
        try {
            IndexByLucene comparison = new IndexByLucene(folder, events);
            AlternatingPairs.compare(
                    "Lucene",
                    comparison::lucene,
                    comparison::konseki,
                    Integer.parseInt(arguments[1]),
                    events,
                    "events/s");
        } finally {
            Folders.delete(folder);
        }
    }

    private void lucene() throws IOException {
        Path index = Files.createTempDirectory(folder, "index");
        RecordParser parser = reader.start();
        int written = 0;
        try (FSDirectory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            while (parser.next() == Outcome.EVENT) {
                writer.addDocument(document());
                written++;
            }
            writer.commit();
        }
        finish(index, written);
    }

    private Document document() throws UnknownHostException {
        Document document = new Document();
        for (Field field : Field.all()) {
            if (!buffer.has(field)) {
                continue;
            }
            String name = field.ecsName();
            if (field.kind() == FieldKind.NUMBER) {
                document.add(new LongField(name, buffer.number(field), org.apache.lucene.document.Field.Store.NO));
            } else if (field.kind() == FieldKind.IP) {
                ByteBuffer address =
                        ByteBuffer.allocate(16).putLong(buffer.ipHigh(field)).putLong(buffer.ipLow(field));
                document.add(new InetAddressPoint(name, InetAddress.getByAddress(address.array())));
            } else {
                document.add(new KeywordField(
                        name, buffer.folded(field).toString(), org.apache.lucene.document.Field.Store.NO));
            }
        }
        int from = (int) buffer.origin().offset();
        document.add(new StoredField("line", lines, from, buffer.origin().length()));
        return document;
    }

    private void konseki() throws IOException {
        Path index = Files.createTempDirectory(folder, "index");
        RecordParser parser = reader.start();
        int written = 0;
        try (PartialIndexWriter writer = PartialIndexWriter.create(index)) {
            IndexSink sink = writer.newSink();
            while (parser.next() == Outcome.EVENT) {
                sink.accept(buffer);
                written++;
            }
            writer.commit();
        }
        finish(index, written);
    }

    private void finish(Path index, int written) throws IOException {
        Folders.delete(index);
        if (written != events) {
            throw new IllegalStateException(written + " events of " + events + " lines");
        }
    }
}
