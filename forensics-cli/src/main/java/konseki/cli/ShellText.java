package konseki.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Commands that the user can copy into a shell.
final class ShellText {

    private ShellText() {}

    static String quote(List<Path> paths) {
        return paths.stream().map(path -> quote(path.toString())).collect(Collectors.joining(" "));
    }

    static String quote(String word) {
        boolean plain = !word.isEmpty() && word.codePoints().allMatch(ShellText::isPlain);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || "._-/:=@,+".indexOf(c) >= 0;
    }
}
