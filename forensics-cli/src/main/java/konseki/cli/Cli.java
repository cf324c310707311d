package konseki.cli;

import java.nio.file.Path;
import java.util.Map;

/// The process around the program.
///
/// @param directory the current one
record Cli(Terminal terminal, Map<String, String> environment, Path directory) {
    Cli {
        environment = Map.copyOf(environment);
    }
}
