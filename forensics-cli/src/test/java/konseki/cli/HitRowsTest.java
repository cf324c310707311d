package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.investigation.Hit;
import org.junit.jupiter.api.Test;

class HitRowsTest {

    private static Hit hit() {
        byte[] chunk = "denied =cmd ada".getBytes(StandardCharsets.UTF_8);
        EventBuffer event = new EventBuffer();
        event.startChunk(chunk, chunk);
        event.number(Field.TIMESTAMP, Timestamp.of(2024, 3, 1, 6, 2, 11, 5_000_000, 0));
        event.text(Field.EVENT_TYPE, chunk, 0, 6);
        event.ip(Field.SOURCE_IP, 0, IpAddress.v4(0xcb007109));
        event.number(Field.SOURCE_PORT, 51234);
        event.ip(Field.DESTINATION_IP, 0x20010db800000000L, 1);
        event.number(Field.DESTINATION_PORT, 22);
        event.text(Field.MESSAGE, chunk, 7, 11);
        return new Hit("00ff-0-9", event.toRecord(), "asa.log.gz", 9, 2);
    }

    @Test
    void showsWhereAndWhatAndLeavesEmptyColumnsOut() {
        Rows rows = HitRows.table(List.of(hit()), ZoneId.of("Asia/Tokyo"));
        assertThat(rows.columns())
                .containsExactly(
                        "@timestamp", "event.id", "origin", "event.action", "source", "destination", "message");
        assertThat(rows.rows())
                .containsExactly(List.of(
                        "2024-03-01T15:02:11.005+09:00",
                        "00ff-0-9",
                        "asa.log.gz:2@9",
                        "denied",
                        "203.0.113.9:51234",
                        "[2001:db8::1]:22",
                        "=cmd"));
    }

    @Test
    void givesASpreadsheetEveryField() {
        List<Object> row = HitRows.csvRow(hit(), ZoneOffset.UTC);
        assertThat(row).hasSameSizeAs(HitRows.csvColumns());
        assertThat(row.get(HitRows.csvColumns().indexOf("source.port"))).isEqualTo(51234L);
        assertThat(row.get(HitRows.csvColumns().indexOf("user.name"))).isEqualTo("");
        assertThat(CsvText.cell(row.get(HitRows.csvColumns().indexOf("message"))))
                .isEqualTo("\"'=cmd\"");
    }

    @Test
    void showsNoHitsAsNoColumns() {
        assertThat(HitRows.table(List.of(), ZoneOffset.UTC).rows()).isEmpty();
    }
}
