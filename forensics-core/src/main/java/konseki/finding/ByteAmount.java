package konseki.finding;

/// Bytes as reports print them: rounded up to two significant digits, in decimal units (1 kB = 1000 B). What could have
/// left is never rounded down.
public final class ByteAmount {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteAmount() {}

    /// `1.3 MB`, `450 kB`, `7 B`.
    public static String roundedUp(long bytes) {
        if (bytes < 100) {
            return bytes + " B";
        }
        long unit = 1;
        int name = 0;
        long rounded = twoDigitsUp(bytes);
        while (rounded / unit >= 1000) {
            unit *= 1000;
            name++;
        }
        long whole = rounded / unit;
        long tenths = rounded % unit / Math.max(1, unit / 10);
        return (whole < 10 && unit > 1 ? whole + "." + tenths : Long.toString(whole)) + " " + UNITS[name];
    }

    public static String roundedUp(Volume volume, Language language) {
        return switch (volume) {
            case Volume.AtMost(long bytes) -> roundedUp(bytes);
            case Volume.Unbounded _ -> language == Language.JA ? "上限なし" : "not bounded";
        };
    }

    private static long twoDigitsUp(long bytes) {
        long step = 1;
        while (bytes / step >= 100) {
            step *= 10;
        }
        long digits = bytes / step + (bytes % step == 0 ? 0 : 1);
        return digits > Long.MAX_VALUE / step ? Long.MAX_VALUE : digits * step;
    }
}
