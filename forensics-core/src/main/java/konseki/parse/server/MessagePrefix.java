package konseki.parse.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import konseki.parse.ByteSearch;
import konseki.parse.KeyTable;

/// What stands before a message and says nothing of its own: `error: `, `fatal: `, the message id of Solaris (`[ID
/// 800047
/// auth.info] `), the PAM module (`pam_unix(sshd:auth): `) and blanks. Stateless.
final class MessagePrefix {
    private static final byte[][] WORDS = {bytes("error: "), bytes("fatal: "), bytes("main: "), bytes("(pam_unix) ")};
    private static final byte[] SOLARIS = bytes("[ID ");
    private static final byte[] PAM = bytes("pam_");

    private MessagePrefix() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Where the message begins.
    static int end(byte[] bytes, int from, int to) {
        int start = from;
        int end = skip(bytes, start, to);
        while (end > start) {
            start = end;
            end = skip(bytes, start, to);
        }
        return start;
    }

    private static int skip(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == ' ') {
            return from + 1;
        }
        for (byte[] word : WORDS) {
            if (startsWith(word, bytes, from, to)) {
                return from + word.length;
            }
        }
        if (startsWith(SOLARIS, bytes, from, to)) {
            int close = ByteSearch.indexOf(bytes, from, to, ']');
            return close + 1 < to && bytes[close + 1] == ' ' ? close + 2 : from;
        }
        return startsWith(PAM, bytes, from, to) ? afterModule(bytes, from, to) : from;
    }

    /// Whether `pam_unix(sshd:auth): ` is the module of one of the programs.
    static boolean isModuleOf(KeyTable programs, byte[] bytes, int from, int to) {
        if (!startsWith(PAM, bytes, from, to) || afterModule(bytes, from, to) == from) {
            return false;
        }
        int open = ByteSearch.indexOf(bytes, from, to, '(');
        return programs.find(bytes, open + 1, ByteSearch.indexOf(bytes, open, to, ':')) >= 0;
    }

    private static int afterModule(byte[] bytes, int from, int to) {
        int open = ByteSearch.indexOf(bytes, from, to, '(');
        int close = ByteSearch.indexOf(bytes, open, to, ')');
        boolean module = close + 2 < to
                && bytes[close + 1] == ':'
                && bytes[close + 2] == ' '
                && ByteSearch.indexOf(bytes, from, close, ' ') == close;
        return module ? close + 3 : from;
    }

    private static boolean startsWith(byte[] word, byte[] bytes, int from, int to) {
        return to - from >= word.length && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
    }
}
