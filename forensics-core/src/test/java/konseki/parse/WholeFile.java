package konseki.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.Cut;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;

/// Reads a file as a scan does: recognised by its content alone, with a new plan at each header inside.
public final class WholeFile {
    private static final String NAMELESS = "0001.dat";

    private WholeFile() {}

    /// All bytes of a file, decompressed.
    public static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The carrier that recognises the bytes best; of equals the first.
    public static Carrier carrier(List<Carrier> carriers, byte[] bytes) {
        Prologue prologue = prologue(bytes, 0);
        TreeMap<Integer, Carrier> byCertainty = new TreeMap<>();
        for (Carrier carrier : carriers) {
            if (carrier.recognise(prologue) instanceof Recognition.Yes(int certainty)) {
                byCertainty.putIfAbsent(certainty, carrier);
            }
        }
        if (byCertainty.isEmpty()) {
            throw new IllegalArgumentException("no carrier recognises it");
        }
        return byCertainty.lastEntry().getValue();
    }

    /// Gives each record to `each`.
    public static void read(Carrier carrier, Payloads payloads, byte[] bytes, BiConsumer<Outcome, EventBuffer> each) {
        EventBuffer out = new EventBuffer();
        int from = 0;
        long record = 1;
        while (from < bytes.length) {
            MemberPlan plan = carrier.open(prologue(bytes, from));
            Cut cut = plan.framing().cut(bytes, from, bytes.length, true);
            RecordParser parser = plan.newParser(payloads);
            parser.start(new Chunk(bytes, from, cut.end(), from, record), out);
            for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
                each.accept(outcome, out);
            }
            record += cut.records();
            from = cut.end();
        }
    }

    private static Prologue prologue(byte[] bytes, int from) {
        byte[] head = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + Prologue.LENGTH));
        return new Prologue(head, NAMELESS, bytes.length - from, Instant.EPOCH, ReadingRules.NONE);
    }
}
