package konseki.benchmarks.peers;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import konseki.benchmarks.Detectors;
import konseki.benchmarks.FilePass;
import konseki.benchmarks.LogKind;
import konseki.benchmarks.LogSize;

/// DuckDB reading two columns of Windows JSON lines of 2.2 KB with an explicit schema (nothing is inferred, nothing
/// else is kept) beside the whole pass of Konseki (SHA-256, all fields, three detectors, states on disk, no index), in
/// turn, over one generated file with as many threads.
///
/// Arguments: MiB, threads, pairs. Each round checks the sum of record numbers, or the number of events.
public final class JsonByDuckDb {
    private static final String QUESTION = """
            SELECT count(*), sum(RecordNumber), sum(EventID)
            FROM read_json(getvariable('file'), format = 'newline_delimited',
                           columns = {'EventID': 'BIGINT', 'RecordNumber': 'BIGINT'})
            """;

    private JsonByDuckDb() {}

    public static void main(String[] arguments) throws Exception {
        LogSize size = LogSize.mebibytes(Long.parseLong(arguments[0]));
        int threads = Integer.parseInt(arguments[1]);
        try (FilePass pass = new FilePass(LogKind.WINDOWS_NXLOG, size)) {
            System.out.printf(
                    Locale.ROOT,
                    "%d bytes per line%n",
                    pass.totals().bytes() / pass.totals().events());
            AlternatingPairs.compare(
                    "DuckDB",
                    () -> duckDb(pass, threads),
                    () -> konseki(pass, threads),
                    Integer.parseInt(arguments[2]),
                    pass.totals().bytes() / 1e6,
                    "MB/s");
        }
    }

    private static void duckDb(FilePass pass, int threads) throws SQLException {
        DuckDb.ask(
                QUESTION, pass.file(), threads, answer -> pass.totals().expect(answer.getLong(1), answer.getLong(2)));
    }

    private static void konseki(FilePass pass, int threads) throws IOException {
        pass.run(Detectors.THREE, threads, false);
    }
}
