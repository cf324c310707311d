package konseki.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import konseki.event.Field;
import konseki.event.VirtualField;

/// What the number of a field counts, and so how a query may write it.
enum NumberUnit {
    /// Nanoseconds since 1970, written as a date or a time.
    TIME("a date or time such as 2023-06-04, \"2023-06-04T15:00:00Z\"", Map.of()),
    BYTES("a number of bytes such as 512, 10MB (decimal) or 64KiB (binary)", bytes()),
    /// Nanoseconds.
    DURATION("a duration such as 90s, 10min, 8h, 250ms, or nanoseconds without a unit", durations()),
    COUNT("a whole number", Map.of());

    private static final List<Field> BYTE_FIELDS = List.of(
            Field.SOURCE_BYTES,
            Field.DESTINATION_BYTES,
            Field.SOURCE_BYTES_LO,
            Field.DESTINATION_BYTES_LO,
            Field.FILE_SIZE);

    private final String expected;
    private final Map<String, Long> factors;

    NumberUnit(String expected, Map<String, Long> factors) {
        this.expected = expected;
        this.factors = factors;
    }

    static NumberUnit of(FieldRef ref) {
        return switch (ref) {
            case FieldRef.Stored(Field field) when field == Field.TIMESTAMP -> TIME;
            case FieldRef.Stored(Field field) when field == Field.EVENT_DURATION -> DURATION;
            case FieldRef.Stored(Field field) -> BYTE_FIELDS.contains(field) ? BYTES : COUNT;
            case FieldRef.Virtual(VirtualField field) -> ofVirtual(field);
            case FieldRef.Vendor _ -> COUNT;
        };
    }

    private static NumberUnit ofVirtual(VirtualField field) {
        return switch (field) {
            case EVENT_START, EVENT_END, HOUR, DAY -> TIME;
            case EGRESS_LO, EGRESS_HI -> BYTES;
            case EVENT_ID, SOURCE, DIRECTION, INTERNAL_IP, EXTERNAL_IP, USER -> COUNT;
        };
    }

    private static Map<String, Long> bytes() {
        return Map.ofEntries(
                Map.entry("B", 1L),
                Map.entry("kB", 1000L),
                Map.entry("KB", 1000L),
                Map.entry("MB", 1000_000L),
                Map.entry("GB", 1000_000_000L),
                Map.entry("TB", 1000_000_000_000L),
                Map.entry("KiB", 1L << 10),
                Map.entry("MiB", 1L << 20),
                Map.entry("GiB", 1L << 30),
                Map.entry("TiB", 1L << 40));
    }

    private static Map<String, Long> durations() {
        return Map.of(
                "ns", 1L,
                "us", 1000L,
                "ms", 1000_000L,
                "s", 1000_000_000L,
                "m", 60_000_000_000L,
                "min", 60_000_000_000L,
                "h", 3600_000_000_000L,
                "d", 86_400_000_000_000L);
    }

    /// What an error message says was expected.
    String expected() {
        return expected;
    }

    /// Reads a number with one of this unit's suffixes; not for [#TIME].
    ///
    /// @throws NumberFormatException if it is none, no whole number, or too large
    long read(String text) {
        int end = 0;
        while (end < text.length() && end < 40 && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String suffix = text.substring(end).strip();
        Long factor = suffix.isEmpty() ? Long.valueOf(1) : factors.get(suffix);
        if (factor == null) {
            throw new NumberFormatException(suffix);
        }
        try {
            return new BigDecimal(text.substring(0, end))
                    .multiply(BigDecimal.valueOf(factor))
                    .longValueExact();
        } catch (ArithmeticException notWhole) {
            throw (NumberFormatException) new NumberFormatException(text).initCause(notWhole);
        }
    }
}
