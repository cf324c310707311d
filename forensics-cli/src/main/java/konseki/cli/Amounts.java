package konseki.cli;

import java.time.Duration;
import java.util.Locale;

/// Amounts for people, in the units of data sheets: 1 MB is 1,000,000 bytes.
final class Amounts {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Amounts() {}

    /// Three digits at least: `999 B`, `1.00 kB`, `12.3 MB`. Cut off, never rounded up.
    static String bytes(long bytes) {
        long whole = bytes;
        long thousandth = 0;
        int unit = 0;
        while (whole >= 1000) {
            thousandth = whole % 1000;
            whole /= 1000;
            unit++;
        }
        if (unit == 0) {
            return whole + " B";
        }
        String fraction = String.format(Locale.ROOT, "%03d", thousandth);
        int digits = whole < 10 ? 2 : whole < 100 ? 1 : 0;
        return whole + (digits == 0 ? "" : "." + fraction.substring(0, digits)) + " " + UNITS[unit];
    }

    /// `1,234,567`.
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// `0:07`, `12:34`, `1:02:03`.
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
