package konseki.coverage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import konseki.detect.Context;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;
import konseki.event.Networks;

/// Addresses that the attacker spoke from: clients of the entries, and the addresses that they got inside (U8 of
/// `docs/method.md`, Residual bound). Immutable.
final class AttackerPeers {
    private final List<Peer> peers = new ArrayList<>();

    /// One client's addresses.
    ///
    /// @param since earliest moment of its entries
    private record Peer(String client, Networks outside, long since, List<Inside> inside) {}

    /// An address that the client got inside.
    ///
    /// @param since earliest moment at which it had it; before, it was somebody else's
    private record Inside(String name, Networks address, long since) {}

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
                    client,
                    address(client),
                    since,
                    inside.entrySet().stream()
                            .map(one -> new Inside(one.getKey(), address(one.getKey()), one.getValue()))
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

    /// What was sent in the sessions of one client.
    ///
    /// @param names   the addresses that it got inside
    /// @param since   earliest moment of its entries
    /// @param outside bytes of the tunnel itself
    /// @param inside  bytes of the flows inside it
    /// @param peak    most bytes in five minutes; of several addresses inside their sum, which is too much at worst
    record Sent(String client, List<String> names, long since, long outside, long inside, long peak) {

        /// The tunnel's own bytes and those of the flows inside it are the same: the larger sum counts.
        long bytes() {
            return Math.max(outside, inside);
        }
    }

    /// What was sent to the peers. Belongs to one thread.
    final class Sessions {
        private final long[] outside = new long[peers.size()];
        private final long[] inside = new long[peers.size()];
        private final List<SessionPeaks> tunnels = new ArrayList<>();
        private final List<List<SessionPeaks>> within = new ArrayList<>();

        Sessions() {
            for (Peer peer : peers) {
                tunnels.add(new SessionPeaks(peer.outside(), peer.since()));
                within.add(peer.inside().stream()
                        .map(place -> new SessionPeaks(place.address(), place.since()))
                        .toList());
            }
        }

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
            tunnels.forEach(one -> one.note(flow));
            within.forEach(places -> places.forEach(one -> one.note(flow)));
        }

        /// Bytes to an address of `networks`, whoever opened the flow.
        private static long sentTo(Networks networks, FlowSum flow) {
            if (networks.isEmpty()) {
                return 0;
            }
            boolean toIt = networks.contains(flow.destinationHigh(), flow.destinationLow());
            if (!toIt && !networks.contains(flow.sourceHigh(), flow.sourceLow())) {
                return 0;
            }
            return toIt ? flow.sentHi() : flow.receivedHi();
        }

        /// By client; after all flows were added.
        List<Sent> sent(SortedRows ledger) {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < peers.size(); i++) {
                Peer peer = peers.get(i);
                long insidePeak = 0;
                for (SessionPeaks place : within.get(i)) {
                    place.read(ledger);
                    insidePeak = plus(insidePeak, place.peak());
                }
                SessionPeaks tunnel = tunnels.get(i);
                tunnel.read(ledger);
                sent.add(new Sent(
                        peer.client(),
                        peer.inside().stream().map(Inside::name).toList(),
                        peer.since(),
                        outside[i],
                        inside[i],
                        Math.max(tunnel.peak(), insidePeak)));
            }
            return sent;
        }

        private static long plus(long a, long b) {
            long sum = a + b;
            return sum < 0 ? Long.MAX_VALUE : sum;
        }
    }
}
