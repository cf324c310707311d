package konseki.investigation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers with units as people write them: `12 GiB`, `100 Mbit/s`, `24 h`. Exact: what is no whole number in the base
/// unit is refused, not rounded.
public final class Quantity {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,18})?) ?([A-Za-z/%]{0,8})");
    private static final Map<String, Long> SIZES = sizes();
    private static final Map<String, Long> RATES = rates();
    private static final Map<String, Long> THRESHOLDS = thresholds();

    private Quantity() {}

    /// Bytes.
    ///
    /// @throws IllegalArgumentException saying what to write instead
    public static long size(String text) {
        return read(text, SIZES, "a size", "12 GiB, 500 MB or 1048576");
    }

    /// Bits per second, more than 0.
    static Long rate(String text) {
        long bitsPerSecond = read(text, RATES, "a rate", "100 Mbit/s, 1 Gbit/s or 12.5 MB/s");
        if (bitsPerSecond == 0) {
            throw new IllegalArgumentException("a rate of 0 is no way out. Leave the line away.");
        }
        return bitsPerSecond;
    }

    /// A plain number, bytes, bits per second, percent as it is, or a duration in nanoseconds.
    static Long threshold(String text) {
        return read(text, THRESHOLDS, "a threshold", "50, 80 %, 100 MiB, 100 Mbit/s, 5 min or 24 h");
    }

    private static Long read(String text, Map<String, Long> units, String what, String examples) {
        Matcher form = FORM.matcher(text.strip());
        Long unit = form.matches() ? units.get(form.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not " + what + ". Write it like " + examples + ".");
        }
        try {
            return new BigDecimal(form.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValueExact();
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException(Quoted.of(text)
                    + " is no whole number of 64 bits in its base unit. Write it like " + examples + ".");
        }
    }

    private static Map<String, Long> sizes() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("", 1L);
        units.put("B", 1L);
        putPowers(units, "B", 1);
        long binary = 1;
        for (String prefix : new String[] {"Ki", "Mi", "Gi", "Ti", "Pi"}) {
            binary *= 1024;
            units.put(prefix + "B", binary);
        }
        return units;
    }

    private static Map<String, Long> rates() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("bit/s", 1L);
        units.put("bps", 1L);
        putPowers(units, "bit/s", 1);
        putPowers(units, "bps", 1);
        putPowers(units, "B/s", 8);
        return units;
    }

    private static Map<String, Long> thresholds() {
        Map<String, Long> units = new LinkedHashMap<>(sizes());
        units.putAll(rates());
        units.put("%", 1L);
        long second = 1_000_000_000L;
        units.put("ms", second / 1000);
        units.put("s", second);
        units.put("min", 60 * second);
        units.put("h", 3600 * second);
        units.put("d", 86400 * second);
        return units;
    }

    private static void putPowers(Map<String, Long> units, String base, long factor) {
        long power = factor;
        for (String prefix : new String[] {"k", "M", "G", "T", "P"}) {
            power *= 1000;
            units.put(prefix + base, power);
            if (prefix.equals("k")) {
                units.put("K" + base, power);
            }
        }
    }
}
