package konseki.detect.egress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.SortedRows;
import konseki.finding.EgressTotal;
import konseki.finding.Outbound;

/// What left each asset over the window, hit or not: the largest totals one by one, and per asset how much the case
/// expects and how much nobody explained. Immutable.
///
/// @param largest at most [#MAX_LARGEST] without an `allow:` entry, then at most [#MAX_ALLOWED] with one, both largest
///                first
/// @param byAsset sums over all destinations, by asset
/// @param byDay   sums over all assets, by day
public record EgressTotals(List<EgressTotal> largest, Map<String, Sum> byAsset, List<Outbound.Day> byDay) {
    public static final int MAX_LARGEST = 200;
    public static final int MAX_ALLOWED = 50;

    private static final Comparator<EgressTotal> ORDER = Comparator.comparing(
                    (EgressTotal total) -> !total.explained().isEmpty())
            .thenComparing(Comparator.comparingLong(EgressTotal::bytesHi).reversed())
            .thenComparing(EgressTotal::asset)
            .thenComparing(EgressTotal::destination);

    public EgressTotals {
        largest = List.copyOf(largest);
        byDay = List.copyOf(byDay);
    }

    /// @param allowed     bytes to destinations of `allow:`, at most
    /// @param unexplained bytes to all others, at most
    /// @param destinations how many others there are
    public record Sum(long allowed, long unexplained, long destinations) {
        public static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(EgressTotal total) {
            return total.explained().isEmpty()
                    ? new Sum(allowed, TransferGroup.saturated(unexplained + total.bytesHi()), destinations + 1)
                    : new Sum(TransferGroup.saturated(allowed + total.bytesHi()), unexplained, destinations);
        }
    }

    /// Reads the flows of the window.
    ///
    /// @param rows the state of [EgressVolume]
    public static EgressTotals of(SortedRows rows, Context context) {
        PriorityQueue<EgressTotal> unexplained = new PriorityQueue<>(ORDER.reversed());
        PriorityQueue<EgressTotal> allowed = new PriorityQueue<>(ORDER.reversed());
        Map<String, Sum> sums = new TreeMap<>();
        NavigableMap<Long, Outbound.Day> days = new TreeMap<>();
        new Transfers(context.rules()).forEach(rows, context.window(), group -> {
            EgressTotal total = total(group, context);
            sums.merge(group.asset(), Sum.NONE.plus(total), EgressTotals::add);
            addDays(days, group, !total.explained().isEmpty());
            if (total.explained().isEmpty()) {
                keep(unexplained, total, MAX_LARGEST);
            } else {
                keep(allowed, total, MAX_ALLOWED);
            }
        });
        List<EgressTotal> largest = new ArrayList<>(unexplained);
        largest.addAll(allowed);
        largest.sort(ORDER);
        return new EgressTotals(largest, sums, List.copyOf(days.values()));
    }

    private static void keep(PriorityQueue<EgressTotal> kept, EgressTotal total, int most) {
        kept.add(total);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    private static void addDays(NavigableMap<Long, Outbound.Day> days, TransferGroup group, boolean allowed) {
        group.days().forEach((number, day) -> {
            String name = LocalDate.ofEpochDay(number).toString();
            long sent = day.sentHi();
            Outbound.Day one = allowed ? new Outbound.Day(name, sent, 0) : new Outbound.Day(name, 0, sent);
            days.merge(number, one, EgressTotals::add);
        });
    }

    private static Outbound.Day add(Outbound.Day a, Outbound.Day b) {
        return new Outbound.Day(
                a.day(),
                TransferGroup.saturated(a.allowed() + b.allowed()),
                TransferGroup.saturated(a.unexplained() + b.unexplained()));
    }

    private static Sum add(Sum a, Sum b) {
        return new Sum(
                TransferGroup.saturated(a.allowed + b.allowed),
                TransferGroup.saturated(a.unexplained + b.unexplained),
                a.destinations + b.destinations);
    }

    private static EgressTotal total(TransferGroup group, Context context) {
        Optional<CaseRules.Allowance> allowance = new TransferContext(group, context).allowance();
        return new EgressTotal(
                group.asset(),
                group.external(),
                group.label(),
                group.sentLo(),
                group.sentHi(),
                allowance.map(CaseRules.Allowance::name).orElse(""),
                group.when(),
                "");
    }
}
