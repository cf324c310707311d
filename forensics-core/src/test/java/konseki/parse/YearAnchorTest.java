package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Timestamp;
import konseki.evidence.DateHints;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import org.junit.jupiter.api.Test;

class YearAnchorTest {
    private static final String YEARLESS = "Jun  4 03:00:00 lnx sshd[1]: x\n";
    private static final Instant CLONED = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void fullDatesInTheSameFileComeFirst() {
        YearAnchor anchor = anchor(
                YEARLESS + "date=2023-06-04 time=03:00:01 devname=\"FG1\"\n",
                new DateHints(Optional.of(CLONED), OptionalLong.empty(), OptionalLong.empty()));
        assertThat(anchor.from()).isEqualTo(YearSource.OWN_DATES);
        assertThat(read(anchor, 6, 4)).isEqualTo("2023-06-04T00:00:00Z");
        // The file goes on over New Year, and began a little before its first full date.
        assertThat(read(anchor, 12, 31)).isEqualTo("2023-12-31T00:00:00Z");
        assertThat(read(anchor, 1, 2)).isEqualTo("2024-01-02T00:00:00Z");
        assertThat(read(anchor, 5, 30)).isEqualTo("2023-05-30T00:00:00Z");
    }

    @Test
    void aDateInsideAMessageIsNone() {
        YearAnchor anchor = anchor(
                "Jun  4 03:00:00 lnx app: " + "x".repeat(160) + " valid until 2031-01-01 00:00:00\n", DateHints.NONE);
        assertThat(anchor.from()).isEqualTo(YearSource.FILE_TIME);
    }

    @Test
    void theContainersTimeTravelsWithTheBytes() {
        Instant written = Instant.parse("2023-06-05T10:00:00Z");
        YearAnchor anchor =
                anchor(YEARLESS, new DateHints(Optional.of(written), OptionalLong.empty(), OptionalLong.empty()));
        assertThat(anchor.from()).isEqualTo(YearSource.STORED);
        assertThat(read(anchor, 6, 4)).isEqualTo("2023-06-04T00:00:00Z");
        assertThat(read(anchor, 6, 10)).isEqualTo("2022-06-10T00:00:00Z");
    }

    @Test
    void otherFilesSayWhichYearIsMeant() {
        YearAnchor anchor = anchor(YEARLESS, others("2023-05-28", "2023-06-05"));
        assertThat(anchor.from()).isEqualTo(YearSource.OTHERS);
        assertThat(read(anchor, 6, 4)).isEqualTo("2023-06-04T00:00:00Z");
        String december = YEARLESS.replace("Jun  4", "Dec 28");
        YearAnchor before = anchor(december, others("2023-01-02", "2023-01-05"));
        assertThat(read(before, 12, 28)).isEqualTo("2022-12-28T00:00:00Z");
        assertThat(read(before, 1, 3)).isEqualTo("2023-01-03T00:00:00Z");
    }

    @Test
    void whatWasRecordedHoldsUnlessItWasTheFilesTimeAndOthersKnowBetter() {
        Map<String, String> recorded = Map.of("year-anchor", "2022-06-06T00:00:00Z", "year-from", "file time");
        Prologue alone = prologue(YEARLESS, recorded, DateHints.NONE);
        assertThat(read(YearAnchor.of(alone, ZoneOffset.UTC), 6, 4)).isEqualTo("2022-06-04T00:00:00Z");
        Prologue beside = prologue(YEARLESS, recorded, others("2023-05-28", "2023-06-05"));
        assertThat(read(YearAnchor.of(beside, ZoneOffset.UTC), 6, 4)).isEqualTo("2023-06-04T00:00:00Z");
        Map<String, String> named = Map.of("year-anchor", "2022-06-06T00:00:00Z", "year-from", "file name");
        Prologue known = prologue(YEARLESS, named, others("2023-05-28", "2023-06-05"));
        assertThat(read(YearAnchor.of(known, ZoneOffset.UTC), 6, 4)).isEqualTo("2022-06-04T00:00:00Z");
    }

    private static DateHints others(String from, String to) {
        return DateHints.NONE.withOthers(nanos(from), nanos(to));
    }

    private static long nanos(String day) {
        return Instant.parse(day + "T00:00:00Z").getEpochSecond() * Timestamp.SECOND;
    }

    private static YearAnchor anchor(String head, DateHints hints) {
        return YearAnchor.of(prologue(head, Map.of(), hints), ZoneOffset.UTC);
    }

    private static Prologue prologue(String head, Map<String, String> recorded, DateHints hints) {
        byte[] bytes = head.getBytes(StandardCharsets.UTF_8);
        return new Prologue(bytes, "auth.log", bytes.length, CLONED, ReadingRules.NONE, recorded, hints);
    }

    private static String read(YearAnchor anchor, int month, int day) {
        EventBuffer out = new EventBuffer();
        assertThat(new MemberClock(ZoneOffset.UTC, anchor.nanos()).setYearless(out, month, day, 0, 0, 0, 0))
                .isTrue();
        assertThat(out.isYearInferred()).isTrue();
        return Timestamp.format(out.number(Field.TIMESTAMP));
    }
}
