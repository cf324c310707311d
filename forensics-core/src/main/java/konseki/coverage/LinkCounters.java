package konseki.coverage;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.event.Timestamp;
import konseki.event.VendorName;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;

/// Bytes that went out of a link, by its own counter: an upper end for what a silent sensor did not see
/// (`docs/method.md`, Bytes). Read from the state once; immutable then.
///
/// A record gives a mean rate over the time to its neighbour (MRTG's log: the newest rows five minutes apart, older
/// ones
/// up to a day). Descriptions differ on which neighbour, so between two records the larger of their rates counts.
final class LinkCounters {
    /// The dataset of such records, and the vendor fields that hold the rates, bytes per second.
    static final String DATASET = "mrtg.rate";
    static final VendorName OUT = VendorName.of("mrtg.out");
    static final VendorName IN = VendorName.of("mrtg.in");

    static final Table TABLE = Table.of("counters", 1, Slot.MAX, Slot.MAX);
    private static final int OUT_RATE = 0;
    private static final int IN_RATE = 1;

    /// A 32-bit counter read every 5 minutes wraps unseen above this rate.
    static final long WRAPS_AT_BYTES_PER_SECOND = 114_000_000 / 8;
    private static final Slice DATASET_NAME = Slice.of(DATASET);
    private static final Volume NO_ROWS =
            new Volume.Unbounded(new Wording("the counter of the line does not cover the gap", "回線のカウンターが欠落の期間を含まない"));
    private static final Volume MAY_WRAP =
            new Volume.Unbounded(new Wording("the counter of the line may have wrapped", "回線のカウンターが桁あふれし得る"));

    /// Sensor name to (time, bytes per second out).
    private final Map<String, NavigableMap<Long, Long>> rates = new TreeMap<>();

    /// Hot; called by [Ledger] for every event.
    static void observe(Event event, Tables tables) {
        if (!event.written(Field.EVENT_DATASET).sameAs(DATASET_NAME)) {
            return;
        }
        long out = decimal(event.vendor(OUT));
        long in = decimal(event.vendor(IN));
        if (out >= 0 && in >= 0) {
            tables.row(TABLE)
                    .key(event.sensor())
                    .key(event.memberId())
                    .key(event.number(Field.TIMESTAMP))
                    .add(OUT_RATE, out)
                    .add(IN_RATE, in);
        }
    }

    /// The number, or -1 if it is none of up to 15 digits.
    private static long decimal(Slice text) {
        if (text.length() == 0 || text.length() > 15) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static LinkCounters read(SortedRows rows, SensorNames names) {
        LinkCounters counters = new LinkCounters();
        try (RowCursor cursor = rows.rows(TABLE)) {
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String sensor = key.text();
                String member = key.text();
                long at = key.number();
                counters.rates
                        .computeIfAbsent(names.of(DATASET, sensor, member).name(), _ -> new TreeMap<>())
                        .merge(at, cursor.slot(OUT_RATE), Math::max);
            }
        }
        return counters;
    }

    boolean has(String sensor) {
        return rates.containsKey(sensor);
    }

    /// Names of all counters.
    Iterable<String> sensors() {
        return rates.keySet();
    }

    /// Whether the counter has rows before and after a time.
    boolean covers(String sensor, TimeRange when) {
        NavigableMap<Long, Long> rows = rates.get(sensor);
        return rows != null && rows.firstKey() <= when.from() && rows.lastKey() > when.from();
    }

    /// Most bytes that left through the links of these counters in a time; rows that reach over its ends count whole.
    Volume out(Iterable<String> counters, TimeRange when) {
        Volume sum = Volume.none();
        boolean any = false;
        for (String counter : counters) {
            NavigableMap<Long, Long> rows = rates.get(counter);
            if (rows != null) {
                any = true;
                sum = sum.plus(out(rows, when));
            }
        }
        return any ? sum : NO_ROWS;
    }

    private static Volume out(NavigableMap<Long, Long> rows, TimeRange when) {
        Long from = rows.floorKey(when.from());
        Long end = rows.ceilingKey(when.to());
        if (from == null || end == null) {
            return NO_ROWS;
        }
        long bytes = 0;
        long since = from;
        long rateBefore = 0;
        for (Map.Entry<Long, Long> row : rows.subMap(from, true, end, true).entrySet()) {
            long rate = Math.max(rateBefore, row.getValue());
            if (rate >= WRAPS_AT_BYTES_PER_SECOND) {
                return MAY_WRAP;
            }
            bytes += rate * Math.ceilDiv(row.getKey() - since, Timestamp.SECOND);
            since = row.getKey();
            rateBefore = row.getValue();
        }
        return Volume.of(bytes);
    }
}
