package konseki.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A day of the small office behind its firewall: web, name queries, updates, refused probes; nothing large goes out.
final class OfficeTraffic {

    private static final List<String> CLIENTS =
            IntStream.rangeClosed(101, 118).mapToObj(i -> "192.168.10." + i).toList();
    private static final List<String> SCANNERS =
            IntStream.range(0, 30).mapToObj(i -> "198.51.100." + (101 + i * 3)).toList();
    private static final List<String> RESOLVERS = List.of("192.0.2.53", "192.0.2.54");

    /// Share of the day's sessions by hour, at night and at weekends and in office hours.
    private static final int[] QUIET = {3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3};
    private static final int[] WORKING = {2, 2, 2, 2, 2, 2, 2, 4, 9, 13, 13, 12, 9, 13, 13, 12, 12, 10, 7, 4, 3, 3, 2, 2
    };

    private final FortigateCsv firewall;
    private final List<Flow> extra;

    /// @param firewall where the sessions are logged
    OfficeTraffic(FortigateCsv firewall) {
        this.firewall = firewall;
        extra = new ArrayList<>();
    }

    /// A session that is not part of the ordinary day.
    void add(Flow flow) {
        extra.add(flow);
    }

    /// @param sessions how many the whole day has
    void day(long day, int sessions, long end) {
        Dice dice = Dice.named("office " + Jst.date(day));
        int[] shares = Jst.weekend(day) ? QUIET : WORKING;
        int whole = IntStream.of(shares).sum();
        List<Flow> today = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            int count = Math.max(14, sessions * shares[hour] / whole);
            long pace = Jst.HOUR / count;
            for (int i = 0; i < count; i++) {
                today.add(session(dice, day + hour * Jst.HOUR + i * pace + dice.between(0, pace - 1)));
            }
        }
        extra.stream().filter(flow -> Jst.startOfDay(flow.end()) == day).forEach(today::add);
        today.sort(Comparator.comparingLong(Flow::end));
        today.stream().filter(flow -> flow.end() < end).forEach(firewall::log);
    }

    private static Flow session(Dice dice, long at) {
        int draw = dice.between(1, 100);
        if (draw <= 12) {
            return Flow.tcp(
                    at,
                    dice.pick(SCANNERS),
                    dice.clientPort(),
                    SmallOffice.PUBLIC_ADDRESS,
                    dice.pick(List.of(22, 23, 445, 3389, 8080)),
                    OfficePolicy.IMPLICIT_DENY);
        }
        if (draw <= 20) {
            return Flow.udp(
                            at,
                            SmallOffice.SV_AD.address(),
                            dice.clientPort(),
                            dice.pick(RESOLVERS),
                            53,
                            OfficePolicy.TO_INTERNET)
                    .carrying(dice.between(58, 150), dice.between(80, 500), 180);
        }
        if (draw <= 23) {
            return web(
                    dice,
                    at,
                    dice.pick(SmallOffice.SERVERS).address(),
                    dice.pick(Site.UPDATES),
                    dice.skewed(5_000, 9_000_000));
        }
        return web(dice, at, dice.pick(CLIENTS), dice.pick(Site.VISITED), dice.skewed(1_500, 2_000_000));
    }

    private static Flow web(Dice dice, long at, String client, Site site, long reply) {
        return Flow.tcp(at, client, dice.clientPort(), site.address(), 443, OfficePolicy.TO_INTERNET)
                .carrying(dice.skewed(700, 16_000), reply, dice.skewed(1, 120))
                .named(site.hostname());
    }
}
