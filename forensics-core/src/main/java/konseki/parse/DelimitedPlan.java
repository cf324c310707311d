package konseki.parse;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import konseki.evidence.Framing;

/// The plan of a delimited member: its delimiter and columns, and what it has in common with other texts. Immutable.
///
/// @param columns   whose record is the header's; none where each cell says its own name
/// @param preamble  bytes before the header
/// @param text      zone, year anchor, encoding and layers
record DelimitedPlan(byte delimiter, Columns columns, byte[] headerStart, int preamble, TextPlan text)
        implements MemberPlan {

    /// The names of columns, one behind the other in one array. Immutable.
    record Columns(byte[] names, int[] ends) {

        static final Columns NONE = new Columns(new byte[0], new int[0]);

        int count() {
            return ends.length;
        }

        int from(int column) {
            return column == 0 ? 0 : ends[column - 1];
        }

        int to(int column) {
            return ends[column];
        }
    }

    @Override
    public Framing framing() {
        return new DelimitedFraming(delimiter, headerStart);
    }

    @Override
    public RecordParser newParser(Payloads payloads) {
        return new DelimitedParser(this, payloads);
    }

    @Override
    public Map<String, String> inferredInputs() {
        Map<String, String> inputs = new TreeMap<>(text.inferredInputs());
        inputs.put("delimiter", delimiter == '\t' ? "tab" : Character.toString(delimiter));
        return Collections.unmodifiableMap(inputs);
    }
}
