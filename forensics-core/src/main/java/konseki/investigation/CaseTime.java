package konseki.investigation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import konseki.event.Timestamp;

/// Moments as case.yaml writes them: ISO 8601 with an offset, or local in the zone of the case.
final class CaseTime {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final String EXAMPLE = "Write it like 2023-06-03T09:00:00+09:00.";

    private final ZoneId zone;

    CaseTime(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /// Nanoseconds UTC.
    Long nanos(String text) {
        Instant moment = instant(text);
        long seconds = moment.getEpochSecond();
        if (seconds < 0 || seconds >= Timestamp.END / Timestamp.SECOND) {
            throw new IllegalArgumentException(Quoted.of(text) + " is not between 1970 and 2200. Correct the year.");
        }
        return seconds * Timestamp.SECOND + moment.getNano();
    }

    private Instant instant(String text) {
        return switch (parse(text)) {
            case OffsetDateTime stamp -> stamp.toInstant();
            case LocalDateTime local -> local.toInstant(offset(text, local));
            default -> throw new IllegalStateException();
        };
    }

    private static TemporalAccessor parse(String text) {
        try {
            return ISO.parseBest(text.strip().replaceFirst(" ", "T"), OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException notIso) {
            throw new IllegalArgumentException(Quoted.of(text) + " is no date and time. " + EXAMPLE);
        }
    }

    private ZoneOffset offset(String text, LocalDateTime local) {
        List<ZoneOffset> valid = zone.getRules().getValidOffsets(local);
        if (valid.size() != 1) {
            throw new IllegalArgumentException(Quoted.of(text) + " happened " + (valid.isEmpty() ? "never" : "twice")
                    + " in " + zone.getId() + ", where clocks were changed. Write the offset behind it.");
        }
        return valid.getFirst();
    }

    /// When somebody signed: a moment or a day, kept as written.
    String signed(String text) {
        try {
            LocalDate.parse(text.strip(), DateTimeFormatter.ISO_LOCAL_DATE);
        } catch (DateTimeException notADay) {
            nanos(text);
        }
        return text;
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip(), DateTimeFormatter.ISO_LOCAL_DATE);
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(Quoted.of(text) + " is no day. Write it like 2023-06-05.");
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(Quoted.of(text)
                    + " is no time zone. Write a region such as Asia/Tokyo, or an offset such as +09:00.");
        }
    }
}
