package konseki.evidence;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/// Something among the inputs that is not read, and why. Nothing vanishes: each stands in the manifest's run.json and
/// on the first screen.
///
/// @param name   relative to its input
/// @param size   bytes as stored, -1 if not known
/// @param reason for people: what it is and what to do
/// @param file   the stored file, where it can be read and is not an archive of many
public record Unread(String name, long size, String reason, Optional<Path> file) {
    /// Larger files are named without a sum: reading a disk image only to name it would take longer than the scan.
    private static final long LARGEST_SUMMED = 4L << 30;

    /// Something without bytes of its own.
    public Unread(String name, long size, String reason) {
        this(name, size, reason, Optional.empty());
    }

    /// SHA-256 of the stored file, hexadecimal; empty if there is none, it is larger than 4 GiB or cannot be read.
    public String sha256() {
        if (file.isEmpty() || size > LARGEST_SUMMED) {
            return "";
        }
        try {
            return Digests.sha256Hex(file.get());
        } catch (IOException unreadable) {
            return ""; // why it is not read stands in `reason`
        }
    }

    /// What an exception says without naming the path: a reason stands in the finding, and a path never does.
    public static String why(IOException e) {
        if (e instanceof FileSystemException file) {
            String reason = file.getReason();
            return reason != null ? reason : e.getClass().getSimpleName();
        }
        return String.valueOf(e.getMessage());
    }
}
