package konseki.evidence;

import java.nio.file.Path;
import java.time.Instant;

/// One file of the evidence. It is opened for reading only, by this package only.
///
/// @param path  where it lies now
/// @param name  relative to the input folder, with `/`, for messages, patterns of case.yaml and run.json
/// @param size  bytes when it was listed
/// @param time  modification time
/// @param key   its short name, 16 hexadecimal digits
public record EvidenceFile(Path path, String name, long size, Instant time, String key) {

    EvidenceFile withKey(String newKey) {
        return new EvidenceFile(path, name, size, time, newKey);
    }
}
