package konseki.detect.egress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import konseki.detect.Context;
import konseki.detect.SortedRows;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.TimeRange;

/// What the flows say about [TransferTraces]: how much left unexplained soon after an archive was made, and whether an
/// asset spoke to a destination before the attack. Immutable.
public final class LoudEgress {
    /// Bytes sent within 24 h after an archive, at most; whole days, so never less.
    public static final String AFTER = "unexplained-within-24h.hi";
    /// Whether the asset spoke to the destination before the attack.
    public static final String KNOWN = "destination-in-baseline";

    private static final TimeRange ALWAYS = new TimeRange(0, Timestamp.END);

    private final Transfers transfers;
    private final Map<String, NavigableMap<Long, Long>> byAsset = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    private LoudEgress(Transfers transfers) {
        this.transfers = transfers;
    }

    /// @param rows the state of [EgressVolume]
    public static LoudEgress of(SortedRows rows, EgressRules rules, Context context) {
        LoudEgress loud = new LoudEgress(new Transfers(context.rules()));
        long firstDay = loud.transfers.day(Math.floorDiv(context.baseline().end(), Timestamp.HOUR));
        EgressSignals signals = new EgressSignals(rules, context.rules(), context.baseline(), firstDay);
        loud.transfers.forEach(rows, ALWAYS, group -> loud.add(group, signals, firstDay, context));
        return loud;
    }

    private void add(TransferGroup group, EgressSignals signals, long firstDay, Context context) {
        if (!group.days().headMap(firstDay, false).isEmpty()) {
            known.add(group.asset() + "\t" + group.external());
            group.labels().forEach(label -> known.add(group.asset() + "\t" + label));
        }
        if (new TransferContext(group, context).allowance().isEmpty()) {
            signals.loudDays(group)
                    .forEach((day, sums) -> byAsset.computeIfAbsent(group.asset(), k -> new TreeMap<>())
                            .merge(day, sums.sentHi(), (a, b) -> TransferGroup.saturated(a + b)));
        }
    }

    /// Bytes to destinations that nobody expects, on the days that a range and the 24 h after it touch.
    private long after(String asset, TimeRange when) {
        long first = transfers.day(Math.floorDiv(when.from(), Timestamp.HOUR));
        long last = transfers.day(Math.floorDiv(when.to() + Timestamp.DAY, Timestamp.HOUR));
        return byAsset.getOrDefault(asset, new TreeMap<>()).subMap(first, true, last, true).values().stream()
                .reduce(0L, (a, b) -> TransferGroup.saturated(a + b));
    }

    /// The detection with what the flows say of it among its facts; another detector's is left as it is.
    public Detection explained(Detection detection) {
        if (!detection.detector().equals(TransferTraces.NAME)) {
            return detection;
        }
        String asset = detection.subject().getOrDefault("asset", "");
        SortedMap<String, String> facts = new TreeMap<>(detection.facts());
        if (facts.containsKey("largest-archive")) {
            facts.put(AFTER, Long.toString(after(asset, detection.when())));
        }
        String destination = detection
                .subject()
                .getOrDefault("destination", detection.subject().getOrDefault("destination.domain", ""));
        if (!destination.isEmpty()) {
            facts.put(KNOWN, known.contains(asset + "\t" + destination) ? "yes" : "no");
        }
        return new Detection(
                detection.detector(),
                detection.title(),
                detection.subject(),
                detection.when(),
                detection.score(),
                detection.signals(),
                detection.techniques(),
                facts,
                detection.benign(),
                detection.queries());
    }
}
