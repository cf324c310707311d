package konseki.parse.evtx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Template definitions of all chunks of a case, by the short name that records use. The first of one name counts; one
/// name for two definitions says nothing. Belongs to one thread.
///
/// Memory: the chunks that brought a definition, at most [#MOST_CHUNKS].
final class TemplateStore {
    static final TemplateStore EMPTY = new TemplateStore();
    private static final int MOST_CHUNKS = 512;
    private static final int TABLE = 384;
    private static final int HEADS = 32;
    private static final int LONGEST_CHAIN = 512;
    private static final int GUID_BYTES = 16;

    private final Map<Integer, Template> templates = new HashMap<>();
    private final Set<Integer> ambiguous = new HashSet<>();
    private int chunks;

    /// A definition within a copy of its chunk.
    ///
    /// @param body behind its header
    record Template(byte[] bytes, int body, int end) {
        boolean isSame(byte[] others, int otherBody, int otherEnd) {
            int guid = body - BinXml.DEFINITION_HEADER_BYTES + 4;
            int other = otherBody - BinXml.DEFINITION_HEADER_BYTES + 4;
            return end - body == otherEnd - otherBody
                    && Arrays.equals(bytes, guid, guid + GUID_BYTES, others, other, other + GUID_BYTES);
        }
    }

    Optional<Template> find(int shortId) {
        return ambiguous.contains(shortId) ? Optional.empty() : Optional.ofNullable(templates.get(shortId));
    }

    int size() {
        return templates.size();
    }

    /// Learns the definitions that the header of a chunk names.
    void learn(byte[] bytes, int from, int to) {
        byte[] chunk = new byte[0];
        for (int head = 0; head < HEADS && to - from > Unit.CHUNK_HEADER_BYTES; head++) {
            int at = LittleEndian.i32(bytes, from + TABLE + 4 * head);
            for (int chain = 0; chain < LONGEST_CHAIN && isDefinition(bytes, from, to, at); chain++) {
                int place = from + at;
                int body = place + BinXml.DEFINITION_HEADER_BYTES;
                int end = body + LittleEndian.i32(bytes, place + 20);
                int shortId = LittleEndian.i32(bytes, place + 4);
                Template known = templates.get(shortId);
                if (known != null) {
                    if (!known.isSame(bytes, body, end)) {
                        ambiguous.add(shortId);
                    }
                } else if (chunks < MOST_CHUNKS && isSound(bytes, from, body, end)) {
                    if (chunk.length == 0) {
                        chunk = Arrays.copyOfRange(bytes, from, to);
                        chunks++;
                    }
                    templates.put(shortId, new Template(chunk, body - from, end - from));
                }
                at = LittleEndian.i32(bytes, place);
            }
        }
    }

    private static boolean isSound(byte[] bytes, int chunk, int body, int end) {
        boolean header = BinXml.token(bytes, body) == BinXml.FRAGMENT_HEADER;
        int start = header ? body + BinXml.FRAGMENT_HEADER_BYTES : body;
        return start < end && RecordTree.isSoundDefinition(bytes, chunk, start, end);
    }

    private static boolean isDefinition(byte[] bytes, int from, int to, int at) {
        if (at < Unit.CHUNK_HEADER_BYTES || at > to - from - BinXml.DEFINITION_HEADER_BYTES) {
            return false;
        }
        int length = LittleEndian.i32(bytes, from + at + 20);
        return length > 0 && length <= to - from - at - BinXml.DEFINITION_HEADER_BYTES;
    }
}
