package konseki.benchmarks.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import konseki.benchmarks.FortiGateLines;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FieldKind;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.index.IndexSink;
import konseki.index.PartialIndexWriter;
import konseki.ingest.Folders;
import konseki.investigation.BuiltInCarriers;
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
    private final Payloads payloads = new Payloads(BuiltInPayloads.all());
    private final EventBuffer buffer = new EventBuffer();
    private final Path folder;
    private final byte[] lines;
    private final int events;

    private IndexByLucene(Path folder, int events) throws IOException {
        this.folder = folder;
        this.events = events;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FortiGateLines generator = new FortiGateLines(1);
        for (int i = 0; i < events; i++) {
            out.write(generator.next());
        }
        lines = out.toByteArray();
        buffer.startMember("0123456789abcdef-0");
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
        RecordParser parser = start();
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
        RecordParser parser = start();
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

    private RecordParser start() {
        Prologue prologue =
                new Prologue(Arrays.copyOf(lines, Prologue.LENGTH), "", lines.length, Instant.EPOCH, ReadingRules.NONE);
        RecordParser parser =
                BuiltInCarriers.all(payloads).getLast().open(prologue).newParser(payloads);
        parser.start(new Chunk(lines, 0, lines.length, 0, 1), buffer);
        return parser;
    }

    private void finish(Path index, int written) throws IOException {
        Folders.delete(index);
        if (written != events) {
            throw new IllegalStateException(written + " events of " + events + " lines");
        }
    }
}
