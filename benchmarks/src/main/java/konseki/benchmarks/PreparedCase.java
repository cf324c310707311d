package konseki.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import konseki.investigation.Investigation;

/// A scanned case over a generated log, with its index: made once in a folder and found there again, because one of
/// twenty million events takes minutes.
final class PreparedCase {
    private static final int WORKERS = 2;

    private final Investigation investigation;
    private final long events;

    private PreparedCase(Investigation investigation, long events) {
        this.investigation = investigation;
        this.events = events;
    }

    /// @param folder where `KIND-EVENTS/logs` and `KIND-EVENTS/case` are, or are made
    static PreparedCase in(Path folder, LogKind kind, long events) throws IOException {
        Path own = folder.resolve(kind + "-" + events);
        Path log = own.resolve("logs").resolve(kind.fileName());
        Investigation investigation =
                Investigation.in(own.resolve("case")).workers(WORKERS).build();
        if (!Files.exists(own.resolve("case").resolve("finding.json"))) {
            Files.createDirectories(log.getParent());
            GeneratedLog.write(kind, LogSize.lines(events), 1, log);
            investigation.scan(List.of(log));
        }
        return new PreparedCase(investigation, events);
    }

    Investigation investigation() {
        return investigation;
    }

    long events() {
        return events;
    }
}
