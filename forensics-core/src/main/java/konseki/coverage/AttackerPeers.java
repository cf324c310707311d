package konseki.coverage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import konseki.detect.Context;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;
import konseki.event.Networks;

/// Addresses that the attacker spoke from: clients of the entries, and the addresses that they got inside (U8 of
/// `docs/method.md`, Residual bound). Immutable.
final class AttackerPeers {
    private final List<Peer> peers = new ArrayList<>();

    /// One entry's addresses.
    ///
    /// @param since earliest moment of the entry
    private record Peer(Context.Entry entry, Networks outside, Networks inside, long since) {}

    AttackerPeers(Context context) {
        for (Context.Entry entry : context.entries()) {
            Networks inside = entry.insideAs().map(AttackerPeers::address).orElse(Networks.NONE);
            peers.add(new Peer(
                    entry, address(entry.client()), inside, entry.when().from()));
        }
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

    /// What was sent in the sessions of one entry.
    ///
    /// @param outside bytes of the tunnel itself
    /// @param inside  bytes of the flows inside it
    /// @param peak    most bytes in five minutes
    record Sent(Context.Entry entry, long outside, long inside, long peak) {

        /// The tunnel's own bytes and those of the flows inside it are the same: the larger sum counts.
        long bytes() {
            return Math.max(outside, inside);
        }
    }

    /// What was sent to the peers. Belongs to one thread.
    final class Sessions {
        private final long[] outside = new long[peers.size()];
        private final long[] inside = new long[peers.size()];
        private final List<SessionPeaks> peaks = new ArrayList<>();

        Sessions() {
            for (Peer peer : peers) {
                peaks.add(new SessionPeaks(peer.outside(), peer.since()));
                peaks.add(new SessionPeaks(peer.inside(), peer.since()));
            }
        }

        void add(FlowSum flow) {
            for (int i = 0; i < peers.size(); i++) {
                Peer peer = peers.get(i);
                if (flow.when().to() >= peer.since()) {
                    outside[i] = plus(outside[i], sentTo(peer.outside(), flow));
                    inside[i] = plus(inside[i], sentTo(peer.inside(), flow));
                }
            }
            peaks.forEach(one -> one.note(flow));
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

        /// By entry; after all flows were added.
        List<Sent> sent(SortedRows ledger) {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < peers.size(); i++) {
                SessionPeaks tunnel = peaks.get(2 * i);
                SessionPeaks flows = peaks.get(2 * i + 1);
                tunnel.read(ledger);
                flows.read(ledger);
                sent.add(new Sent(peers.get(i).entry(), outside[i], inside[i], Math.max(tunnel.peak(), flows.peak())));
            }
            return sent;
        }

        private static long plus(long a, long b) {
            long sum = a + b;
            return sum < 0 ? Long.MAX_VALUE : sum;
        }
    }
}
