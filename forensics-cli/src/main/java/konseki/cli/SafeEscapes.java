package konseki.cli;

import java.util.Locale;
import konseki.report.TerminalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// JSON's escapes, and those of [TerminalText] beyond them.
final class SafeEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    /// Surrogates come one by one and are left to the generator: all unsafe characters beyond 16 bits are tags, which
    /// no terminal obeys.
    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        boolean alone = !Character.isSurrogate((char) c);
        return alone && !TerminalText.isPlain(c)
                ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c))
                : null;
    }
}
