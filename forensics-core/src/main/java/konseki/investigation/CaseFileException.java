package konseki.investigation;

import java.io.IOException;

/// Something in case.yaml that cannot be meant. The message reads `case.yaml:LINE: what. what to do`.
public final class CaseFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final int line;

    CaseFileException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
        this.line = line;
    }

    /// Where it stands, from 1.
    public int line() {
        return line;
    }
}
