package konseki.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import konseki.benchmarks.EvtxCorpus;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.ingest.Folders;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import konseki.parse.evtx.EvtxCarrier;
import konseki.parse.windows.WindowsEvents;

/// `evtx_dump` (crate evtx) rendering an event log as JSON lines with one thread, and Konseki reading it into events
/// with schema and vendor fields on one thread, in turn. Where the program is not installed, Konseki alone.
///
/// Arguments: records, pairs, path of `evtx_dump` (optional). The first pair warms up.
public final class EvtxByEvtxDump {

    private EvtxByEvtxDump() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(System.getProperty("konseki.data", "../shared/data"));
        EvtxCorpus.Log log = EvtxCorpus.of(data, Long.parseLong(arguments[0]));
        int pairs = Integer.parseInt(arguments[1]);
        boolean installed = arguments.length > 2 && Files.isExecutable(Path.of(arguments[2]));
        if (!installed) {
            System.out.println("evtx_dump is not installed: absolute figures only");
        }
        Path folder = Files.createTempDirectory("konseki-evtx");
        try {
            Path file = Files.write(folder.resolve("log.evtx"), log.bytes());
            double[] ratios = new double[pairs];
            for (int pair = 0; pair < pairs; pair++) {
                double peer = installed ? log.records() / evtxDump(arguments[2], file) : 1;
                double own = log.records() / konseki(log);
                ratios[pair] = own / peer;
                System.out.printf(
                        Locale.ROOT, "evtx_dump %.0f records/s, Konseki %.0f, ratio %.2f%n", peer, own, ratios[pair]);
            }
            Arrays.sort(ratios);
            System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios[pairs / 2]);
        } finally {
            Folders.delete(folder);
        }
    }

    /// @return seconds
    private static double evtxDump(String program, Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = new ProcessBuilder(program, "-t", "1", "-o", "jsonl", file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(program + " ended with status " + status);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double konseki(EvtxCorpus.Log log) {
        byte[] bytes = log.bytes();
        Prologue prologue =
                new Prologue(Arrays.copyOf(bytes, Prologue.LENGTH), "", bytes.length, Instant.EPOCH, ReadingRules.NONE);
        EventBuffer out = new EventBuffer();
        out.startMember("0011223344556677-0");
        RecordParser parser = new EvtxCarrier().open(prologue).newParser(new Payloads(List.of(new WindowsEvents())));
        long start = System.nanoTime();
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        long events = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            events += outcome == Outcome.EVENT ? 1 : 0;
        }
        if (events < log.records()) {
            throw new IllegalStateException(events + " events of " + log.records() + " records");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
