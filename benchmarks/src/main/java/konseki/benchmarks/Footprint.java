package konseki.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import konseki.ingest.Folders;

/// Memory and CPU time of a whole `konseki scan` of a generated log: peak of `RssAnon` (what the process takes from the
/// machine, without the page cache), CPU seconds per GB, and bytes of index and state per event.
///
/// Arguments: launcher, folder, kind, sizes, then options of the scan:
/// `./konseki /tmp/footprint FORTIGATE 1GB,3GB,10GB --threads 2`. A log that lies in the folder already is used again;
/// nothing is deleted but cases of earlier runs. Linux only.
public final class Footprint {
    private static final int EVERY_MILLISECONDS = 100;
    /// Of `utime` and `stime` in /proc; 100 on every Linux that Java 25 runs on.
    private static final double TICKS_PER_SECOND = 100;

    private final Path launcher;
    private final Path folder;
    private final LogKind kind;
    private final List<String> options;

    private Footprint(Path launcher, Path folder, LogKind kind, List<String> options) {
        this.launcher = launcher;
        this.folder = folder;
        this.kind = kind;
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(Machine.describe());
        List<String> options = Arrays.asList(arguments).subList(4, arguments.length);
        Footprint footprint =
                new Footprint(Path.of(arguments[0]), Path.of(arguments[1]), LogKind.valueOf(arguments[2]), options);
        for (String size : arguments[3].split(",")) {
            footprint.measure(size);
        }
    }

    private void measure(String size) throws IOException, InterruptedException {
        Path own = folder.resolve(kind + "-" + size);
        Path log = own.resolve("logs").resolve(kind.fileName());
        if (!Files.exists(log)) {
            Files.createDirectories(log.getParent());
            GeneratedLog.write(kind, LogSize.parse(size), 1, log);
        }
        Path caseFolder = own.resolve("case");
        Folders.delete(caseFolder);
        List<String> command =
                new ArrayList<>(List.of(launcher.toString(), "scan", log.toString(), "--case", caseFolder.toString()));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectOutput(own.resolve("screen.txt").toFile())
                .redirectErrorStream(true)
                .start();
        long start = System.nanoTime();
        long peak = 0;
        double cpu = 0;
        while (!process.waitFor(EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, anonymous(process.pid()));
            cpu = Math.max(cpu, cpuSeconds(process.pid()));
        }
        double gigabytes = Files.size(log) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s %s: %.2f GB, exit %d, peak RssAnon %.0f MiB, CPU %.1f s = %.2f s/GB, clock %.1f s, index %.2f GB,"
                        + " states %.3f GB%n",
                kind,
                size,
                gigabytes,
                process.exitValue(),
                peak / 1024.0,
                cpu,
                cpu / gigabytes,
                (System.nanoTime() - start) / 1e9,
                bytes(caseFolder, "index") / 1e9,
                bytes(caseFolder, "state") / 1e9);
    }

    /// KiB; 0 when the process is gone.
    private static long anonymous(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    private static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }

    /// Bytes of the files in all folders of that name.
    private static long bytes(Path root, String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/" + name + "/"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
