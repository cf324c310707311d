package konseki.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import konseki.ingest.Folders;

/// How long `konseki --help` and `konseki search` on a small case take beside a JVM that does nothing, in turn: the
/// ratio of each round and the median, on the clock.
///
/// Arguments: launcher, rounds. The first round, which may build the program or its class data archive, does not count.
public final class StartUp {
    private StartUp() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(Machine.describe());
        String launcher = arguments[0];
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("konseki-start-up");
        try {
            String classes = emptyProgram(folder);
            Path log = folder.resolve("logs").resolve(LogKind.FORTIGATE.fileName());
            Files.createDirectory(log.getParent());
            GeneratedLog.write(LogKind.FORTIGATE, LogSize.lines(2000), 1, log);
            String smallCase = folder.resolve("case").toString();
            seconds(List.of(launcher, "scan", log.toString(), "--case", smallCase));
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            List<String> empty = List.of(java, "-cp", classes, Nothing.class.getName());
            List<String> help = List.of(launcher, "--help");
            List<String> search = List.of(launcher, "search", "source.ip:10.10.0.9", "--case", smallCase);
            seconds(help);
            seconds(search);
            double[] helpRatios = new double[rounds];
            double[] searchRatios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                double nothing = seconds(empty);
                double helped = seconds(help);
                double searched = seconds(search);
                helpRatios[round] = helped / nothing;
                searchRatios[round] = searched / nothing;
                System.out.printf(
                        Locale.ROOT,
                        "empty JVM %.0f ms, --help %.0f ms (%.1f times), search %.0f ms (%.1f times)%n",
                        1000 * nothing,
                        1000 * helped,
                        helpRatios[round],
                        1000 * searched,
                        searchRatios[round]);
            }
            Arrays.sort(helpRatios);
            Arrays.sort(searchRatios);
            System.out.printf(
                    Locale.ROOT,
                    "median of %d: --help %.1f times an empty JVM, search %.1f times%n",
                    rounds,
                    helpRatios[rounds / 2],
                    searchRatios[rounds / 2]);
        } finally {
            Folders.delete(folder);
        }
    }

    /// Copies the empty program out of the jar, so that opening a large jar does not count for it.
    private static String emptyProgram(Path folder) throws IOException {
        String name = Nothing.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve("classes").resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream in = StartUp.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            Files.copy(in, target);
        }
        return folder.resolve("classes").toString();
    }

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status >= 64) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
