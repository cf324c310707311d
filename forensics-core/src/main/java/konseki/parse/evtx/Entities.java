package konseki.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The five entities that XML knows without a document type.
final class Entities {
    private static final byte[][] NAMES = {bytes("lt"), bytes("gt"), bytes("amp"), bytes("quot"), bytes("apos")};
    private static final String MEANINGS = "<>&\"'";

    private Entities() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// What the entity of that name stands for, or -1.
    static int meaning(byte[] bytes, int from, int to) {
        for (int i = 0; i < NAMES.length; i++) {
            if (Arrays.equals(bytes, from, to, NAMES[i], 0, NAMES[i].length)) {
                return MEANINGS.charAt(i);
            }
        }
        return -1;
    }
}
