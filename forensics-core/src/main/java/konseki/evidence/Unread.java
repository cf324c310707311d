package konseki.evidence;

import java.io.IOException;
import java.nio.file.FileSystemException;

/// Something among the inputs that is not read, and why. Nothing vanishes: each stands in the manifest's run.json and
/// on the first screen.
///
/// @param name   relative to its input
/// @param size   bytes as stored, -1 if not known
/// @param reason for people: what it is and what to do
public record Unread(String name, long size, String reason) {

    /// What an exception says without naming the path: a reason stands in the finding, and a path never does.
    public static String why(IOException e) {
        if (e instanceof FileSystemException file) {
            String reason = file.getReason();
            return reason != null ? reason : e.getClass().getSimpleName();
        }
        return String.valueOf(e.getMessage());
    }
}
