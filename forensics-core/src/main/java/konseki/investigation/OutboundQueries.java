package konseki.investigation;

import java.util.List;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.event.Networks;
import konseki.event.VirtualField;
import konseki.finding.EgressTotal;
import konseki.finding.Outbound;
import konseki.finding.TimeRange;
import konseki.query.FieldRef;
import konseki.query.Query;
import konseki.query.QueryPrinter;

/// The queries beside the sums of bytes sent out, so that anyone can add them up again. Immutable.
final class OutboundQueries {
    private final AssetMap assets;
    private final TimeRange window;

    OutboundQueries(CaseRules rules, TimeRange window) {
        this.assets = new AssetMap(rules.assets());
        this.window = window;
    }

    Outbound outbound(List<Outbound.Day> days) {
        return new Outbound(QueryPrinter.print(crossing()) + " | sum(fx.egress.hi) by fx.day", days);
    }

    List<EgressTotal> with(List<EgressTotal> totals) {
        return totals.stream().map(total -> total.withQuery(query(total))).toList();
    }

    private String query(EgressTotal total) {
        Networks inside = assets.declared(total.asset())
                .map(CaseRules.Asset::addresses)
                .orElseGet(() -> Networks.of(List.of(total.asset())));
        Query asked = Query.and(
                crossing(),
                new Query.Address(FieldRef.of(VirtualField.INTERNAL_IP), inside),
                new Query.Address(FieldRef.of(VirtualField.EXTERNAL_IP), Networks.of(List.of(total.destination()))));
        return QueryPrinter.print(asked) + " | sum(fx.egress.hi)";
    }

    private Query crossing() {
        return Query.and(ChannelQueries.within(window), ChannelQueries.CROSSES);
    }
}
