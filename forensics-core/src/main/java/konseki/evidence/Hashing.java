package konseki.evidence;

import java.security.MessageDigest;
import java.util.Optional;

/// SHA-256 and length of what passes, or nothing where the hash is known or made elsewhere.
final class Hashing {
    private final Optional<MessageDigest> digest;
    private long bytes;

    private Hashing(Optional<MessageDigest> digest) {
        this.digest = digest;
    }

    static Hashing on() {
        return new Hashing(Optional.of(Digests.sha256()));
    }

    /// Counts only.
    static Hashing off() {
        return new Hashing(Optional.empty());
    }

    void update(byte[] from, int offset, int length) {
        if (digest.isPresent()) {
            digest.get().update(from, offset, length);
        }
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /// The digest of all bytes so far; ends the hashing.
    Optional<String> hex() {
        return digest.map(sha -> Digests.hex(sha.digest()));
    }
}
