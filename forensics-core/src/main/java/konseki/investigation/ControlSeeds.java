package konseki.investigation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import konseki.detect.AssetMap;
import konseki.detect.CaseRules;
import konseki.detect.Context;
import konseki.event.IpAddress;
import konseki.event.Networks;
import konseki.event.Timestamp;
import konseki.finding.Channel;
import konseki.parse.Seed;

/// What each way out would look like for one asset: the seeds of its controls. Immutable.
final class ControlSeeds {
    /// Of every flow but that of K13; no round number, so that a sum that agrees agrees for a reason.
    static final long BYTES = 1_000_003;

    private static final long SECONDS = 5;
    private static final long HOURS = 2 * 3600;
    private static final int MOST_TRIED = 4096;
    private static final List<String> OUTSIDE = List.of("198.51.100.", "203.0.113.", "192.0.2.", "198.18.0.", "8.8.0.");

    private final CaseRules rules;
    private final AssetMap assets;
    private final long time;
    private final long leastVisible;
    private final List<String> outside;
    private final Map<String, String> addresses = new HashMap<>();

    /// @param leastVisible B: what K13's detector must see
    ControlSeeds(Context context, List<CaseRules.Asset> scope, long leastVisible) {
        this.rules = context.rules();
        this.assets = context.assets();
        this.leastVisible = leastVisible;
        long middle = context.window().from()
                + (context.window().to() - context.window().from()) / 2;
        this.time = Math.floorDiv(middle, Timestamp.SECOND) * Timestamp.SECOND;
        this.outside = outside();
        Iterator<String> nobodys = nobodys((int) scope.stream()
                        .filter(asset -> asset.addresses().isEmpty())
                        .count())
                .iterator();
        for (CaseRules.Asset asset : scope) {
            if (!asset.addresses().isEmpty()) {
                addresses.put(
                        asset.name(),
                        IpAddress.format(
                                asset.addresses().firstHigh(0),
                                asset.addresses().firstLow(0)));
            } else if (nobodys.hasNext()) {
                addresses.put(asset.name(), nobodys.next());
            }
        }
    }

    /// Two addresses outside that case.yaml does not expect.
    private List<String> outside() {
        List<String> found = new ArrayList<>();
        for (String block : OUTSIDE) {
            for (int last = 254; last > 0 && found.size() < 2; last--) {
                String address = block + last;
                long[] range = Networks.range(address);
                boolean expected = rules.allow().stream()
                        .anyMatch(allow -> allow.destinations().contains(range[0], range[1]));
                if (!expected && !rules.internal().contains(range[0], range[1])) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    /// One control.
    record Seeded(CaseRules.Asset asset, Channel channel, Seed seed) {}

    /// Where K13's flow goes; the others have the other address.
    String destination() {
        return outside.getFirst();
    }

    /// All controls of an asset; those of the network only where it has an address.
    List<Seeded> of(CaseRules.Asset asset) {
        List<Seeded> seeds = new ArrayList<>();
        String internal = addresses.get(asset.name());
        if (internal != null && outside.size() == 2) {
            add(seeds, asset, Channel.K1, flow(internal, "tcp", 443, false, SECONDS));
            add(seeds, asset, Channel.K2, flow(internal, "tcp", 22, false, SECONDS));
            add(seeds, asset, Channel.K3, flow(internal, "tcp", 25, false, SECONDS));
            add(seeds, asset, Channel.K4, flow(internal, "udp", 53, false, SECONDS));
            add(seeds, asset, Channel.K5, flow(internal, "icmp", 0, false, SECONDS));
            add(seeds, asset, Channel.K7, flow(internal, "tcp", 3389, true, SECONDS));
            add(seeds, asset, Channel.K9, flow(internal, "tcp", 445, false, SECONDS));
            add(seeds, asset, Channel.K10, flow(internal, "udp", 1194, false, SECONDS));
            add(seeds, asset, Channel.K11, flow(internal, "tcp", 443, false, HOURS));
            add(
                    seeds,
                    asset,
                    Channel.K13,
                    new Seed.Flow(time, internal, destination(), "tcp", 443, false, SECONDS, leastVisible));
            add(seeds, asset, Channel.K1, new Seed.Request(time, internal, "POST", outside.get(1)));
        }
        String host = asset.hosts().isEmpty() ? asset.name() : asset.hosts().getFirst();
        add(seeds, asset, Channel.K2, program(host, "WinSCP.exe"));
        add(seeds, asset, Channel.K6, program(host, "rclone.exe"));
        add(seeds, asset, Channel.K8, program(host, "AnyDesk.exe"));
        add(seeds, asset, Channel.K10, program(host, "ngrok.exe"));
        add(seeds, asset, Channel.K14, program(host, "7z.exe"));
        return seeds;
    }

    private static void add(List<Seeded> seeds, CaseRules.Asset asset, Channel channel, Seed seed) {
        seeds.add(new Seeded(asset, channel, seed));
    }

    private Seed.Flow flow(String internal, String transport, int port, boolean inbound, long seconds) {
        return new Seed.Flow(time, internal, outside.get(1), transport, port, inbound, seconds, BYTES);
    }

    private Seed program(String host, String name) {
        return new Seed.Program(time, host, "C:\\Users\\Public\\" + name);
    }

    /// Internal addresses of nobody: all of these count against an asset whose own nobody told.
    private List<String> nobodys(int wanted) {
        List<String> found = new ArrayList<>();
        for (int range = 0; range < rules.internal().size(); range++) {
            long high = rules.internal().firstHigh(range);
            long first = rules.internal().firstLow(range);
            for (long low = first; low < first + MOST_TRIED && rules.internal().contains(high, low); low++) {
                String text = IpAddress.format(high, low);
                boolean nobodys = !Networks.NOT_FORWARDED.contains(high, low)
                        && assets.ofAddress(high, low).equals(text);
                if (found.size() < wanted && nobodys) {
                    found.add(text);
                }
            }
        }
        return found;
    }
}
