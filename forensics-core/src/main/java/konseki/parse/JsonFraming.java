package konseki.parse;

import konseki.evidence.Cut;
import konseki.evidence.Framing;

/// JSON objects one after the other, over any number of lines: the elements of an array, or objects simply written
/// behind each other. Immutable.
///
/// A record begins at its opening brace and goes on to that of the next one, so that brackets, commas and blanks
/// between two belong to the first, those before the first of all to it, and no record depends on where a chunk was
/// cut. What stands between objects and is none of these begins a record of its own and ends with its line.
///
/// An object that was cut off (a full disk, a killed process) ends where a line begins with a brace, unless a value is
/// due there: so it takes its own record with it and no other. In an array whose elements are indented nothing tells
/// such a place; there all that follows is one broken record.
///
/// In an [JsonEnvelope] the records are its elements; its opening and closing stand between records.
///
/// Cost: one pass over the bytes, texts eight at a time.
record JsonFraming(JsonEnvelope envelope) implements Framing {
    static final JsonFraming OBJECTS = new JsonFraming(JsonEnvelope.NONE);
    /// The record goes on beyond the bytes at hand.
    static final int OPEN = -1;

    @Override
    public Cut cut(byte[] bytes, int from, int to, boolean endOfMember) {
        int end = from;
        long records = 0;
        while (end < to) {
            int next = recordEnd(bytes, end, to);
            if (next == OPEN) {
                if (!endOfMember) {
                    break;
                }
                next = to;
            }
            end = next;
            records++;
        }
        return new Cut(end, records);
    }

    /// Nested objects must not pass for records, so only a line that begins with a brace is one.
    @Override
    public int endOfOversize(byte[] bytes, int from, int to) {
        for (int i = ByteSearch.indexOf(bytes, from, to, '\n') + 1;
                i < to;
                i = ByteSearch.indexOf(bytes, i, to, '\n') + 1) {
            if (bytes[i] == '{') {
                return i;
            }
        }
        return OPEN;
    }

    /// Where the record that begins at `from` ends and the next one begins, or [#OPEN].
    int recordEnd(byte[] bytes, int from, int to) {
        int start = skipToRecord(bytes, from, to);
        if (start == to) {
            return OPEN;
        }
        int end = bytes[start] == '{' ? objectEnd(bytes, start, to) : ByteSearch.indexOf(bytes, start, to, '\n');
        int next = end == OPEN ? to : skipToRecord(bytes, end, to);
        return next == to ? OPEN : next;
    }

    /// Where the next record begins: behind separators, and behind what opens and closes an envelope.
    int skipToRecord(byte[] bytes, int from, int to) {
        int i = skipSeparators(bytes, from, to);
        while (!envelope.isNone() && i < to && (bytes[i] == '{' || bytes[i] == '}')) {
            int inside = bytes[i] == '}' ? i + 1 : envelope.elements(bytes, i, to);
            if (inside == JsonEnvelope.NOT_OPENED) {
                return i;
            }
            i = skipSeparators(bytes, inside, to);
        }
        return i;
    }

    /// The first byte that is no blank, comma, square bracket or part of a byte order mark.
    static int skipSeparators(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isSeparator(bytes[i])) {
            i++;
        }
        return i;
    }

    static boolean isSeparator(byte c) {
        return switch (c) {
            case ' ', '\n', '\r', '\t', ',', '[', ']', (byte) 0xef, (byte) 0xbb, (byte) 0xbf -> true;
            default -> false;
        };
    }

    /// Behind the brace that closes the object at `from`, or where another object shows that it was cut off.
    static int objectEnd(byte[] bytes, int from, int to) {
        int depth = 0;
        byte last = 0;
        int i = from;
        while (i < to) {
            byte c = bytes[i++];
            switch (c) {
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth == 0) {
                        return i;
                    }
                }
                case '"' -> {
                    i = textEnd(bytes, i, to);
                    if (i < 0) {
                        return ~i;
                    }
                }
                case '\n' -> {
                    boolean valueIsDue = last == ':' || last == ',' || last == '[';
                    if (i < to && bytes[i] == '{' && !valueIsDue) {
                        return i;
                    }
                }
                default -> {}
            }
            if (c > ' ') {
                last = c;
            }
        }
        return OPEN;
    }

    /// Behind the quote that closes a text, `to` if none does; of a text that was cut off, the complement of where the
    /// next object begins.
    private static int textEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            i = JsonText.quoteOrLineEnd(bytes, i, to);
            if (i >= to) {
                return to;
            }
            byte c = bytes[i++];
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            } else if (i < to && bytes[i] == '{') {
                return ~i;
            }
        }
        return to;
    }
}
