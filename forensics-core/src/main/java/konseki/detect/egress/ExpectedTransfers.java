package konseki.detect.egress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.SortedRows;
import konseki.event.Timestamp;
import konseki.finding.NaturalControl;
import konseki.finding.TimeRange;

/// The expected transfers of case.yaml, day by day: traffic that is known to be there shows that a search for it finds
/// it. Stateless.
public final class ExpectedTransfers {
    private static final TimeRange ALWAYS = new TimeRange(0, Timestamp.END);

    private ExpectedTransfers() {}

    /// One for each `allow:` entry that any flow meets, in their order.
    ///
    /// @param rows the state of [EgressVolume]
    public static List<NaturalControl> of(SortedRows rows, Context context) {
        Map<String, NavigableMap<Long, Long>> bytesByDay = new TreeMap<>();
        Transfers transfers = new Transfers(context.rules());
        transfers.forEach(rows, ALWAYS, group -> {
            Optional<CaseRules.Allowance> allowance = new TransferContext(group, context).allowance();
            allowance.ifPresent(found -> group.days().forEach((day, sums) -> {
                if (sums.sentHi() > 0) {
                    bytesByDay
                            .computeIfAbsent(found.name(), k -> new TreeMap<>())
                            .merge(day, sums.sentHi(), (a, b) -> TransferGroup.saturated(a + b));
                }
            }));
        });
        List<Long> before =
                days(transfers, context.baseline().from(), context.baseline().end() - 1);
        List<Long> during =
                days(transfers, context.window().from(), context.window().to());
        List<NaturalControl> controls = new ArrayList<>();
        for (CaseRules.Allowance allowance : context.rules().allow()) {
            NavigableMap<Long, Long> days = bytesByDay.get(allowance.name());
            if (days != null) {
                controls.add(control(allowance.name(), days, before, during));
            }
        }
        return controls;
    }

    /// Days that lie whole in a range.
    private static List<Long> days(Transfers transfers, long from, long to) {
        List<Long> whole = new ArrayList<>();
        if (to <= from) {
            return whole;
        }
        long first = transfers.day(Math.floorDiv(from - 1, Timestamp.HOUR)) + 1;
        long end = transfers.day(Math.floorDiv(to + 1, Timestamp.HOUR));
        for (long day = first; day < end; day++) {
            whole.add(day);
        }
        return whole;
    }

    private static NaturalControl control(
            String name, NavigableMap<Long, Long> days, List<Long> before, List<Long> during) {
        List<Long> since = before.stream().filter(day -> day >= days.firstKey()).toList();
        int seenBefore = (int) since.stream().filter(days::containsKey).count();
        boolean daily = !since.isEmpty() && seenBefore == since.size();
        return new NaturalControl(
                name,
                since.size(),
                seenBefore,
                during.size(),
                (int) during.stream().filter(days::containsKey).count(),
                days.values().stream().mapToLong(Long::longValue).min().orElse(0),
                days.values().stream().mapToLong(Long::longValue).max().orElse(0),
                during.stream()
                        .filter(day -> daily && !days.containsKey(day))
                        .map(day -> LocalDate.ofEpochDay(day).toString())
                        .toList());
    }
}
