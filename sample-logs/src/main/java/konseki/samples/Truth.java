package konseki.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is known about a case because it was made so: `truth.tsv`, one fact per line, for tests to compare with.
///
/// Columns: kind, subject, key, value. Byte counts are plain numbers, times Japanese time with their offset.
final class Truth {

    private final StringBuilder rows = new StringBuilder("kind\tsubject\tkey\tvalue\n");

    void fact(String kind, String subject, String key, String value) {
        rows.append(kind)
                .append('\t')
                .append(subject)
                .append('\t')
                .append(key)
                .append('\t')
                .append(value)
                .append('\n');
    }

    void count(String kind, String subject, String key, long value) {
        fact(kind, subject, key, Long.toString(value));
    }

    void time(String kind, String subject, String key, long millis) {
        fact(kind, subject, key, Jst.iso(millis));
    }

    void file(FileFacts facts) {
        String subject = "logs/" + facts.path();
        count("file", subject, "lines", facts.lines());
        count("file", subject, "records", facts.records());
        count("file", subject, "bytes", facts.bytes());
        time("file", subject, "first", facts.first());
        time("file", subject, "last", facts.last());
        fact("file", subject, "sha256", facts.sha256());
    }

    /// The sums of a firewall, over its records of ended and refused sessions.
    void ledger(String firewall, Ledger ledger) {
        count("firewall", firewall, "records", ledger.records());
        count("firewall", firewall, "sentbyte", ledger.sent());
        for (Ledger.Pair pair : ledger.largest(25)) {
            String subject = pair.source() + ">" + pair.destination();
            count("firewall-pair", subject, "records", pair.records());
            count("firewall-pair", subject, "sentbyte", pair.sent());
            count("firewall-pair", subject, "rcvdbyte", pair.received());
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, rows.toString().getBytes(StandardCharsets.UTF_8));
    }
}
