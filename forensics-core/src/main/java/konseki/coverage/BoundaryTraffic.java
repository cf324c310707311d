package konseki.coverage;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.Context;
import konseki.event.FlowView;

/// Hour by hour, what crossed the boundary as sensors saw it, and what was denied. Read from the flows once; immutable
/// then.
final class BoundaryTraffic {
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8080, 8443);

    private final NavigableMap<String, NavigableSet<Long>> counted = new TreeMap<>();
    private final Map<String, Map<Long, Hour>> bySensor = new HashMap<>();
    private final Map<String, Map<Long, Hour>> byAsset = new HashMap<>();
    private final Map<String, Web> pastProxy = new HashMap<>();
    private final Map<String, Long> longest = new HashMap<>();
    private final SortedMap<String, Long> sent = new TreeMap<>();

    /// Flows of an asset to web servers outside that its proxy did not make.
    ///
    /// @param bytes at most
    record Web(long flows, long bytes) {

        Web plus(Web other) {
            long sum = bytes + other.bytes;
            return new Web(flows + other.flows, sum < 0 ? Long.MAX_VALUE : sum);
        }
    }

    /// Flows of one sensor or asset in an hour.
    private static final class Hour {
        private long denied;
        private long passed;
    }

    static BoundaryTraffic of(FlowSums flows, Context context, SensorNames names) {
        BoundaryTraffic traffic = new BoundaryTraffic();
        Map<String, String> nameOf = new HashMap<>();
        flows.forEach(flow -> {
            FlowView.Direction direction = FlowView.direction(
                    context.rules().internal(),
                    flow.sourceHigh(),
                    flow.sourceLow(),
                    flow.destinationHigh(),
                    flow.destinationLow());
            if (FlowView.crossesBoundary(direction)) {
                String sensor = nameOf.computeIfAbsent(
                        flow.dataset() + "\t" + flow.sensor(),
                        _ -> names.ofFlows(flow.dataset(), flow.sensor()).name());
                boolean outbound = direction == FlowView.Direction.OUTBOUND;
                String asset = context.assets()
                        .ofAddress(
                                outbound ? flow.sourceHigh() : flow.destinationHigh(),
                                outbound ? flow.sourceLow() : flow.destinationLow());
                traffic.add(flow, direction, sensor, asset);
                if (flow.when().overlaps(context.window())) {
                    traffic.sent.merge(asset, flow.hi(direction), BoundaryTraffic::plus);
                }
                boolean web = outbound
                        && WEB_PORTS.contains(flow.port())
                        && SourceKind.of(flow.dataset()) != SourceKind.PROXY
                        && flow.flows() > 0
                        && flow.when().overlaps(context.window());
                if (web) {
                    traffic.pastProxy.merge(asset, new Web(flow.flows(), flow.sentHi()), Web::plus);
                }
            }
        });
        return traffic;
    }

    private void add(FlowSum flow, FlowView.Direction direction, String sensor, String asset) {
        if (flow.counted(direction) > 0) {
            counted.computeIfAbsent(sensor, _ -> new TreeSet<>()).add(flow.endHour());
        }
        longest.merge(sensor, flow.longest(), Math::max);
        add(flow, bySensor.computeIfAbsent(sensor, _ -> new HashMap<>()));
        add(flow, byAsset.computeIfAbsent(asset, _ -> new HashMap<>()));
    }

    /// A flow passed in every hour that it touched; a denial has its own only.
    private static void add(FlowSum flow, Map<Long, Hour> hours) {
        hours.computeIfAbsent(flow.endHour(), _ -> new Hour()).denied += flow.denied();
        if (flow.flows() > 0) {
            for (long hour = flow.endHour() - flow.hoursBack(); hour <= flow.endHour(); hour++) {
                hours.computeIfAbsent(hour, _ -> new Hour()).passed += flow.flows();
            }
        }
    }

    /// Sensors that counted bytes across the boundary, and in which hours.
    NavigableMap<String, NavigableSet<Long>> counted() {
        return counted;
    }

    /// Denials of the hour if sensors saw nothing pass in it, else 0.
    long onlyDenied(Iterable<String> sensors, long hour) {
        long denied = 0;
        for (String sensor : sensors) {
            Hour found = bySensor.getOrDefault(sensor, Map.of()).get(hour);
            if (found != null && found.passed > 0) {
                return 0;
            }
            denied += found == null ? 0 : found.denied;
        }
        return denied;
    }

    /// Denials of the hour if nothing of the asset passed in it, else 0.
    long onlyDenied(String asset, long hour) {
        Hour found = byAsset.getOrDefault(asset, Map.of()).get(hour);
        return found == null || found.passed > 0 ? 0 : found.denied;
    }

    /// Most bytes that went out in W, by canonical machine.
    SortedMap<String, Long> sent() {
        return sent;
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /// The longest flow that a sensor saw, in seconds; 0 if it gives no durations.
    long longestSeconds(String sensor) {
        return longest.getOrDefault(sensor, 0L);
    }

    /// Empty where there was none.
    Optional<Web> pastProxy(String asset) {
        return Optional.ofNullable(pastProxy.get(asset));
    }

    /// Whether anything from or to the asset passed in an hour.
    boolean passed(String asset, long hour) {
        Hour found = byAsset.getOrDefault(asset, Map.of()).get(hour);
        return found != null && found.passed > 0;
    }
}
