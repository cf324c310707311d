package konseki.ingest;

import java.io.IOException;

/// The caller stopped a scan. Finished Partials are whole; scan again to go on.
public final class ScanCancelledException extends IOException {
    private static final long serialVersionUID = 1;

    public ScanCancelledException() {
        super("the scan was stopped; what was finished is kept, scan again to go on");
    }
}
