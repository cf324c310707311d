package konseki.evidence;

import java.io.IOException;
import java.util.Arrays;

/// The first bytes of members.
public final class Heads {

    private Heads() {}

    /// The first 64 KiB, decompressed, or all of a shorter member; what could be read of a damaged one.
    public static byte[] read(Member member, EvidenceLimits limits) throws IOException {
        return read(member, Prologue.LENGTH, limits);
    }

    static byte[] read(Member member, int bytes, EvidenceLimits limits) throws IOException {
        byte[] head = new byte[bytes];
        try (MemberStream stream = MemberStream.open(member, limits, false)) {
            return Arrays.copyOf(head, stream.fill(head, 0, bytes));
        }
    }
}
