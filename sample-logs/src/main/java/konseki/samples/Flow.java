package konseki.samples;

/// One session as the perimeter firewall sees it.
///
/// @param end         when it ended, which is when the firewall logs it
/// @param protocol    IP protocol number: 6 is TCP, 17 is UDP
/// @param seconds     how long it lasted
/// @param sent        bytes from source to destination
/// @param received    bytes from destination to source
/// @param hostname    name that the client asked for, or "" where the firewall did not see one
/// @param close       how it ended, in the firewall's words (`close`, `accept`, `server-rst`, `deny`, ...)
record Flow(
        long end,
        String source,
        int sourcePort,
        String destination,
        int destinationPort,
        int protocol,
        Rule rule,
        long seconds,
        long sent,
        long received,
        String hostname,
        String close) {

    private static final long PACKET_BYTES = 1_400;

    static Flow tcp(long end, String source, int sourcePort, String destination, int destinationPort, Rule rule) {
        return new Flow(
                end,
                source,
                sourcePort,
                destination,
                destinationPort,
                6,
                rule,
                0,
                0,
                0,
                "",
                rule.denies() ? "deny" : "close");
    }

    static Flow udp(long end, String source, int sourcePort, String destination, int destinationPort, Rule rule) {
        return new Flow(
                end,
                source,
                sourcePort,
                destination,
                destinationPort,
                17,
                rule,
                0,
                0,
                0,
                "",
                rule.denies() ? "deny" : "accept");
    }

    Flow carrying(long sentBytes, long receivedBytes, long duringSeconds) {
        return new Flow(
                end,
                source,
                sourcePort,
                destination,
                destinationPort,
                protocol,
                rule,
                duringSeconds,
                sentBytes,
                receivedBytes,
                hostname,
                close);
    }

    Flow named(String name) {
        return new Flow(
                end,
                source,
                sourcePort,
                destination,
                destinationPort,
                protocol,
                rule,
                seconds,
                sent,
                received,
                name,
                close);
    }

    /// The same session while it ran.
    Flow until(long moment, long sentSoFar, long receivedSoFar) {
        long secondsSoFar = (moment - start()) / Jst.SECOND;
        return new Flow(
                moment,
                source,
                sourcePort,
                destination,
                destinationPort,
                protocol,
                rule,
                secondsSoFar,
                sentSoFar,
                receivedSoFar,
                hostname,
                "accept");
    }

    /// The same attempt, refused.
    Flow deniedBy(Rule refusal) {
        return new Flow(end, source, sourcePort, destination, destinationPort, protocol, refusal, 0, 0, 0, "", "deny");
    }

    long start() {
        return end - seconds * Jst.SECOND;
    }

    long sentPackets() {
        return packets(sent);
    }

    long receivedPackets() {
        return packets(received);
    }

    private static long packets(long bytes) {
        return bytes == 0 ? 0 : bytes / PACKET_BYTES + 4;
    }

    boolean crossesTheLine() {
        return Zone.of(source) == Zone.INTERNET || Zone.of(destination) == Zone.INTERNET;
    }

    /// Bytes that left over the internet line.
    long outOfTheLine() {
        if (!crossesTheLine()) {
            return 0;
        }
        return Zone.of(source) == Zone.INTERNET ? received : sent;
    }

    /// Bytes that came in over the internet line.
    long intoTheLine() {
        return crossesTheLine() ? sent + received - outOfTheLine() : 0;
    }
}
