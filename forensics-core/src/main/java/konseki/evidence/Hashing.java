package konseki.evidence;

import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SHA-256 and length of what passes, or nothing where the hash is known or made elsewhere.
final class Hashing {
    private final @Nullable MessageDigest digest;
    private long bytes;

    private Hashing(@Nullable MessageDigest digest) {
        this.digest = digest;
    }

    static Hashing on() {
        return new Hashing(Digests.sha256());
    }

    /// Counts only.
    static Hashing off() {
        return new Hashing(null);
    }

    void update(byte[] from, int offset, int length) {
        if (digest != null) {
            digest.update(from, offset, length);
        }
        bytes += length;
    }

    boolean isOn() {
        return digest != null;
    }

    long bytes() {
        return bytes;
    }

    /// The digest of all bytes so far; ends the hashing.
    Optional<String> hex() {
        return digest == null ? Optional.empty() : Optional.of(Digests.hex(digest.digest()));
    }
}
