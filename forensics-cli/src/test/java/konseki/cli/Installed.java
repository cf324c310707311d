package konseki.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a program of the system is there.
final class Installed {

    private Installed() {}

    static boolean has(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
