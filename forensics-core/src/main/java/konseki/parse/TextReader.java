package konseki.parse;

import java.nio.charset.Charset;
import konseki.event.EventBuffer;

/// Reads the text of one record: out of its encoding, out of its layers, into the buffer. Belongs to one worker.
final class TextReader {
    private final Unwrapping unwrapping;
    private final MemberClock clock;
    private final Transcoder transcoder;

    TextReader(Unwrapping unwrapping, MemberClock clock, Charset encoding) {
        this.unwrapping = unwrapping;
        this.clock = clock;
        this.transcoder = new Transcoder(encoding);
    }

    Outcome read(byte[] bytes, int from, int to, EventBuffer out) {
        if (transcoder.isNeeded(bytes, from, to)) {
            int start = out.scratchEnd();
            transcoder.append(bytes, from, to, out);
            return unwrapping.read(out.scratch(), start, out.scratchEnd(), clock, out);
        }
        return unwrapping.read(bytes, from, to, clock, out);
    }
}
