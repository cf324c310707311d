package konseki.evidence;

import java.io.IOException;
import java.util.Arrays;

/// How far two members are the same log: a growing log that was collected twice, or a copy.
public final class SharedPrefix {
    private static final int BLOCK = 1 << 20;

    private SharedPrefix() {}

    /// How the comparison ended.
    public enum End {
        /// The first member is a whole prefix of the second.
        FIRST_ENDS,
        SECOND_ENDS,
        /// They are equal.
        BOTH_END,
        DIFFER
    }

    /// @param length  end of the last complete record that both have; the whole size if they are equal
    /// @param records complete records in it
    /// @param compared bytes until the shorter ended or they differed
    public record Result(long length, long records, long compared, End end) {

        /// Whether the shorter ends inside a record, which the longer has whole.
        public boolean isTorn() {
            return compared > length && (end == End.FIRST_ENDS || end == End.SECOND_ENDS);
        }
    }

    /// Compares two members until they differ.
    ///
    /// @param framing of both
    public static Result of(Member a, Member b, Framing framing, EvidenceLimits limits) throws IOException {
        byte[] left = new byte[2 * BLOCK];
        byte[] right = new byte[2 * BLOCK];
        try (MemberStream first = MemberStream.open(a, limits, false);
                MemberStream second = MemberStream.open(b, limits, false)) {
            long shared = 0;
            long records = 0;
            int carried = 0;
            while (true) {
                if (left.length - carried < BLOCK) {
                    left = Arrays.copyOf(left, 2 * left.length);
                    right = Arrays.copyOf(right, 2 * right.length);
                }
                int leftEnd = first.fill(left, carried, carried + BLOCK);
                int rightEnd = second.fill(right, carried, carried + BLOCK);
                int mismatch = Arrays.mismatch(left, carried, leftEnd, right, carried, rightEnd);
                int same = mismatch < 0 ? leftEnd : carried + mismatch;
                boolean bothEnd = mismatch < 0 && leftEnd < carried + BLOCK;
                Cut found = framing.cut(left, 0, same, bothEnd);
                int cut = found.end();
                long compared = shared + same;
                shared += cut;
                records += found.records();
                if (bothEnd || mismatch >= 0 || carried > limits.maxRecordBytes() + BLOCK) {
                    return new Result(shared, records, compared, end(bothEnd, same, leftEnd, rightEnd));
                }
                System.arraycopy(left, cut, left, 0, leftEnd - cut);
                System.arraycopy(right, cut, right, 0, leftEnd - cut);
                carried = leftEnd - cut;
            }
        }
    }

    private static End end(boolean both, int same, int leftEnd, int rightEnd) {
        if (both) {
            return End.BOTH_END;
        }
        return same == leftEnd ? End.FIRST_ENDS : same == rightEnd ? End.SECOND_ENDS : End.DIFFER;
    }
}
