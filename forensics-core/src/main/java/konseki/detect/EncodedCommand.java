package konseki.detect;

/// What stands behind PowerShell's `-EncodedCommand`: base64 of UTF-16LE. Stateless.
final class EncodedCommand {
    /// Any beginning of it will do, and `-ec`.
    private static final byte[] SWITCH = {'e', 'n', 'c', 'o', 'd', 'e', 'd', 'c', 'o', 'm', 'm', 'a', 'n', 'd'};

    private static final int SHORTEST = 16;
    private static final byte[] NONE = {};

    private EncodedCommand() {}

    /// The text behind the first such switch, its characters beyond Latin-1 as `?`; empty if there is none.
    static byte[] decode(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            boolean begins = (bytes[i] == '-' || bytes[i] == '/') && (i == from || bytes[i - 1] == ' ');
            if (begins) {
                int end = endOfSwitch(bytes, i + 1, to);
                int start = end < 0 ? to : pastBlanks(bytes, end, to);
                int stop = endOfBase64(bytes, start, to);
                if (stop - start >= SHORTEST) {
                    return decoded(bytes, start, stop);
                }
            }
        }
        return NONE;
    }

    private static int endOfSwitch(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && i - from < SWITCH.length && (bytes[i] | 0x20) == SWITCH[i - from]) {
            i++;
        }
        if (i == from + 1 && i < to && (bytes[i] | 0x20) == 'c') {
            i++;
        }
        return i > from && i < to && bytes[i] == ' ' ? i : -1;
    }

    private static int pastBlanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '"' || bytes[i] == '\'')) {
            i++;
        }
        return i;
    }

    private static int endOfBase64(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && value(bytes[i]) >= 0) {
            i++;
        }
        return i;
    }

    private static byte[] decoded(byte[] bytes, int from, int to) {
        byte[] out = new byte[(to - from) * 3 / 8 + 1];
        int length = 0;
        int bits = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            bits = bits << 6 | value(bytes[i]);
            count += 6;
            if (count >= 16 && length < out.length) {
                int pair = bits >>> count - 16 & 0xffff;
                out[length++] = (pair & 0xff) == 0 ? (byte) (pair >>> 8) : (byte) '?';
                count -= 16;
            }
            bits &= (1 << count) - 1;
        }
        return java.util.Arrays.copyOf(out, length);
    }

    private static int value(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return b == '+' ? 62 : b == '/' ? 63 : -1;
    }
}
