package konseki.benchmarks;

/// Ends of sessions as PAN-OS sends them by syslog: columns of version 10.
final class PanOsLines implements LineSource {
    private static final String[] MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
    private static final String[] APPLICATIONS = {"ssl", "web-browsing", "dns", "ms-office365-base", "smtp"};

    private final SecondClock clock = new SecondClock(0);

    @Override
    public long write(Draw draw, long number, AsciiLine out) {
        String time = clock.text(number);
        long sent = draw.sessionBytes();
        long received = draw.between(200, 400_000);
        int elapsed = draw.below(300);
        out.text("<14>").text(MONTHS[Integer.parseInt(time, 5, 7, 10) - 1]).text(time.charAt(8) == '0' ? "  " : " ");
        out.text(time, time.charAt(8) == '0' ? 9 : 8, 10)
                .text(" ")
                .text(time, 11, 19)
                .text(" FW-PA01 1,");
        stamp(time, out).text(",012801096514,TRAFFIC,end,2561,");
        stamp(time, out).text(",").address((10L << 24) + (20 << 16) + draw.busy(400));
        out.text(",").address((198L << 24) + (18 << 16) + draw.busy(3000));
        out.text(",203.0.113.2,0.0.0.0,outbound,corp\\user").number(draw.busy(500));
        out.text(",,").text(APPLICATIONS[draw.busy(APPLICATIONS.length)]);
        out.text(",vsys1,trust,untrust,ethernet1/2,ethernet1/1,to-syslog,");
        stamp(time, out).text(",").number(draw.below(1 << 20)).text(",1,").number(draw.clientPort());
        out.text(",443,")
                .number(draw.clientPort())
                .text(",443,0x400053,tcp,allow,")
                .number(sent + received);
        out.text(",").number(sent).text(",").number(received).text(",").number((sent + received) / 900 + 2);
        out.text(",");
        stamp(clock.text(Math.max(0, number - 25L * elapsed)), out).text(",").number(elapsed);
        out.text(",business-and-economy,0,").number(32_091_117 + number).text(",0x0,10.0.0.0-10.255.255.255,Japan,0,");
        out.number(sent / 900 + 1).text(",").number(received / 900 + 1);
        out.text(",tcp-fin,0,0,0,0,,FW-PA01,from-policy,,,0,,0,,N/A,0,0,0,0,");
        out.text("5e7eca5b-f585-4633-bbd4-9ed431f7f95b,0,0,,,,,,,\n");
        return sent;
    }

    private static AsciiLine stamp(String time, AsciiLine out) {
        out.text(time, 0, 4).text("/").text(time, 5, 7).text("/").text(time, 8, 10);
        return out.text(" ").text(time, 11, 19);
    }
}
