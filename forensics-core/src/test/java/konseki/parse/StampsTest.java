package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampsTest {
    private static final long ANCHOR = Timestamp.of(2023, 6, 6, 0, 0, 0, 0, 0);

    private final EventBuffer out = new EventBuffer();
    private final MemberClock clock = new MemberClock(ZoneId.of("Asia/Tokyo"), ANCHOR);

    @ParameterizedTest
    @CsvSource({
        "Jun  5 03:00:00, 2023-06-04T18:00:00Z, 15",
        "jun 5 03:00:00 host, 2023-06-04T18:00:00Z, 14",
        "Jun 05 03:00:00.25 host, 2023-06-04T18:00:00.250Z, 18",
        "Jun 05 2019 03:00:00: x, 2019-06-04T18:00:00Z, 20",
        "Jun  5 03:00:00 2019 x, 2019-06-04T18:00:00Z, 20",
        "Jun  5 03:00:00 1234 x, 2023-06-04T18:00:00Z, 15",
        "Dec 31 23:59:59 x, 2022-12-31T14:59:59Z, 15",
        "Jun  8 00:00:00 x, 2022-06-07T15:00:00Z, 15",
        "Jun  7 08:59:00 x, 2023-06-06T23:59:00Z, 15",
        "Feb 29 12:00:00 x, 2020-02-29T03:00:00Z, 15",
        "Feb 30 12:00:00 x, none, 15",
        "Jun  5 24:00:00 x, none, 15",
        "Foo  5 03:00:00 x, no, 0",
        "Jun  5 3:00:00 x, no, 0",
        "Jun  5, no, 0"
    })
    void readsStampsOfSyslog(String text, String expected, int length) {
        check(Stamps.bsd(bytes(text), 0, text.length(), clock, out), expected, length);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-05T03:00:00Z x, 2023-06-05T03:00:00Z, 20",
        "2023-06-05T03:00:00+09:00, 2023-06-04T18:00:00Z, 25",
        "2023-06-05T03:00:00-0530 x, 2023-06-05T08:30:00Z, 24",
        "2023-06-05T03:00:00+09 x, 2023-06-04T18:00:00Z, 22",
        "2023-06-05 03:00:00.123456789Z, 2023-06-05T03:00:00.123456789Z, 30",
        "'2023-06-05 03:00:00,5', 2023-06-04T18:00:00.500Z, 21",
        "2023-06-05T03:00:00.1234567891234Z, 2023-06-05T03:00:00.123456789Z, 34",
        "2023-06-05T03:00:60Z, 2023-06-05T03:01:00Z, 20",
        "1601-01-01T00:00:00Z, none, 20",
        "9999-12-31T23:59:59Z, none, 20",
        "2023-13-05T03:00:00Z, none, 20",
        "2023-06-05T03:00, no, 0",
        "2023-6-05T03:00:00, no, 0"
    })
    void readsStampsOfIso8601(String text, String expected, int length) {
        check(Stamps.iso(bytes(text), 0, text.length(), clock, out), expected, length);
    }

    @ParameterizedTest
    @CsvSource({
        "1685901600, 2023-06-04T18:00:00Z",
        "1685901600123, 2023-06-04T18:00:00.123Z",
        "1685901600123456, 2023-06-04T18:00:00.123456Z",
        "1685901600123456789, 2023-06-04T18:00:00.123456789Z",
        "1685901600.5, 2023-06-04T18:00:00.500Z",
        "0, 1970-01-01T00:00:00Z",
        "7258118400, no",
        "9223372036854775807, no",
        "99999999999, no",
        "16859016x0, no",
        "1685901600., no",
        "'', no"
    })
    void readsCountsSince1970ByTheirSize(String text, String expected) {
        boolean set = Stamps.epoch(bytes(text), 0, text.length(), clock, out);
        assertThat(set ? Timestamp.format(out.number(Field.TIMESTAMP)) : "no").isEqualTo(expected);
    }

    @Test
    void readsEverySecondOfAYearLikeTheJdk() {
        for (long second = 0; second < 366L * 86400; second += 4567) {
            Instant expected = Instant.parse("2019-12-31T00:00:00Z").plusSeconds(second);
            byte[] text = bytes(expected.toString());
            out.clear();
            assertThat(Stamps.iso(text, 0, text.length, clock, out)).isEqualTo(text.length);
            assertThat(out.number(Field.TIMESTAMP)).isEqualTo(expected.getEpochSecond() * Timestamp.SECOND);
        }
    }

    /// Clocks jump: an hour that does not exist and one that comes twice must read the same in any order of records.
    @Test
    void readsLocalTimesAroundAChangeOfTheClockInAnyOrder() {
        MemberClock berlin = new MemberClock(ZoneId.of("Europe/Berlin"), ANCHOR);
        String[] stamps = {"2023-03-26 01:59:59", "2023-03-26 03:00:00", "2022-10-30 02:30:00", "2022-10-30 03:00:00"};
        String[] expected = {
            "2023-03-26T00:59:59Z", "2023-03-26T01:00:00Z", "2022-10-30T00:30:00Z", "2022-10-30T02:00:00Z"
        };
        for (int i = 0; i < 16; i++) {
            int at = (i * 7 + i / 4) % 4;
            out.clear();
            Stamps.iso(bytes(stamps[at]), 0, stamps[at].length(), berlin, out);
            assertThat(Timestamp.format(out.number(Field.TIMESTAMP))).isEqualTo(expected[at]);
        }
    }

    private void check(int end, String expected, int length) {
        assertThat(end).isEqualTo(expected.equals("no") ? Stamps.NONE : length);
        if (end >= 0) {
            boolean timed = out.has(Field.TIMESTAMP);
            assertThat(timed ? Timestamp.format(out.number(Field.TIMESTAMP)) : "none")
                    .isEqualTo(expected);
            assertThat(out.vendor(MemberClock.UNREADABLE_TIME).isAbsent()).isEqualTo(timed);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
