package konseki.coverage;

import java.util.HashMap;
import java.util.Map;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.Networks;
import konseki.event.Timestamp;

/// Most bytes that went to an address in five minutes, as one sensor saw them. Belongs to one thread.
///
/// Where the address opened the flows, its own rows say so. Where it was spoken to, the rows of whoever spoke hold all
/// that those sent, which is an upper end; so is all that the hour's flows carried.
final class SessionPeaks {
    private static final long PER_HOUR = Timestamp.HOUR / FiveMinutes.LENGTH;

    private final Networks address;
    private final long since;
    private final Map<String, Long> opened = new HashMap<>();
    private final Map<Speaker, Map<Long, Long>> spokenTo = new HashMap<>();
    private long peak;

    private record Speaker(String sensor, long high, long low) {}

    /// @param since nothing that ended before is the attacker's
    SessionPeaks(Networks address, long since) {
        this.address = address;
        this.since = since;
    }

    /// Notes who spoke to the address, and how much in which hours.
    void note(FlowSum flow) {
        if (flow.when().to() >= since && address.contains(flow.destinationHigh(), flow.destinationLow())) {
            Map<Long, Long> hours = spokenTo.computeIfAbsent(
                    new Speaker(flow.sensor(), flow.sourceHigh(), flow.sourceLow()), _ -> new HashMap<>());
            for (long hour = flow.endHour() - flow.hoursBack(); hour <= flow.endHour(); hour++) {
                hours.merge(hour, flow.sentHi(), SessionPeaks::plus);
            }
        }
    }

    /// After all flows were noted.
    void read(SortedRows ledger) {
        Map<Speaker, Map<Long, Long>> sent = new HashMap<>();
        try (RowCursor cursor = ledger.rows(FiveMinutes.TABLE)) {
            while (cursor.next()) {
                FiveMinutes row = FiveMinutes.of(cursor);
                boolean late = (row.end() + 1) * FiveMinutes.LENGTH - 1 >= since;
                Speaker speaker = new Speaker(row.sensor(), row.sourceHigh(), row.sourceLow());
                if (late && address.contains(row.sourceHigh(), row.sourceLow())) {
                    for (long at = row.end() - Math.max(0, row.lasted() - 1); at <= row.end(); at++) {
                        long bytes = opened.merge(
                                row.sensor() + "\t" + at,
                                FiveMinutes.share(row.received(), row.lasted()),
                                SessionPeaks::plus);
                        peak = Math.max(peak, bytes);
                    }
                } else if (late && spokenTo.containsKey(speaker)) {
                    Map<Long, Long> own = sent.computeIfAbsent(speaker, _ -> new HashMap<>());
                    for (long at = row.end() - Math.max(0, row.lasted() - 1); at <= row.end(); at++) {
                        own.merge(at, FiveMinutes.share(row.sent(), row.lasted()), SessionPeaks::plus);
                    }
                }
            }
        }
        spokenTo.forEach((speaker, hours) -> {
            Map<Long, Long> own = sent.getOrDefault(speaker, Map.of());
            hours.forEach((hour, bytes) -> {
                long most = 0;
                for (long at = hour * PER_HOUR; at < (hour + 1) * PER_HOUR; at++) {
                    most = Math.max(most, own.getOrDefault(at, 0L));
                }
                peak = Math.max(peak, Math.min(bytes, most));
            });
        });
    }

    /// Most bytes in five minutes.
    long peak() {
        return peak;
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
