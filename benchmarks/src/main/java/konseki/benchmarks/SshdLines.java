package konseki.benchmarks;

/// sshd by syslog with a time in RFC 3339, as rsyslog's own files have it: passwords tried by strangers, and logons.
final class SshdLines implements LineSource {
    private final SecondClock clock = new SecondClock(0);

    @Override
    public long write(Draw draw, long number, AsciiLine out) {
        int port = draw.clientPort();
        boolean failed = draw.below(10) < 8;
        out.text(clock.text(number), 0, 19)
                .text("+00:00 bastion")
                .number(draw.busy(20))
                .text(" sshd[");
        out.number(draw.between(1000, 65536))
                .text("]: ")
                .text(failed ? "Failed password for " : "Accepted publickey for ");
        out.text("user").number(draw.busy(500)).text(" from ").address((198L << 24) + (18 << 16) + draw.busy(20_000));
        out.text(" port ").number(port).text(failed ? " ssh2\n" : " ssh2: ED25519 SHA256:4i3mEwXWpJ0yJ1TkVvq2\n");
        return port;
    }
}
