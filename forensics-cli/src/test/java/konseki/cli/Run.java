package konseki.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// One run of the program in this process, with what it wrote.
record Run(int status, String out, String err) {

    static Run of(Path directory, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(out, err, StandardCharsets.UTF_8, false);
        int status = Main.run(new Cli(terminal, environment, directory), args);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Run of(Path directory, String... args) {
        return of(directory, Map.of("LANG", "en_US.UTF-8"), args);
    }
}
