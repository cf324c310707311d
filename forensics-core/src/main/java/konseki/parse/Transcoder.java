package konseki.parse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import konseki.event.EventBuffer;
import konseki.event.TextFolding;

/// Rewrites one record that is not UTF-8 into the scratch of the event buffer. Belongs to one worker.
///
/// Which encoding it is in case.yaml says, never a guess. A record that is UTF-8 is left alone, so that a file in which
/// both occur (a device that changed its language) is read as well; a byte that is no text becomes U+FFFD.
final class Transcoder {
    private final boolean idle;
    private final CharsetDecoder decoder;
    private final CharBuffer chars = CharBuffer.allocate(4096);
    private ByteBuffer source = ByteBuffer.allocate(0);

    /// @param encoding of records that are not UTF-8; UTF-8 itself: they stay as they are
    Transcoder(Charset encoding) {
        idle = encoding.equals(StandardCharsets.UTF_8);
        decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    boolean isNeeded(byte[] bytes, int from, int to) {
        return !idle && !TextFolding.isUtf8(bytes, from, to);
    }

    /// Appends `bytes[from, to)` to the scratch of `out`; it ends at [EventBuffer#scratchEnd].
    void append(byte[] bytes, int from, int to, EventBuffer out) {
        if (source.array() != bytes) {
            source = ByteBuffer.wrap(bytes);
        }
        source.limit(to).position(from);
        decoder.reset();
        while (decoder.decode(source, chars.clear(), true).isOverflow()) {
            drain(out);
        }
        drain(out);
        decoder.flush(chars.clear());
        drain(out);
    }

    private void drain(EventBuffer out) {
        chars.flip();
        while (chars.hasRemaining()) {
            char c = chars.get();
            // a decoder hands out a pair of surrogates whole
            boolean pair = Character.isHighSurrogate(c) && chars.hasRemaining();
            out.appendCodePoint(pair ? Character.toCodePoint(c, chars.get()) : c);
        }
    }
}
