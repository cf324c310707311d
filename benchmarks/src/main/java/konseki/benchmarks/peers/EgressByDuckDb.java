package konseki.benchmarks.peers;

import java.io.IOException;
import java.sql.SQLException;
import konseki.benchmarks.Detectors;
import konseki.benchmarks.FilePass;
import konseki.benchmarks.LogKind;
import konseki.benchmarks.LogSize;

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
              FROM read_csv(getvariable('file'), columns = {'line': 'VARCHAR'}, delim = '\t', quote = '', escape = '',
                            header = false, auto_detect = false)
              GROUP BY ALL)
            """;

    private final FilePass pass;
    private final int threads;

    private EgressByDuckDb(FilePass pass, int threads) {
        this.pass = pass;
        this.threads = threads;
    }

    public static void main(String[] arguments) throws Exception {
        LogSize size = LogSize.mebibytes(Long.parseLong(arguments[0]));
        int pairs = Integer.parseInt(arguments[2]);
        try (FilePass pass = new FilePass(LogKind.FORTIGATE, size)) {
            EgressByDuckDb comparison = new EgressByDuckDb(pass, Integer.parseInt(arguments[1]));
            AlternatingPairs.compare(
                    "DuckDB",
                    comparison::duckDb,
                    comparison::konseki,
                    pairs,
                    pass.totals().bytes() / 1e6,
                    "MB/s");
        }
    }

    private void duckDb() throws SQLException {
        DuckDb.ask(
                QUESTION,
                pass.file(),
                threads,
                answer -> pass.totals().expect(pass.totals().events(), answer.getLong(2)));
    }

    private void konseki() throws IOException {
        pass.run(Detectors.ALL, threads, false);
    }
}
