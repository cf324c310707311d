package konseki.coverage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.FlowView;
import konseki.event.IpAddress;
import konseki.finding.Bound;
import konseki.finding.InventoriedSource;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;

/// The residual bound U1 to U8 (`docs/method.md`) of every asset in scope, over its window from the split on. A pure
/// function of flows, context and coverage.
///
/// Every upper end is summed over all sensors, so bytes that two of them saw count twice: too much is safe here. Bytes
/// of
/// internal addresses that are no asset of case.yaml, and of proxies and gateways, which speak for others, count
/// against
/// every asset in scope. U1a needs the other side's own
/// records, which nothing reads yet; U4 is none, as no source of sampled flows is read yet; of U6 the records after a
/// line's last one are in U3 as a gap.
public final class ResidualBound {
    private static final Volume NO_RATE =
            new Volume.Unbounded(new Wording("flows without counters on a line of unknown rate", "速度不明の回線の通信量の記録がない"));
    private static final Volume INDIRECT_ONLY =
            new Volume.Unbounded(new Wording("hours with the host's own telemetry only", "端末側の記録しかない時間帯がある"));

    private static final Set<String> RELAY_ROLES = Set.of("proxy", "nat", "gateway", "relay", "mail-relay");

    private final Context context;
    private final BiFunction<String, String, Standing> standing;
    private final AllowList allowList;
    private final AttackerPeers peers;
    private final Map<String, Sums> sums = new LinkedHashMap<>();
    private final Set<String> relays = new HashSet<>();
    private Sums unattributed = new Sums();

    /// @param standing what is said of the bytes from an asset to an external address
    public ResidualBound(Context context, BiFunction<String, String, Standing> standing) {
        this.context = context;
        this.standing = standing;
        this.allowList = new AllowList(context.rules().allow());
        this.peers = new AttackerPeers(context);
    }

    /// @param coverage of the assets in scope
    /// @return by asset, in their order
    public Map<String, Exposure> of(CaseCoverage coverage, FlowSums flows) {
        sums.clear();
        unattributed = new Sums();
        noteRelays(coverage);
        coverage.assets().forEach(asset -> sums.put(asset.asset(), new Sums()));
        Map<String, Long> from = new HashMap<>();
        coverage.assets()
                .forEach(asset -> from.put(
                        asset.asset(), asset.split().orElse(context.window().from())));
        long earliest = from.values().stream().mapToLong(Long::longValue).min().orElse(0);
        AttackerPeers.Sessions sessions = peers.newSessions();
        flows.forEach(flow -> {
            if (flow.when().to() >= earliest
                    && flow.when().from() <= context.window().to()) {
                sessions.add(flow);
                add(flow, from);
            }
        });
        Map<String, Exposure> exposures = new LinkedHashMap<>();
        for (AssetCoverage asset : coverage.assets()) {
            exposures.put(asset.asset(), exposure(asset, sessions));
        }
        return exposures;
    }

    /// Machines that speak for others: those whose log is a proxy's, and those that case.yaml calls so.
    private void noteRelays(CaseCoverage coverage) {
        relays.clear();
        for (InventoriedSource source : coverage.sources()) {
            if (source.kind().equals(SourceKind.PROXY.jsonName())
                    || source.kind().equals(SourceKind.MAIL.jsonName())) {
                relays.add(context.assets().canonical(source.sensor()));
            }
        }
        for (CaseRules.Asset asset : context.rules().assets()) {
            if (RELAY_ROLES.contains(asset.role())) {
                relays.add(asset.name());
            }
        }
    }

    private void add(FlowSum flow, Map<String, Long> from) {
        FlowView.Direction direction = FlowView.direction(
                context.rules().internal(),
                flow.sourceHigh(),
                flow.sourceLow(),
                flow.destinationHigh(),
                flow.destinationLow());
        if (!FlowView.crossesBoundary(direction)) {
            return;
        }
        boolean outbound = direction == FlowView.Direction.OUTBOUND;
        long internalHigh = outbound ? flow.sourceHigh() : flow.destinationHigh();
        long internalLow = outbound ? flow.sourceLow() : flow.destinationLow();
        long externalHigh = outbound ? flow.destinationHigh() : flow.sourceHigh();
        long externalLow = outbound ? flow.destinationLow() : flow.sourceLow();
        String asset = context.assets().ofAddress(internalHigh, internalLow);
        Sums own = sums.get(asset);
        if (own != null && flow.when().to() < from.getOrDefault(asset, Long.MIN_VALUE)
                || peers.isExternalPeer(externalHigh, externalLow)) {
            return; // before the split nothing is graded; what went to the attacker is U8
        }
        if (own == null
                && !relays.contains(asset)
                && context.assets().declared(asset).isPresent()) {
            return; // another machine's, and it is known whose
        }
        Sums to = own == null ? unattributed : own;
        boolean allowed = allowList.covers(internalHigh, internalLow, externalHigh, externalLow, flow.label());
        to.add(flow, direction, allowed, standing.apply(asset, IpAddress.format(externalHigh, externalLow)));
    }

    private Exposure exposure(AssetCoverage asset, AttackerPeers.Sessions sessions) {
        Sums own = sums.getOrDefault(asset.asset(), new Sums());
        long since = asset.split().orElse(Long.MIN_VALUE);
        Volume gaps = asset.gaps().stream()
                .filter(gap -> gap.when().to() >= since)
                .map(gap -> gap.measured().bytes())
                .reduce(Volume.none(), Volume::plus);
        Bound bound = new Bound(
                Volume.none(),
                own.explained.plus(unattributed.explained),
                own.unexplained.plus(unattributed.unexplained),
                gaps,
                Volume.none(),
                withoutCounters(own.secondsWithoutCounter + unattributed.secondsWithoutCounter),
                Volume.none(),
                asset.indirectOnly() && !gaps.isBounded() ? INDIRECT_ONLY : Volume.none(),
                Volume.of(sessions.bytes()));
        return new Exposure(bound, sessions.peak());
    }

    /// U5: duration × the rate of the fastest line.
    private Volume withoutCounters(long seconds) {
        if (seconds == 0) {
            return Volume.none();
        }
        OptionalLong fastest = context.rules().lines().stream()
                .flatMapToLong(line -> line.bitsPerSecond().stream())
                .max();
        boolean known = !context.rules().lines().isEmpty()
                && context.rules().lines().stream()
                        .allMatch(line -> line.bitsPerSecond().isPresent());
        if (!known || fastest.isEmpty()) {
            return NO_RATE;
        }
        TimeRange span = new TimeRange(0, Math.multiplyExact(seconds, konseki.event.Timestamp.SECOND) - 1);
        return LineCoverage.capacity(OptionalLong.of(Math.ceilDiv(fastest.getAsLong(), 8)), span);
    }

    /// Of one asset, or of all addresses that are none.
    private static final class Sums {
        private Volume explained = Volume.none();
        private Volume unexplained = Volume.none();
        private long secondsWithoutCounter;

        void add(FlowSum flow, FlowView.Direction direction, boolean allowed, Standing standing) {
            Volume bytes = Volume.of(flow.hi(direction));
            if (allowed || standing == Standing.DECIDED_BENIGN) {
                explained = explained.plus(bytes);
            } else if (standing == Standing.UNEXPLAINED) {
                unexplained = unexplained.plus(bytes);
            }
            // A record with neither counter nor duration is a start or a notice; the flow's own record follows.
            if (flow.counted(direction) == 0 && flow.countsOtherSide(direction) == 0 && flow.flows() > 0) {
                secondsWithoutCounter += flow.seconds();
            }
        }
    }

    /// Expected transfers of case.yaml, by address and name.
    private record AllowList(List<CaseRules.Allowance> allowances) {

        boolean covers(long internalHigh, long internalLow, long externalHigh, long externalLow, String label) {
            return allowances.stream()
                    .anyMatch(allowance -> (allowance.sources().isEmpty()
                                    || allowance.sources().contains(internalHigh, internalLow))
                            && (allowance.destinations().contains(externalHigh, externalLow)
                                    || allowance.domains().stream().anyMatch(domain -> isIn(label, domain))));
        }

        private static boolean isIn(String label, String domain) {
            return !label.isEmpty() && (label.equals(domain) || label.endsWith("." + domain));
        }
    }
}
