package konseki.benchmarks.peers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Asks DuckDB, in this process, one question about a file.
final class DuckDb {
    private DuckDb() {}

    /// Checks the only row of an answer.
    interface Check {
        void row(ResultSet answer) throws SQLException;
    }

    /// @param question names the file as `getvariable('file')`
    static void ask(String question, Path file, int threads, Check check) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("SET VARIABLE file = '" + file + "'");
            try (ResultSet answer = statement.executeQuery(question)) {
                answer.next();
                check.row(answer);
            }
        }
    }
}
