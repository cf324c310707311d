package konseki.benchmarks.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import konseki.benchmarks.Detectors;
import konseki.benchmarks.FilePass;
import konseki.benchmarks.LogKind;
import konseki.benchmarks.LogSize;

/// ripgrep counting the lines of one address beside the whole pass of Konseki, in turn, over one generated file with as
/// many threads: how much slower reading all fields is than looking for a literal. Skipped where `rg` is not installed.
///
/// Arguments: MiB, threads, pairs. Speeds are per second on the clock, because ripgrep is another process.
public final class LiteralByRipgrep {
    private static final String LITERAL = "srcip=10.10.0.99 ";

    private LiteralByRipgrep() {}

    public static void main(String[] arguments) throws Exception {
        Optional<Path> program = installed();
        if (program.isEmpty()) {
            System.out.println("rg is not in PATH: skipped");
            return;
        }
        int threads = Integer.parseInt(arguments[1]);
        double[] ratios = new double[Integer.parseInt(arguments[2])];
        try (FilePass pass = new FilePass(LogKind.FORTIGATE, LogSize.mebibytes(Long.parseLong(arguments[0])))) {
            double megabytes = pass.totals().bytes() / 1e6;
            long lines = count(pass.file());
            pass.run(Detectors.THREE, threads, false);
            for (int pair = 0; pair < ratios.length; pair++) {
                double peer = megabytes / seconds(() -> ripgrep(program.get(), pass.file(), threads, lines));
                double own = megabytes / seconds(() -> pass.run(Detectors.THREE, threads, false));
                ratios[pair] = own / peer;
                System.out.printf(
                        Locale.ROOT, "ripgrep %.0f MB/s, Konseki %.0f MB/s, ratio %.3f%n", peer, own, ratios[pair]);
            }
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "median ratio to ripgrep %.3f%n", ratios[ratios.length / 2]);
    }

    private static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder).resolve("rg"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The plain way to the same number.
    private static long count(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(LITERAL)).count();
        }
    }

    private static void ripgrep(Path program, Path file, int threads, long expected)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--count",
                        "--fixed-strings",
                        "--threads",
                        Integer.toString(threads),
                        LITERAL,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0 || Long.parseLong(answer.strip()) != expected) {
            throw new IOException("rg counted " + answer.strip() + ", expected " + expected);
        }
    }

    private static double seconds(AlternatingPairs.Run run) throws Exception {
        long start = System.nanoTime();
        run.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
