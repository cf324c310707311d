package konseki.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a log of any size, and its totals beside it.
///
/// Arguments: kind, size, seed, file. `FILE.totals` says bytes, events and the sum of one field; the same three go to
/// standard output.
public final class Generate {
    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            String kinds = Arrays.stream(LogKind.values())
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            System.err.println("KIND SIZE SEED FILE; kinds: " + kinds + "; sizes: 300MB, 10GB, 20000000lines");
            System.exit(64);
        }
        LogKind kind = LogKind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Path file = Path.of(arguments[3]);
        GeneratedLog.Totals totals =
                GeneratedLog.write(kind, LogSize.parse(arguments[1]), Long.parseLong(arguments[2]), file);
        String text = "bytes " + totals.bytes() + "\nevents " + totals.events() + "\nsum("
                + kind.summed().ecsName() + ") " + totals.sum() + "\n";
        Files.write(file.resolveSibling(file.getFileName() + ".totals"), text.getBytes(StandardCharsets.UTF_8));
        System.out.print(text);
    }
}
