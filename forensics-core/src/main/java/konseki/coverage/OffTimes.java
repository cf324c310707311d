package konseki.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import konseki.detect.Context;
import konseki.event.Timestamp;
import konseki.finding.TimeRange;

/// When a host was provably off: it said that it shuts down, its log stopped, it said that it starts, and neither a log
/// nor a flow speaks of it in between. Immutable.
final class OffTimes {
    private final Context context;
    private final LedgerReading ledger;
    private final CoverageRules rules;
    private final BoundaryTraffic traffic;

    OffTimes(Context context, LedgerReading ledger, CoverageRules rules, BoundaryTraffic traffic) {
        this.context = context;
        this.ledger = ledger;
        this.rules = rules;
        this.traffic = traffic;
    }

    List<TimeRange> of(String asset) {
        Activity all = ledger.writersOf(asset).all();
        List<TimeRange> off = new ArrayList<>();
        for (HostPower.Stop stop : new HostPower(ledger.marksOf(asset), rules)
                .stops(all, context.window().to() + 1)) {
            if (stop.announced()
                    && stop.started()
                    && isTrusted(stop, asset)
                    && isQuiet(asset, all, stop.when())
                    && stop.when().overlaps(context.window())) {
                off.add(stop.when());
            }
        }
        return off;
    }

    /// Rule AW: an intruder can write a shutdown, too.
    private boolean isTrusted(HostPower.Stop stop, String asset) {
        OptionalLong tainted = context.taintedSince(asset);
        return tainted.isEmpty()
                || tainted.getAsLong() > stop.until()
                || ledger.sensorsOfMember(stop.stopped().member()).stream()
                        .noneMatch(sensor -> ledger.sensor(sensor).attackerWritable());
    }

    /// The minutes at both ends belong to going down and coming up.
    private boolean isQuiet(String asset, Activity all, TimeRange when) {
        long from = when.from() + 2 * Activity.MINUTE;
        OptionalLong next = all.nextAfter(from);
        if (next.isPresent() && next.getAsLong() < when.to() - Activity.MINUTE) {
            return false;
        }
        long first = Math.ceilDiv(when.from(), Timestamp.HOUR);
        for (long hour = first; (hour + 1) * Timestamp.HOUR - 1 <= when.to(); hour++) {
            if (traffic.passed(asset, hour)) {
                return false;
            }
        }
        return true;
    }
}
