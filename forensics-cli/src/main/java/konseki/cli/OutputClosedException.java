package konseki.cli;

import java.io.IOException;

/// Nobody reads the output any more, as in `konseki events logs | head`: no failure of ours.
final class OutputClosedException extends IOException {
    private static final long serialVersionUID = 1;

    OutputClosedException(IOException cause) {
        super("the output was closed", cause);
    }
}
