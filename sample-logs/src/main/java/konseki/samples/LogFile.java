package konseki.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/// One log file in the making: its records in the order of their times, written at the end.
///
/// A record is rendered when the file is written, so that running numbers (record ids, sessions) follow its order.
final class LogFile {

    private record Entry(long millis, Supplier<String> record) {}

    private final String path;
    private final List<String> header = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /// @param path relative to the folder `logs` of the case; `.gz` at its end compresses
    LogFile(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// The line before all records, such as the column names of a CSV file. Given again, it changes nothing.
    void headerOnce(String line) {
        if (header.isEmpty()) {
            header.add(line);
        }
    }

    void add(long millis, String line) {
        add(millis, () -> line);
    }

    void add(long millis, Supplier<String> record) {
        entries.add(new Entry(millis, record));
    }

    /// Writes the file below `logs` and says what is in it.
    FileFacts writeBelow(Path logs) throws IOException {
        entries.sort(Comparator.comparingLong(Entry::millis));
        StringBuilder text = new StringBuilder(entries.size() * 400);
        header.forEach(line -> text.append(line).append('\n'));
        entries.forEach(entry -> text.append(entry.record().get()).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Path file = logs.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, path.endsWith(".gz") ? Gzip.compress(bytes) : bytes);
        int lines = (int) text.chars().filter(each -> each == '\n').count();
        return new FileFacts(
                path,
                lines,
                lines - header.size(),
                bytes.length,
                entries.getFirst().millis(),
                entries.getLast().millis(),
                sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java runtime has no SHA-256", missing);
        }
    }
}
