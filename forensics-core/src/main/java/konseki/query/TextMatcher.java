package konseki.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import konseki.event.Slice;
import konseki.event.TextFolding;

/// Decides whether folded text matches a pattern. Immutable; no allocation per text.
///
/// The pattern falls into segments at its `*`. The first is bound to the start, the last to the end, each one between
/// is taken where it first fits: a later place would leave less for the rest, so nothing is ever tried twice. Cost: at
/// worst the length of the text times that of the longest segment.
public final class TextMatcher {
    /// Runs of literal bytes; an empty run stands for one character.
    private final byte[][][] segments;

    private final boolean startsFree;
    private final boolean endsFree;

    private TextMatcher(byte[][][] segments, boolean startsFree, boolean endsFree) {
        this.segments = segments;
        this.startsFree = startsFree;
        this.endsFree = endsFree;
    }

    /// Of the whole text.
    public static TextMatcher whole(TextPattern pattern) {
        return new TextMatcher(segments(pattern), startsFree(pattern), endsFree(pattern));
    }

    /// Of any part of the text.
    public static TextMatcher part(TextPattern pattern) {
        return new TextMatcher(segments(pattern), true, true);
    }

    private static boolean startsFree(TextPattern pattern) {
        return !pattern.parts().isEmpty() && pattern.parts().getFirst() instanceof TextPattern.Part.Any;
    }

    private static boolean endsFree(TextPattern pattern) {
        return !pattern.parts().isEmpty() && pattern.parts().getLast() instanceof TextPattern.Part.Any;
    }

    private static byte[][][] segments(TextPattern pattern) {
        List<byte[][]> segments = new ArrayList<>();
        List<byte[]> segment = new ArrayList<>();
        for (TextPattern.Part part : pattern.parts()) {
            switch (part) {
                case TextPattern.Part.Literal(byte[] bytes) -> segment.add(fold(bytes));
                case TextPattern.Part.AnyOne() -> segment.add(new byte[0]);
                case TextPattern.Part.Any() -> endSegment(segment, segments);
            }
        }
        endSegment(segment, segments);
        return segments.toArray(byte[][][]::new);
    }

    private static void endSegment(List<byte[]> segment, List<byte[][]> segments) {
        if (!segment.isEmpty()) {
            segments.add(segment.toArray(byte[][]::new));
            segment.clear();
        }
    }

    /// Literal bytes as texts are compared.
    static byte[] fold(byte[] bytes) {
        byte[] folded = new byte[TextFolding.maxFoldedLength(bytes.length)];
        return Arrays.copyOf(folded, TextFolding.fold(bytes, 0, bytes.length, folded, 0));
    }

    /// What every match begins with, folded; empty if that is open.
    public byte[] prefix() {
        return startsFree || segments.length == 0 ? new byte[0] : segments[0][0].clone();
    }

    /// Whether a folded text matches.
    public boolean matches(Slice text) {
        return matches(text.bytes(), text.offset(), text.end());
    }

    /// Whether the folded text at `text[from, to)` matches.
    public boolean matches(byte[] text, int from, int to) {
        int first = 0;
        int last = segments.length - 1;
        if (last < 0) {
            return startsFree || from == to;
        }
        int at = from;
        if (!startsFree) {
            at = endOf(segments[0], text, from, to);
            if (last == 0) {
                return endsFree ? at >= 0 : at == to;
            }
            first = 1;
        }
        int lastFree = endsFree ? last : last - 1;
        for (int i = first; i <= lastFree && at >= 0; i++) {
            at = find(segments[i], text, at, to);
        }
        return at >= 0 && (endsFree || endsWith(segments[last], text, at, to));
    }

    /// Where the segment ends if it stands at `from`, or -1.
    private static int endOf(byte[][] segment, byte[] text, int from, int to) {
        int at = from;
        for (byte[] run : segment) {
            if (run.length == 0) {
                if (at == to) {
                    return -1;
                }
                at = nextCharacter(text, at, to);
            } else if (to - at < run.length || !Arrays.equals(text, at, at + run.length, run, 0, run.length)) {
                return -1;
            } else {
                at += run.length;
            }
        }
        return at;
    }

    /// Where the first occurrence of the segment at or after `from` ends, or -1.
    private static int find(byte[][] segment, byte[] text, int from, int to) {
        if (segment[0].length > 0) {
            return findFromLiteral(segment, text, from, to);
        }
        for (int at = from; at < to; at = nextCharacter(text, at, to)) {
            int end = endOf(segment, text, at, to);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static int findFromLiteral(byte[][] segment, byte[] text, int from, int to) {
        byte first = segment[0][0];
        for (int at = from; at <= to - segment[0].length; at++) {
            if (text[at] == first) {
                int end = endOf(segment, text, at, to);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    private static boolean endsWith(byte[][] segment, byte[] text, int from, int to) {
        if (segment.length == 1 && segment[0].length > 0) {
            int start = to - segment[0].length;
            return start >= from && Arrays.equals(text, start, to, segment[0], 0, segment[0].length);
        }
        for (int at = from; at < to; at = nextCharacter(text, at, to)) {
            if (endOf(segment, text, at, to) == to) {
                return true;
            }
        }
        return false;
    }

    /// Past one character of UTF-8, or one byte that is none.
    private static int nextCharacter(byte[] text, int at, int to) {
        return text[at] >= 0 ? at + 1 : at + Math.max(1, TextFolding.sequenceLength(text, at, to));
    }
}
