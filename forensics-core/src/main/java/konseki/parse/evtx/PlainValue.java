package konseki.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A value of binary XML as text, the plain way: for people, and as oracle of [ValueText].
///
/// @param type as stored, with [BinXml#ARRAY]
/// @param bytes its own
record PlainValue(int type, byte[] bytes) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT);
    private static final Instant EPOCH = Instant.parse("1601-01-01T00:00:00Z");

    boolean isArray() {
        return (type & BinXml.ARRAY) != 0;
    }

    boolean isFragment() {
        return type == BinXml.FRAGMENT;
    }

    /// Whether JSON writes it without quotes.
    boolean isBare() {
        return type >= BinXml.FIRST_NUMBER && type <= BinXml.LAST_NUMBER || type == BinXml.BOOL;
    }

    /// The items of an array; a value that is none is its only item.
    List<String> texts() {
        if (!isArray()) {
            return List.of(text());
        }
        int item = type & 0x7f;
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int end = ArrayItems.end(item, bytes, at, bytes.length);
            boolean cut = BinXml.width(item) > 0 && end - at < BinXml.width(item);
            if (!cut) {
                texts.add(new PlainValue(item, java.util.Arrays.copyOfRange(bytes, at, end)).text());
            }
            at = end;
        }
        return texts.isEmpty() ? List.of("") : texts;
    }

    String text() {
        int width = BinXml.width(type);
        boolean fits = width < 0 || bytes.length == width || type == BinXml.SIZE && bytes.length == 4;
        if (!fits) {
            return hex();
        }
        return switch (type) {
            case BinXml.NULL -> "";
            case BinXml.STRING -> string(bytes, 0, bytes.length);
            case BinXml.ANSI -> ansi();
            case 0x03, 0x05, 0x07, 0x09 -> Long.toString(number() << 64 - 8 * width >> 64 - 8 * width);
            case 0x04, 0x06, 0x08, 0x0a -> Long.toUnsignedString(number());
            case BinXml.REAL32 -> Float.toString(Float.intBitsToFloat((int) number()));
            case BinXml.REAL64 -> Double.toString(Double.longBitsToDouble(number()));
            case BinXml.BOOL -> number() == 0 ? "false" : "true";
            case BinXml.GUID -> guid();
            case BinXml.SIZE, BinXml.HEX32, BinXml.HEX64 -> "0x" + Long.toHexString(number());
            case BinXml.FILETIME -> fileTime();
            case BinXml.SYSTEMTIME -> systemTime();
            case BinXml.SID -> sid();
            default -> hex();
        };
    }

    private long number() {
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    private String hex() {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private String ansi() {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (b != 0) {
                text.appendCodePoint(Ansi.codePoint(b));
            }
        }
        return text.toString();
    }

    /// UTF-16 up to the first NUL.
    static String string(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, (to - from) / 2 * 2, StandardCharsets.UTF_16LE);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private String guid() {
        long high = (long) LittleEndian.i32(bytes, 0) << 32
                | (long) LittleEndian.u16(bytes, 4) << 16
                | LittleEndian.u16(bytes, 6);
        long low = Long.reverseBytes(LittleEndian.i64(bytes, 8));
        return "{" + new UUID(high, low).toString().toUpperCase(Locale.ROOT) + "}";
    }

    private String fileTime() {
        long ticks = number();
        long seconds = Long.divideUnsigned(ticks, 10_000_000);
        long rest = Long.remainderUnsigned(ticks, 10_000_000);
        return stamp(EPOCH.plusSeconds(seconds)
                .plusNanos(rest * 100)
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime());
    }

    private String systemTime() {
        int[] parts = new int[8];
        boolean zero = true;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = LittleEndian.u16(bytes, 2 * i);
            zero &= parts[i] == 0;
        }
        if (zero) {
            return stamp(EPOCH.atOffset(ZoneOffset.UTC).toLocalDateTime());
        }
        try {
            return stamp(
                    LocalDateTime.of(parts[0], parts[1], parts[3], parts[4], parts[5], parts[6], parts[7] * 1_000_000));
        } catch (DateTimeException e) {
            return hex();
        }
    }

    private static String stamp(LocalDateTime time) {
        return STAMP.format(time);
    }

    private String sid() {
        int count = bytes.length < 8 ? -1 : bytes[1] & 0xff;
        if (count < 0 || bytes.length != 8 + 4 * count) {
            return hex();
        }
        StringBuilder text = new StringBuilder("S-").append(bytes[0] & 0xff).append('-');
        text.append(Long.reverseBytes(LittleEndian.i64(bytes, 0)) & 0xffff_ffff_ffffL);
        for (int i = 0; i < count; i++) {
            text.append('-').append(LittleEndian.i32(bytes, 8 + 4 * i) & 0xffff_ffffL);
        }
        return text.toString();
    }
}
