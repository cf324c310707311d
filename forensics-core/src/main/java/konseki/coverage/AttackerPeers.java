package konseki.coverage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.detect.Context;
import konseki.event.IpAddress;
import konseki.event.Networks;

/// Addresses that the attacker spoke from: clients of the entries, and the addresses that they got inside (U8 of
/// `docs/method.md`, Residual bound). Immutable.
final class AttackerPeers {
    private static final long FIVE_MINUTES = 300;

    private final List<Peer> peers = new ArrayList<>();

    /// One client's addresses.
    ///
    /// @param since earliest moment of its entries
    private record Peer(Networks outside, long since, List<Inside> inside) {}

    /// An address that the client got inside.
    ///
    /// @param since earliest moment at which it had it; before, it was somebody else's
    private record Inside(Networks address, long since) {}

    /// One peer for each client, whatever accounts and addresses inside it had: all that it got came over its tunnel.
    AttackerPeers(Context context) {
        Map<String, List<Context.Entry>> byClient = new TreeMap<>();
        for (Context.Entry entry : context.entries()) {
            byClient.computeIfAbsent(entry.client(), k -> new ArrayList<>()).add(entry);
        }
        byClient.forEach((client, entries) -> {
            Map<String, Long> inside = new TreeMap<>();
            long since = Long.MAX_VALUE;
            for (Context.Entry entry : entries) {
                since = Math.min(since, entry.when().from());
                entry.insideAs()
                        .ifPresent(name -> inside.merge(name, entry.when().from(), Math::min));
            }
            peers.add(new Peer(
                    address(client),
                    since,
                    inside.entrySet().stream()
                            .map(one -> new Inside(address(one.getKey()), one.getValue()))
                            .toList()));
        });
    }

    private static Networks address(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IpAddress.parse(bytes, 0, bytes.length, new long[2]) ? Networks.of(List.of(text)) : Networks.NONE;
    }

    boolean isExternalPeer(long high, long low) {
        return peers.stream().anyMatch(peer -> peer.outside().contains(high, low));
    }

    Sessions newSessions() {
        return new Sessions();
    }

    /// What was sent to the peers. The tunnel's own bytes and those of the flows inside it are the same: of one entry
    /// the
    /// larger sum counts. Belongs to one thread.
    final class Sessions {
        private final long[] outside = new long[peers.size()];
        private final long[] inside = new long[peers.size()];
        private long peak;

        void add(FlowSum flow) {
            for (int i = 0; i < peers.size(); i++) {
                Peer peer = peers.get(i);
                if (flow.when().to() >= peer.since()) {
                    outside[i] = plus(outside[i], sentTo(peer.outside(), flow));
                }
                for (Inside place : peer.inside()) {
                    if (flow.when().to() >= place.since()) {
                        inside[i] = plus(inside[i], sentTo(place.address(), flow));
                    }
                }
            }
        }

        /// Bytes to an address of `networks`, whoever opened the flow.
        private long sentTo(Networks networks, FlowSum flow) {
            if (networks.isEmpty()) {
                return 0;
            }
            boolean toIt = networks.contains(flow.destinationHigh(), flow.destinationLow());
            if (!toIt && !networks.contains(flow.sourceHigh(), flow.sourceLow())) {
                return 0;
            }
            long bytes = toIt ? flow.sentHi() : flow.receivedHi();
            peak = Math.max(peak, inFiveMinutes(bytes, flow.seconds()));
            return bytes;
        }

        /// Five minutes of the mean rate of an hour's flows, at most all that they sent.
        private static long inFiveMinutes(long bytes, long seconds) {
            boolean fits = bytes <= Long.MAX_VALUE / FIVE_MINUTES;
            return seconds <= FIVE_MINUTES || !fits ? bytes : Math.ceilDiv(bytes * FIVE_MINUTES, seconds);
        }

        long bytes() {
            long sum = 0;
            for (int i = 0; i < outside.length; i++) {
                sum = plus(sum, Math.max(outside[i], inside[i]));
            }
            return sum;
        }

        long peak() {
            return peak;
        }

        private static long plus(long a, long b) {
            long sum = a + b;
            return sum < 0 ? Long.MAX_VALUE : sum;
        }
    }
}
