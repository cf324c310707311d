package konseki.benchmarks;

import konseki.event.Timestamp;

/// Connections as Zeek's table conn.log has them.
final class ZeekLines implements LineSource {
    static final String HEADER = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #open\t2023-05-01-00-00-00
            #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\
            \tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\
            \tresp_ip_bytes\ttunnel_parents
            #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\
            \tcount\tstring\tcount\tcount\tcount\tcount\tset[string]
            """;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int UID_DIGITS = 17;
    /// A header for each packet, as `orig_ip_bytes` counts it.
    private static final int IP_HEADER = 40;
    private static final int PAYLOAD = 1400;

    private final SecondClock clock = new SecondClock(0);
    private final boolean distinct;

    private ZeekLines(boolean distinct) {
        this.distinct = distinct;
    }

    static ZeekLines busyPairs() {
        return new ZeekLines(false);
    }

    static ZeekLines distinctPairs() {
        return new ZeekLines(true);
    }

    @Override
    public long write(Draw draw, long number, AsciiLine out) {
        long nanos = clock.nanos(number);
        long sent = draw.sessionBytes();
        long received = draw.between(200, 400_000);
        out.number(nanos / Timestamp.SECOND)
                .text(".")
                .padded(nanos % Timestamp.SECOND / 1000, 6)
                .text("\tC");
        for (int i = 0; i < UID_DIGITS; i++) {
            int digit = draw.below(DIGITS.length());
            out.text(DIGITS, digit, digit + 1);
        }
        // 16 Mi pairs by destination, then the next source: as many distinct pairs as anybody generates
        long source = distinct ? number >> 24 : draw.busy(400);
        long destination = distinct ? number & 0xffffff : draw.busy(3000);
        out.text("\t").address((10L << 24) + (40 << 16) + source).text("\t").number(draw.clientPort());
        out.text("\t")
                .address((20L << 24) + destination)
                .text("\t443\ttcp\tssl\t")
                .number(1 + draw.below(200))
                .text(".");
        out.padded(draw.below(1_000_000), 6).text("\t").number(sent).text("\t").number(received);
        out.text("\tSF\tT\tF\t0\tShADadFf\t");
        long counted = counted(sent, out);
        out.text("\t");
        counted(received, out);
        out.text("\t-\n");
        return counted;
    }

    private static long counted(long payload, AsciiLine out) {
        long packets = payload / PAYLOAD + 5;
        long bytes = payload + IP_HEADER * packets;
        out.number(packets).text("\t").number(bytes);
        return bytes;
    }
}
