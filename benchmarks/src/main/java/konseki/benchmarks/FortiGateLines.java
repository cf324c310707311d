package konseki.benchmarks;

/// Traffic of a FortiGate as key=value pairs.
final class FortiGateLines implements LineSource {
    private final SecondClock clock = new SecondClock(9 * 3600);

    @Override
    public long write(Draw draw, long number, AsciiLine out) {
        String time = clock.text(number);
        long sent = draw.sessionBytes();
        int source = draw.busy(400);
        int destination = draw.busy(3000);
        out.text("<189>date=").text(time, 0, 10).text(" time=").text(time, 11, 19);
        out.text(" devname=\"FG-DC01\" devid=\"FG100FTK19001234\" eventtime=").number(clock.nanos(number));
        out.text(
                " tz=\"+0900\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" level=\"notice\" vd=\"root\"");
        out.text(" srcip=10.10.").number(source >> 8).text(".").number(source & 255);
        out.text(" srcport=").number(draw.clientPort()).text(" srcintf=\"lan\" srcintfrole=\"lan\" dstip=");
        out.address((198L << 24) + (18 << 16) + destination);
        out.text(" dstport=443 dstintf=\"wan1\" dstintfrole=\"wan\" sessionid=").number(draw.below(1 << 30));
        out.text(" proto=6 action=\"close\" policyid=7");
        out.text(" policytype=\"policy\" service=\"HTTPS\" dstcountry=\"Japan\" srccountry=\"Reserved\"");
        out.text(" trandisp=\"snat\" transip=203.0.113.2 transport=").number(draw.clientPort());
        out.text(" duration=").number(draw.between(1, 300)).text(" sentbyte=").number(sent);
        out.text(" rcvdbyte=").number(draw.between(200, 400_000));
        out.text(" sentpkt=").number(sent / 900 + 1).text(" rcvdpkt=40 appcat=\"unscanned\"\n");
        return sent;
    }
}
