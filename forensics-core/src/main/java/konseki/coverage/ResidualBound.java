package konseki.coverage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.detect.SortedRows;
import konseki.event.FlowView;
import konseki.event.IpAddress;
import konseki.event.TextFolding;
import konseki.event.Timestamp;
import konseki.finding.Bound;
import konseki.finding.InventoriedSource;
import konseki.finding.TimeRange;
import konseki.finding.Volume;
import konseki.finding.Wording;

/// The residual bound U1 to U8 (`docs/method.md`) of every asset in scope, over its window from the split on. A pure
/// function of flows, context and coverage.
///
/// Every upper end is summed over all sensors, so bytes that two of them saw count twice: too much is safe here. Bytes
/// of internal addresses that are no asset of case.yaml, and of proxies and gateways, which speak for others, count
/// against every asset in scope.
public final class ResidualBound {
    private static final Volume NO_RATE =
            new Volume.Unbounded(new Wording("flows without counters on a line of unknown rate", "速度不明の回線の通信量の記録がない"));
    private static final Volume INDIRECT_ONLY =
            new Volume.Unbounded(new Wording("hours with the host's own telemetry only", "端末側の記録しかない時間帯がある"));

    /// One part in twenty: 5 %.
    private static final int AGREEMENT = 20;
    /// Bytes that a full packet carries.
    private static final long PACKET = 1460;
    private static final Set<String> RELAY_ROLES = Set.of("proxy", "nat", "gateway", "relay", "mail-relay");

    private final Context context;
    private final BiFunction<String, String, Standing> standing;
    private final AllowList allowList;
    private final AttackerPeers peers;
    private final Map<String, Sums> sums = new LinkedHashMap<>();
    private final Set<String> relays = new HashSet<>();
    private final Map<String, Integer> sampling = new HashMap<>();
    private Sums unattributed;

    /// @param standing what is said of the bytes from an asset to an external address
    public ResidualBound(Context context, BiFunction<String, String, Standing> standing) {
        this.context = context;
        this.standing = standing;
        this.allowList = new AllowList(context.rules().allow());
        this.peers = new AttackerPeers(context);
        this.unattributed = new Sums();
        for (CaseRules.SourceRule rule : context.rules().sources()) {
            if (rule.sampling() > 1) {
                sampling.merge(TextFolding.fold(rule.sensor()), rule.sampling(), Math::max);
            }
        }
    }

    /// @param coverage of the assets in scope
    /// @param ledger   state of the [Ledger]
    /// @return by asset, in their order
    public Map<String, Exposure> of(CaseCoverage coverage, FlowSums flows, SortedRows ledger) {
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
        List<AttackerPeers.Sent> sent = sessions.sent(ledger);
        Map<String, Exposure> exposures = new LinkedHashMap<>();
        for (AssetCoverage asset : coverage.assets()) {
            exposures.put(asset.asset(), exposure(asset, sent));
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
        String external = IpAddress.format(externalHigh, externalLow);
        to.add(
                flow,
                direction,
                external,
                allowList.allowing(internalHigh, internalLow, externalHigh, externalLow, flow.label()),
                standing.apply(asset, external));
    }

    private Exposure exposure(AssetCoverage asset, List<AttackerPeers.Sent> sessions) {
        Sums own = sums.getOrDefault(asset.asset(), new Sums());
        long since = asset.split().orElse(context.window().from());
        TimeRange graded = new TimeRange(
                Math.min(since, context.window().to()), context.window().to());
        BoundTerms terms = new BoundTerms(context, asset.asset(), graded);
        own.allowed.forEach((allowance, sum) -> addAllowed(allowance, sum, terms));
        terms.decided(own.decided);
        terms.unattributed("u1b", unattributed.explained(), unattributed.explainedFlows());
        if (own.unexplainedFlows > 0) {
            terms.unexplained(own.unexplained, own.unexplainedFlows, own.destinations.size());
        }
        terms.unattributed("u2", unattributed.unexplained, unattributed.unexplainedFlows);
        Volume gaps = Volume.none();
        for (AssetCoverage.AssetGap gap : asset.gaps()) {
            if (gap.when().to() >= graded.from()) {
                gaps = gaps.plus(gap.measured().bytes());
                terms.gap(gap);
            }
        }
        addSampling(own, terms);
        long seconds = own.secondsWithoutCounter + unattributed.secondsWithoutCounter;
        terms.withoutCounters(withoutCounters(seconds), seconds);
        for (AssetCoverage.AssetGap open : asset.openAtCut()) {
            if (open.when().to() >= graded.from()) {
                terms.openAtCut(open);
            }
        }
        if (asset.indirectOnly() && !gaps.isBounded()) {
            terms.indirectOnly(INDIRECT_ONLY);
        }
        sessions.forEach(terms::session);
        return new Exposure(
                Bound.of(terms.terms()),
                sessions.stream().mapToLong(AttackerPeers.Sent::peak).max().orElse(0));
    }

    /// Days on which the other side's record agrees are U1a, all others U1b.
    private static void addAllowed(CaseRules.Allowance allowance, Allowed sum, BoundTerms terms) {
        Volume rest = sum.bytes;
        for (CaseRules.OtherSide record : allowance.records()) {
            long seen = sum.days.getOrDefault(record.day(), 0L);
            long apart = Math.abs(seen - record.bytes());
            if (seen > 0 && apart <= record.bytes() / AGREEMENT && rest instanceof Volume.AtMost(long left)) {
                terms.explained(allowance, record.day(), seen, record);
                rest = Volume.of(Math.max(0, left - seen));
                sum.days.remove(record.day());
            }
        }
        if (!rest.equals(Volume.none())) {
            terms.allowed(allowance, rest, sum.flows);
        }
    }

    /// U4: what one packet in N may have missed of the flows seen, and of one that left no packet at all (95 %).
    private void addSampling(Sums own, BoundTerms terms) {
        if (sampling.isEmpty()) {
            terms.nothingSampled();
        }
        sampling.forEach((sensor, one) -> {
            long[] seen = own.bySensor.getOrDefault(sensor, new long[2]);
            long root = Math.max(1, (long) StrictMath.sqrt((double) seen[1]));
            Volume missed = times(seen[0], one - 1L)
                    .plus(times(seen[0] / root + 1, 2L * one))
                    .plus(times(3L * one, PACKET));
            terms.sampled(sensor, one, seen[0], seen[1], missed);
        });
    }

    private static Volume times(long bytes, long factor) {
        return Math.multiplyHigh(bytes, factor) == 0 && bytes * factor >= 0
                ? Volume.of(bytes * factor)
                : new Volume.Unbounded(new Wording("more bytes than a 64-bit number holds", "64 ビットで表せない量"));
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
        TimeRange span = new TimeRange(0, Math.multiplyExact(seconds, Timestamp.SECOND) - 1);
        return LineCoverage.capacity(OptionalLong.of(Math.ceilDiv(fastest.getAsLong(), 8)), span);
    }

    /// Day of the case's zone.
    private long day(long hour) {
        long seconds = hour * 3600;
        int offset = context.rules()
                .zone()
                .getRules()
                .getOffset(java.time.Instant.ofEpochSecond(seconds))
                .getTotalSeconds();
        return Math.floorDiv(seconds + offset, 86_400L);
    }

    /// Bytes under one allowance.
    private static final class Allowed {
        private final Map<Long, Long> days = new TreeMap<>();
        private Volume bytes = Volume.none();
        private long flows;
    }

    /// Of one asset, or of all addresses that are none.
    private final class Sums {
        private final Map<CaseRules.Allowance, Allowed> allowed = new LinkedHashMap<>();
        private final Map<String, long[]> decided = new TreeMap<>();
        private final Set<String> destinations = new HashSet<>();
        private final Map<String, long[]> bySensor = new HashMap<>();
        private Volume unexplained = Volume.none();
        private long unexplainedFlows;
        private long secondsWithoutCounter;

        Sums() {
            context.rules().allow().forEach(allowance -> allowed.put(allowance, new Allowed()));
        }

        void add(
                FlowSum flow,
                FlowView.Direction direction,
                String external,
                Optional<CaseRules.Allowance> allowing,
                Standing standing) {
            long hi = flow.hi(direction);
            Allowed under = allowing.map(allowed::get).orElse(null);
            if (under != null) {
                under.bytes = under.bytes.plus(Volume.of(hi));
                under.flows += flow.flows();
                under.days.merge(day(flow.endHour()), hi, Long::sum);
            } else if (standing == Standing.DECIDED_BENIGN) {
                long[] sum = decided.computeIfAbsent(external, _ -> new long[2]);
                sum[0] += hi;
                sum[1] += flow.flows();
            } else if (standing == Standing.UNEXPLAINED) {
                unexplained = unexplained.plus(Volume.of(hi));
                unexplainedFlows += flow.flows();
                destinations.add(external);
            }
            long[] seen = bySensor.computeIfAbsent(flow.sensor(), _ -> new long[2]);
            seen[0] += hi;
            seen[1] += flow.flows();
            // A record with neither counter nor duration is a start or a notice; the flow's own record follows.
            if (flow.counted(direction) == 0 && flow.countsOtherSide(direction) == 0 && flow.flows() > 0) {
                secondsWithoutCounter += flow.seconds();
            }
        }

        Volume explained() {
            Volume sum = Volume.none();
            for (Allowed under : allowed.values()) {
                sum = sum.plus(under.bytes);
            }
            for (long[] benign : decided.values()) {
                sum = sum.plus(Volume.of(benign[0]));
            }
            return sum;
        }

        long explainedFlows() {
            return allowed.values().stream().mapToLong(under -> under.flows).sum()
                    + decided.values().stream().mapToLong(benign -> benign[1]).sum();
        }
    }

    /// Expected transfers of case.yaml, by address and name.
    private record AllowList(List<CaseRules.Allowance> allowances) {

        Optional<CaseRules.Allowance> allowing(
                long internalHigh, long internalLow, long externalHigh, long externalLow, String label) {
            return allowances.stream()
                    .filter(allowance -> (allowance.sources().isEmpty()
                                    || allowance.sources().contains(internalHigh, internalLow))
                            && (allowance.destinations().contains(externalHigh, externalLow)
                                    || allowance.domains().stream().anyMatch(domain -> isIn(label, domain))))
                    .findFirst();
        }

        private static boolean isIn(String label, String domain) {
            return !label.isEmpty() && (label.equals(domain) || label.endsWith("." + domain));
        }
    }
}
