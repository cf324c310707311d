package konseki.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import konseki.benchmarks.FortiGateLines;
import konseki.evidence.Collection;
import konseki.evidence.EvidenceLimits;
import konseki.evidence.ReadingRules;
import konseki.ingest.Folders;
import konseki.ingest.Partial;
import konseki.ingest.PartialStore;
import konseki.ingest.Recognizer;
import konseki.ingest.RecordedInputs;
import konseki.ingest.ScanPlan;
import konseki.ingest.ScanSettings;
import konseki.investigation.BuiltInCarriers;
import konseki.investigation.BuiltInDetectors;
import konseki.investigation.BuiltInPayloads;
import konseki.parse.Payloads;

/// DuckDB answering the egress question alone (bytes sent by source, destination and hour, cut out of the lines by
/// regular expressions) beside the whole pass of Konseki (SHA-256, all fields, all detectors, states on disk, no
/// index), in turn, over one generated file with as many threads.
///
/// Arguments: MiB, threads, pairs. Each round checks the sum of bytes, or the number of events.
public final class EgressByDuckDb {
    private static final String QUESTION = """
            SELECT count(*), sum(sent) FROM (
              SELECT regexp_extract(line, ' srcip=([^ ]+)', 1) AS source,
                     regexp_extract(line, ' dstip=([^ ]+)', 1) AS destination,
                     regexp_extract(line, 'date=([0-9-]+ time=[0-9][0-9])', 1) AS hour,
                     sum(CAST(regexp_extract(line, ' sentbyte=([0-9]+)', 1) AS BIGINT)) AS sent
              FROM read_csv(getvariable('lines'), columns = {'line': 'VARCHAR'}, delim = '\t', quote = '', escape = '',
                            header = false, auto_detect = false)
              GROUP BY ALL)
            """;

    private final Path folder;
    private final Path file;
    private final FortiGateLines.Totals totals;
    private final int threads;

    private EgressByDuckDb(Path folder, long bytes, int threads) throws IOException {
        this.folder = folder;
        this.threads = threads;
        this.file = Files.createDirectory(folder.resolve("logs")).resolve("fortigate.log");
        this.totals = FortiGateLines.write(file, bytes, 1);
    }

    public static void main(String[] arguments) throws Exception {
        long bytes = Long.parseLong(arguments[0]) << 20;
        int pairs = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("konseki-duckdb");
        try {
            EgressByDuckDb comparison = new EgressByDuckDb(folder, bytes, Integer.parseInt(arguments[1]));
            AlternatingPairs.compare(
                    "DuckDB", comparison::duckDb, comparison::konseki, pairs, comparison.totals.bytes() / 1e6, "MB/s");
        } finally {
            Folders.delete(folder);
        }
    }

    private void duckDb() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("SET VARIABLE lines = '" + file + "'");
            try (ResultSet answer = statement.executeQuery(QUESTION)) {
                answer.next();
                expect(answer.getLong(2), totals.sent());
            }
        }
    }

    private void konseki() throws IOException {
        Payloads payloads = new Payloads(BuiltInPayloads.all());
        ScanPlan plan = ScanPlan.of(
                Collection.of(List.of(file), folder.resolve("case"), EvidenceLimits.DEFAULT),
                new Recognizer(BuiltInCarriers.all(payloads)),
                name -> ReadingRules.NONE,
                RecordedInputs.NONE,
                EvidenceLimits.DEFAULT);
        PartialStore store = new PartialStore(folder.resolve("partials"), "benchmark");
        ScanSettings settings = ScanSettings.of(payloads, List.copyOf(BuiltInDetectors.all()), threads)
                .withIndex(false);
        Partial partial = store.scan(store.workFor(plan, 1).lots().getFirst(), settings);
        expect(partial.members().getFirst().counts().events(), totals.lines());
        store.delete(List.of(partial));
    }

    private static void expect(long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException(found + ", expected " + expected);
        }
    }
}
