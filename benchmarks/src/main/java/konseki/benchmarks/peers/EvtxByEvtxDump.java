package konseki.benchmarks.peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import konseki.benchmarks.Detectors;
import konseki.benchmarks.EvtxCorpus;
import konseki.benchmarks.FilePass;
import konseki.benchmarks.GeneratedLog;
import konseki.benchmarks.Machine;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.RecordParser;
import konseki.parse.evtx.EvtxCarrier;
import konseki.parse.windows.WindowsEvents;

/// `evtx_dump` (crate evtx) rendering an event log as JSON lines with one thread, and Konseki reading it on one thread,
/// in turn. Where the program is not installed, Konseki alone. The first pairs warm up.
///
/// Arguments: what Konseki does, records, pairs, path of `evtx_dump` (optional).
///
/// | what      |                                                                                            |
/// |-----------|--------------------------------------------------------------------------------------------|
/// | read      | events with schema; vendor fields as places of values, written out when asked for          |
/// | text      | the same, and each vendor field is asked for                                               |
/// | small     | the same as read, a log of 42 records at a time, each with a parser of its own             |
/// | detectors | the pass of a scan: read the file, hash it, three detectors, Partial on disk               |
///
/// Speeds are per second of CPU: of the program's process, of the reading thread, and of this process for a pass.
public final class EvtxByEvtxDump {
    private static final int SMALL = 42;

    private final Work work;
    private final EvtxCorpus.Log log;
    private final EvtxCarrier carrier = new EvtxCarrier();
    private final Payloads payloads = new Payloads(List.of(new WindowsEvents()));
    private final EventBuffer out = new EventBuffer();

    private EvtxByEvtxDump(Work work, EvtxCorpus.Log log) {
        this.work = work;
        this.log = log;
        out.startMember("0011223344556677-0");
    }

    private enum Work {
        READ,
        TEXT,
        SMALL,
        DETECTORS
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(System.getProperty("konseki.data", "../shared/data"));
        Work work = Work.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        long records = Long.parseLong(arguments[1]);
        EvtxCorpus.Log log = work == Work.SMALL ? EvtxCorpus.small(data, SMALL) : EvtxCorpus.of(data, records);
        int repeats = work == Work.SMALL ? (int) (records / log.records()) : 1;
        boolean installed = arguments.length > 3 && Files.isExecutable(Path.of(arguments[3]));
        Optional<Path> program = installed ? Optional.of(Path.of(arguments[3])) : Optional.empty();
        System.out.println(Machine.describe());
        if (program.isEmpty()) {
            System.out.println("evtx_dump is not installed: absolute figures only");
        }
        EvtxCorpus.Log whole = work == Work.SMALL ? EvtxCorpus.of(data, records) : log;
        GeneratedLog.Totals totals = new GeneratedLog.Totals(whole.bytes().length, whole.records(), 0);
        try (FilePass pass = new FilePass("log.evtx", whole.bytes(), totals)) {
            EvtxByEvtxDump own = new EvtxByEvtxDump(work, log);
            double[] ratios = new double[Integer.parseInt(arguments[2])];
            for (int pair = 0; pair < ratios.length; pair++) {
                double peer = program.isPresent() ? whole.records() / evtxDump(program.get(), pass.file()) : 1;
                double speed = repeats * log.records() / own.seconds(pass, repeats);
                ratios[pair] = speed / peer;
                System.out.printf(
                        Locale.ROOT, "evtx_dump %.0f records/s, Konseki %.0f, ratio %.2f%n", peer, speed, ratios[pair]);
            }
            Arrays.sort(ratios);
            System.out.printf(Locale.ROOT, "median ratio %.2f%n", ratios[ratios.length / 2]);
        }
    }

    /// The shell says what its child took: `0m1.234s 0m0.056s` for user and system.
    private static double evtxDump(Path program, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$@\" > /dev/null 2> /dev/null && times",
                        "sh",
                        program.toString(),
                        "-t",
                        "1",
                        "-o",
                        "jsonl",
                        file.toString())
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IOException(program + " ended with status " + process.exitValue());
        }
        double seconds = 0;
        for (String time : lines.getLast().strip().split(" ")) {
            String[] parts = time.substring(0, time.length() - 1).split("m");
            seconds += 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        }
        return seconds;
    }

    private double seconds(FilePass pass, int repeats) throws IOException {
        if (work == Work.DETECTORS) {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long start = system.getProcessCpuTime();
            pass.run(Detectors.THREE, 1, false);
            return (system.getProcessCpuTime() - start) / 1e9;
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < repeats; i++) {
            read();
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    }

    private void read() {
        byte[] bytes = log.bytes();
        Prologue prologue =
                new Prologue(Arrays.copyOf(bytes, Prologue.LENGTH), "", bytes.length, Instant.EPOCH, ReadingRules.NONE);
        RecordParser parser = carrier.open(prologue).newParser(payloads);
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        long events = 0;
        long letters = 0;
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            events += outcome == Outcome.EVENT ? 1 : 0;
            for (int i = work == Work.TEXT ? out.vendorCount() - 1 : -1; i >= 0; i--) {
                letters += out.vendorValue(i).length();
            }
        }
        if (events < log.records() || work == Work.TEXT && letters == 0) {
            throw new IllegalStateException(events + " events of " + log.records() + " records");
        }
    }
}
