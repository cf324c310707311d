package konseki.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import konseki.evidence.Digests;

/// SHA256SUMS of a Partial, in the format of `sha256sum`: every file but itself, sorted by name.
public final class Checksums {
    static final String FILE = "SHA256SUMS";

    private Checksums() {}

    static void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        computed(folder)
                .forEach((name, sha256) ->
                        text.append(sha256).append("  ").append(name).append('\n'));
        Files.writeString(folder.resolve(FILE), text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> computed(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.equals(FILE)) {
                    sums.put(name, Digests.sha256Hex(file));
                }
            }
        }
        return sums;
    }

    /// What differs from SHA256SUMS: changed, missing and added files, each in one sentence; empty if nothing does.
    ///
    /// Lucene's `write.lock` is no content: it may appear when an index is opened.
    public static List<String> differences(Path folder) throws IOException {
        List<String> differences = new ArrayList<>();
        Map<String, String> now = computed(folder);
        now.remove("index/write.lock");
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of(FILE + " is missing");
        }
        // a damaged byte of it must end as a name or a sum that differs, so what is no UTF-8 is replaced, not refused
        String sums = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : sums.lines().toList()) {
            if (line.length() < 67) {
                differences.add(FILE + " has a line that is none: \"" + line + "\"");
                continue;
            }
            String name = line.substring(66);
            String sha256 = now.remove(name);
            if (name.equals("index/write.lock")) {
                continue;
            }
            if (sha256 == null) {
                differences.add(name + " is missing");
            } else if (!sha256.equals(line.substring(0, 64))) {
                differences.add(
                        name + " was changed: SHA-256 is " + sha256 + ", " + FILE + " says " + line.substring(0, 64));
            }
        }
        now.keySet().forEach(name -> differences.add(name + " was added"));
        return differences;
    }
}
