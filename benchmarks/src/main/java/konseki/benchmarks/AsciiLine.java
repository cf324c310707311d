package konseki.benchmarks;

import java.util.Arrays;

/// A line of ASCII that is being written; reused, so that a generator is no slower than a disk. Belongs to one thread.
final class AsciiLine {
    private byte[] bytes = new byte[4096];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    AsciiLine text(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    AsciiLine text(String ascii, int from, int to) {
        room(to - from);
        for (int i = from; i < to; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /// @param number not below 0
    AsciiLine number(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return padded(number, digits);
    }

    /// With zeros before it, to that many digits.
    AsciiLine padded(long number, int digits) {
        room(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// An IPv4 address from its 32 bits.
    AsciiLine address(long bits) {
        return number(bits >> 24 & 255)
                .text(".")
                .number(bits >> 16 & 255)
                .text(".")
                .number(bits >> 8 & 255)
                .text(".")
                .number(bits & 255);
    }

    /// Takes the last character back.
    AsciiLine dropLast() {
        length--;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
