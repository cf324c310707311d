package konseki.benchmarks;

import konseki.event.Timestamp;

/// Squid's native access log: tunnels mostly, some plain requests, some refused.
final class SquidLines implements LineSource {
    private final SecondClock clock = new SecondClock(0);

    @Override
    public long write(Draw draw, long number, AsciiLine out) {
        long millis = clock.nanos(number) / (Timestamp.SECOND / 1000);
        long size = draw.sessionBytes();
        int host = draw.busy(2000);
        boolean tunnel = draw.below(10) < 8;
        out.number(millis / 1000).text(".").padded(millis % 1000, 3).text(" ").number(10_000 + draw.below(80_000));
        out.text(" ")
                .address((10L << 24) + (30 << 16) + draw.busy(400))
                .text(tunnel ? " TCP_TUNNEL/200 " : " TCP_MISS/200 ");
        out.number(size)
                .text(tunnel ? " CONNECT " : " GET http://")
                .text("w")
                .number(host)
                .text(".example.com");
        if (tunnel) {
            out.text(":443");
        } else {
            out.text("/assets/").number(draw.below(1 << 20)).text("/page?id=").number(draw.below(1 << 20));
        }
        out.text(" user").number(draw.busy(500)).text(" HIER_DIRECT/").address((198L << 24) + (18 << 16) + host);
        out.text(tunnel ? " -\n" : " text/html\n");
        return size;
    }
}
