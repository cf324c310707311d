package konseki.samples;

import java.util.List;

/// The scheduled jobs of the Linux servers, one every 12 to 25 minutes on each.
final class LinuxLife {

    private static final List<String> JOBS = List.of(
            "test -x /usr/bin/opsagent && /usr/bin/opsagent --check",
            "   cd / && run-parts --report /etc/cron.hourly",
            "/usr/local/bin/rotate-spool",
            "[ -x /usr/lib/sysstat/debian-sa1 ] && /usr/lib/sysstat/debian-sa1 1 1");

    private final LinuxRelay relay;

    LinuxLife(LinuxRelay relay) {
        this.relay = relay;
    }

    void day(Machine host, long day, long end) {
        Dice dice = Dice.named("linux " + host.name() + " " + Jst.date(day));
        long stop = Math.min(day + Jst.DAY, end);
        for (long minute = day + dice.between(1, 12) * Jst.MINUTE;
                minute < stop;
                minute += dice.between(12, 25) * Jst.MINUTE) {
            relay.cron(minute + Jst.SECOND, host, dice.between(900, 31_000), "root", dice.pick(JOBS));
        }
    }
}
