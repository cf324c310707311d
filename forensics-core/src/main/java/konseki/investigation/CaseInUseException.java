package konseki.investigation;

import java.io.IOException;
import java.nio.file.Path;

/// Another process writes the case.
public final class CaseInUseException extends IOException {
    private static final long serialVersionUID = 1;

    CaseInUseException(Path caseDirectory, String process) {
        super(caseDirectory + " is being written by process " + process + ". Wait for it, or stop it; readers are not"
                + " held up");
    }
}
