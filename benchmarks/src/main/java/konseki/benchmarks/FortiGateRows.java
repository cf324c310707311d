package konseki.benchmarks;

/// Traffic of a FortiGate as comma-separated rows, one cell of them in quotes.
final class FortiGateRows implements LineSource {
    static final String HEADER = "date,time,tz,devname,logid,type,srcip,srcport,dstip,dstport,proto,action,policyid,"
            + "service,duration,sentbyte,rcvdbyte,msg\n";

    private final SecondClock clock = new SecondClock(9 * 3600);

    @Override
    public long write(Draw draw, long number, AsciiLine out) {
        String time = clock.text(number);
        long sent = draw.sessionBytes();
        out.text(time, 0, 10).text(",").text(time, 11, 19).text(",+0900,FG-DC01,0000000013,traffic,");
        out.address((10L << 24) + (10 << 16) + draw.busy(1000)).text(",").number(draw.clientPort());
        out.text(",").address((198L << 24) + (18 << 16) + draw.busy(3000)).text(",443,6,close,");
        out.number(draw.below(40))
                .text(",HTTPS,")
                .number(draw.between(1, 4000))
                .text(",")
                .number(sent);
        out.text(",").number(draw.below(1 << 20)).text(",\"session, closed by the client\"\n");
        return sent;
    }
}
