package konseki.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import konseki.event.Slice;

/// Looks for up to 64 words in a text at once, wherever they stand, without regard to the case of ASCII letters.
/// Immutable, safe to share.
///
/// An automaton after Aho and Corasick (1975): one table lookup per byte whatever the words, so a hostile text costs no
/// more than any other. Plain loops over [Slice#indexOf] are its twin in the test.
public final class WordScan {
    private static final byte DROPPED = 1;
    private static final byte PARTING = 2;
    private static final byte[] SHELL = shell();

    private final byte[] classes = new byte[256];
    /// Where the row of the next state begins, by the row of this one plus the class of a byte; with all bits turned
    /// where
    /// that state ends a word.
    private final int[] next;
    /// Words that end in a state, by the state.
    private final long[] found;
    private final int width;

    /// @param words by bit
    private WordScan(List<List<String>> words) {
        width = assignClasses(words.stream().flatMap(List::stream).toList());
        List<char[]> states = new ArrayList<>();
        List<Long> masks = new ArrayList<>();
        grow(states, masks);
        for (int bit = 0; bit < words.size(); bit++) {
            for (String word : words.get(bit)) {
                addWord(word, 1L << bit, states, masks);
            }
        }
        link(states, masks);
        next = new int[states.size() * width];
        found = new long[states.size()];
        for (int s = 0; s < states.size(); s++) {
            found[s] = masks.get(s);
            char[] edges = states.get(s);
            for (int letter = 0; letter < width; letter++) {
                int row = edges[letter] * width;
                next[s * width + letter] = masks.get(edges[letter]) == 0 ? row : ~row;
            }
        }
    }

    /// @param words in lower case, distinct, not empty; the word at index i is bit i of the answer
    public static WordScan of(String... words) {
        List<String> list = List.of(words);
        if (list.size() > Long.SIZE) {
            throw new IllegalArgumentException(list.size() + " words, at most 64 fit one mask");
        }
        for (String word : list) {
            if (word.isEmpty() || word.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
                throw new IllegalArgumentException("\"" + word + "\" is no word in lower case");
            }
            if (Collections.frequency(list, word) > 1) {
                throw new IllegalArgumentException("\"" + word + "\" is there twice");
            }
        }
        return new WordScan(list.stream().map(List::of).toList());
    }

    /// Where several words share a bit.
    ///
    /// @param words in lower case, by bit
    static WordScan ofAlternatives(List<List<String>> words) {
        return new WordScan(words);
    }

    private static byte[] shell() {
        byte[] shell = new byte[128];
        for (char c : "^\"'`".toCharArray()) {
            shell[c] = DROPPED;
        }
        for (char c : " \t\r\n;|&(){},=".toCharArray()) {
            shell[c] = PARTING;
        }
        return shell;
    }

    /// Bytes that occur in no word share class 0.
    private int assignClasses(List<String> words) {
        int count = 1;
        for (String word : words) {
            for (byte b : utf8(word)) {
                int c = b & 0xff;
                if (classes[c] == 0) {
                    classes[c] = (byte) count;
                    if (c >= 'a' && c <= 'z') {
                        classes[c - 0x20] = (byte) count;
                    }
                    count++;
                }
            }
        }
        return count;
    }

    private static byte[] utf8(String word) {
        return word.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private int grow(List<char[]> states, List<Long> masks) {
        states.add(new char[width]);
        masks.add(0L);
        return states.size() - 1;
    }

    private void addWord(String word, long mask, List<char[]> states, List<Long> masks) {
        int state = 0;
        for (byte b : utf8(word)) {
            int letter = classes[b & 0xff] & 0xff;
            if (states.get(state)[letter] == 0) {
                states.get(state)[letter] = (char) grow(states, masks);
            }
            state = states.get(state)[letter];
        }
        masks.set(state, masks.get(state) | mask);
    }

    /// Breadth first: where a state has no edge of its own, that of the longest suffix that is a state takes its place.
    private void link(List<char[]> states, List<Long> masks) {
        int[] fallbacks = new int[states.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        for (int letter = 0; letter < width; letter++) {
            if (states.getFirst()[letter] != 0) {
                queue.add((int) states.getFirst()[letter]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            char[] fallback = states.get(fallbacks[state]);
            masks.set(state, masks.get(state) | masks.get(fallbacks[state]));
            char[] edges = states.get(state);
            for (int letter = 0; letter < width; letter++) {
                if (edges[letter] == 0) {
                    edges[letter] = fallback[letter];
                } else {
                    fallbacks[edges[letter]] = fallback[letter];
                    queue.add((int) edges[letter]);
                }
            }
        }
    }

    /// Bits of the words that stand in `text`.
    public long in(Slice text) {
        return in(text.bytes(), text.offset(), text.end());
    }

    /// Bits of the words that stand in `bytes[from, to)`.
    public long in(byte[] bytes, int from, int to) {
        long seen = 0;
        int row = 0;
        for (int i = from; i < to; i++) {
            row = next[row + (classes[bytes[i] & 0xff] & 0xff)];
            if (row < 0) {
                row = ~row;
                seen |= found[row / width];
            }
        }
        return seen;
    }

    /// Bits of the words that stand in a command as a shell reads it: without quotes, carets and backticks, with one
    /// blank for any number of blanks and of what parts words, around the text too, and without `.exe`.
    long inCommand(byte[] bytes, int from, int to) {
        long seen = 0;
        boolean blank = true;
        int row = next[classes[' '] & 0xff];
        row = row < 0 ? ~row : row;
        for (int i = from; i <= to; i++) {
            byte b = i == to ? (byte) ' ' : bytes[i];
            byte kind = b < 0 ? 0 : SHELL[b];
            if (kind == DROPPED || kind == PARTING && blank) {
                continue;
            }
            blank = kind == PARTING;
            if (blank) {
                b = ' ';
            } else if (b == '.' && isProgram(bytes, i, to)) {
                i += 3;
                continue;
            }
            row = next[row + (classes[b & 0xff] & 0xff)];
            if (row < 0) {
                row = ~row;
                seen |= found[row / width];
            }
        }
        return seen;
    }

    /// Whether a program's name ends at the dot.
    private static boolean isProgram(byte[] bytes, int dot, int to) {
        return dot + 3 < to
                && (bytes[dot + 1] | 0x20) == 'e'
                && (bytes[dot + 2] | 0x20) == 'x'
                && (bytes[dot + 3] | 0x20) == 'e'
                && (dot + 4 == to || bytes[dot + 4] >= 0 && SHELL[bytes[dot + 4]] != 0);
    }

    /// The mask of all of some words.
    ///
    /// @param all the words in the order given to [#of]
    public static long mask(List<String> all, String... some) {
        return Arrays.stream(some)
                .mapToLong(word -> {
                    int index = all.indexOf(word);
                    if (index < 0) {
                        throw new IllegalArgumentException("\"" + word + "\" is not looked for");
                    }
                    return 1L << index;
                })
                .reduce(0, (a, b) -> a | b);
    }
}
