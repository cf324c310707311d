package konseki.parse.firewall;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;

/// Looks for words that tell a vendor's lines from others. Stateless.
final class Words {
    private static final int LOOK_AHEAD = 1024;

    private Words() {}

    static byte[] of(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsWith(byte[] word, byte[] bytes, int from, int to) {
        return to - from >= word.length && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
    }

    /// Place of the first `word` in the first kilobyte of `bytes[from, to)`, or -1.
    static int find(byte[] word, byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LOOK_AHEAD);
        int i = ByteSearch.indexOf(bytes, from, end, word[0]);
        while (i < end) {
            if (startsWith(word, bytes, i, end)) {
                return i;
            }
            i = ByteSearch.indexOf(bytes, i + 1, end, word[0]);
        }
        return -1;
    }

    /// What a text's words say of a decision (`iptables DROP_INPUT: `): refused if one says so, else the first that
    /// says
    /// anything; [Slice#ABSENT] if none does.
    static Slice decision(byte[] bytes, int from, int to) {
        Slice first = Slice.ABSENT;
        for (int i = from; i < to; i++) {
            int start = i;
            while (i < to && isLetter(bytes[i])) {
                i++;
            }
            Slice said = i > start + 2 ? ActionWords.type(bytes, start, i) : Slice.ABSENT;
            if (said == ActionWords.DENIED) {
                return said;
            }
            first = first.isAbsent() ? said : first;
        }
        return first;
    }

    private static boolean isLetter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
}
