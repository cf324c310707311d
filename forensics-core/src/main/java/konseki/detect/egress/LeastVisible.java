package konseki.detect.egress;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.SortedRows;
import konseki.finding.TimeRange;

/// B: the smallest transfer in one day that some volume signal would have raised, whatever its destination. It is the
/// threshold of the asset's role, or more where a machine is used to sending more to one place.
public final class LeastVisible {

    private LeastVisible() {}

    /// @param rows  the state of [EgressVolume]
    /// @param scope assets that the claim is about
    /// @return bytes
    public static long of(EgressRules rules, SortedRows rows, Context context, List<CaseRules.Asset> scope) {
        Map<String, CaseRules.Asset> byName =
                scope.stream().collect(Collectors.toMap(CaseRules.Asset::name, asset -> asset, (a, b) -> a));
        long[] largest = {
            scope.stream()
                    .mapToLong(asset -> asset.role().equals("workstation")
                            ? rules.workstationBytesPerDay()
                            : rules.serverBytesPerDay())
                    .max()
                    .orElse(rules.serverBytesPerDay())
        };
        if (context.baseline().end() > context.baseline().from()) {
            TimeRange before = new TimeRange(
                    context.baseline().from(),
                    Math.max(context.baseline().from(), context.baseline().end() - 1));
            Set<String> names = byName.keySet();
            new Transfers(context.rules()).forEach(rows, before, group -> {
                if (names.contains(group.asset())
                        && group.days().size() >= rules.silentDays()
                        && new TransferContext(group, context).allowance().isEmpty()) {
                    largest[0] = Math.max(largest[0], silentUpTo(rules, group));
                }
            });
        }
        return largest[0];
    }

    private static long silentUpTo(EgressRules rules, TransferGroup group) {
        long largestDay = group.days().values().stream()
                .mapToLong(TransferGroup.Day::sentHi)
                .max()
                .orElse(0);
        long silent = largestDay / 10 * rules.silentFactorTenths();
        return silent;
    }
}
