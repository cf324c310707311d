package konseki.samples;

import java.util.List;

/// What passes the perimeter firewall on any day: web through the proxy, the published web site, mail, name queries,
/// probes from the internet, refused attempts of servers, and the work of the office on the servers.
///
/// A record comes every one to four minutes, day and night. What one machine sends to one address stays far below what
/// a detector may call large, but for the nightly backup and the monthly filing, which the cases explain.
final class PerimeterTraffic {

    private static final List<String> CUSTOMERS = addresses("192.0.2.", 100, 24, 5);
    private static final List<String> MAIL_PARTNERS = addresses("198.18.60.", 10, 9, 13);
    private static final List<String> SCANNERS = addresses("198.51.100.", 100, 40, 2);
    private static final List<Integer> PROBED_PORTS = List.of(22, 23, 80, 445, 1433, 3389, 5900, 8080, 8443);
    private static final List<Machine> REFUSED_SERVERS =
            List.of(Company.DB01, Company.DB02, Company.FS01, Company.APP01, Company.BK01);

    private final Fortigate firewall;
    private final SquidLog proxy;
    private final long isolation;

    /// @param isolation from this time on every session over the internet line is refused
    PerimeterTraffic(Fortigate firewall, SquidLog proxy, long isolation) {
        this.firewall = firewall;
        this.proxy = proxy;
        this.isolation = isolation;
    }

    void day(long day, long end) {
        Dice dice = Dice.named("perimeter " + Jst.date(day));
        long stop = Math.min(day + Jst.DAY, end);
        for (long at = day + dice.between(5, 90) * Jst.SECOND; at < stop; at += dice.between(60_000, 240_000)) {
            oneRecord(dice, at);
        }
        for (long at = day + 4 * Jst.MINUTE; at < stop; at += 15 * Jst.MINUTE) {
            firewall.logPerformance(at + dice.between(0, 900));
        }
        if (day + 2 * Jst.HOUR < stop) {
            nightlyBackup(dice, day + 90 * Jst.MINUTE + dice.between(4, 40) * Jst.SECOND);
        }
        if (day + 5 * Jst.HOUR < stop) {
            updates(dice, day + 4 * Jst.HOUR + 10 * Jst.MINUTE);
        }
    }

    private void oneRecord(Dice dice, long at) {
        int draw = dice.between(1, 100);
        if (Jst.officeHours(at)) {
            switch (bracket(draw, 36, 52, 64, 72, 78, 92)) {
                case 0 -> webThroughProxy(dice, at);
                case 1 -> customerOnWebSite(dice, at);
                case 2 -> mail(dice, at);
                case 3 -> probe(dice, at);
                case 4 -> refusedServer(dice, at);
                case 5 -> officeOnServers(dice, at);
                default -> nameQuery(dice, at);
            }
        } else {
            switch (bracket(draw, 20, 42, 53, 75, 86, 88)) {
                case 0 -> webThroughProxy(dice, at);
                case 1 -> customerOnWebSite(dice, at);
                case 2 -> mail(dice, at);
                case 3 -> probe(dice, at);
                case 4 -> refusedServer(dice, at);
                case 5 -> officeOnServers(dice, at);
                default -> nameQuery(dice, at);
            }
        }
    }

    /// Number of the first limit that is not below the draw.
    private static int bracket(int draw, int... limits) {
        int i = 0;
        while (i < limits.length && draw > limits[i]) {
            i++;
        }
        return i;
    }

    private void webThroughProxy(Dice dice, long at) {
        Machine client = dice.pick(Company.WORKSTATIONS);
        Site site = dice.pick(Site.VISITED);
        long reply = dice.skewed(1_800, 2_400_000);
        long request = dice.skewed(700, 24_000);
        long millis = dice.skewed(120, 58_000);
        cross(Flow.tcp(at, Company.PROXY01.address(), dice.clientPort(), site.address(), 443, Policy.PROXY_TO_INTERNET)
                .carrying(request, reply + reply / 40, 1 + millis / Jst.SECOND)
                .named(site.hostname()));
        if (at < isolation) {
            proxy.logTunnel(at, millis, client, site, reply);
        } else {
            proxy.logFailure(at, millis, client, site);
        }
        if (dice.chance(25)) {
            firewall.log(Flow.tcp(
                            at + 900,
                            client.address(),
                            dice.clientPort(),
                            Company.PROXY01.address(),
                            3128,
                            Policy.OFFICE_TO_PROXY)
                    .carrying(request + 900, reply + 1_200, 2 + millis / Jst.SECOND));
        }
    }

    private void customerOnWebSite(Dice dice, long at) {
        Flow flow =
                Flow.tcp(at, dice.pick(CUSTOMERS), dice.clientPort(), Company.PUBLIC_WEB, 443, Policy.PUBLISHED_WEB);
        cross(flow.carrying(dice.skewed(900, 18_000), dice.skewed(3_000, 190_000), dice.between(1, 75)));
    }

    private void mail(Dice dice, long at) {
        if (dice.chance(55)) {
            Flow flow = Flow.tcp(
                    at, dice.pick(MAIL_PARTNERS), dice.clientPort(), Company.PUBLIC_MAIL, 25, Policy.PUBLISHED_MAIL);
            cross(flow.carrying(dice.skewed(4_000, 900_000), dice.between(700, 1_900), dice.between(1, 9)));
        } else {
            Flow flow = Flow.tcp(
                    at,
                    Company.MAIL01.address(),
                    dice.clientPort(),
                    dice.pick(MAIL_PARTNERS),
                    25,
                    Policy.MAIL_TO_INTERNET);
            cross(flow.carrying(dice.skewed(3_000, 160_000), dice.between(900, 2_100), dice.between(1, 9)));
        }
    }

    private void probe(Dice dice, long at) {
        String target = "203.0.113." + dice.between(2, 14);
        int port = dice.pick(PROBED_PORTS);
        if (target.equals(Company.FIREWALL)) {
            firewall.logRefusedAtTheDoor(at, dice.pick(SCANNERS), dice.clientPort(), target, port);
        } else {
            firewall.log(Flow.tcp(at, dice.pick(SCANNERS), dice.clientPort(), target, port, Policy.IMPLICIT_DENY));
        }
    }

    private void refusedServer(Dice dice, long at) {
        Site site = dice.pick(Site.UPDATES);
        firewall.log(Flow.tcp(
                at,
                dice.pick(REFUSED_SERVERS).address(),
                dice.clientPort(),
                site.address(),
                80,
                Policy.SERVERS_DENIED));
    }

    private void nameQuery(Dice dice, long at) {
        Flow flow = Flow.udp(at, Company.DC01.address(), dice.clientPort(), Company.RESOLVER, 53, Policy.RESOLVER);
        cross(flow.carrying(dice.between(60, 190), dice.between(90, 700), 180));
    }

    private void officeOnServers(Dice dice, long at) {
        Machine client = dice.pick(Company.WORKSTATIONS);
        Machine server = dice.chance(60) ? Company.FS01 : Company.DC01;
        int port = server == Company.FS01 ? 445 : dice.chance(50) ? 88 : 389;
        firewall.log(Flow.tcp(at, client.address(), dice.clientPort(), server.address(), port, Policy.OFFICE_TO_SERVERS)
                .carrying(dice.skewed(1_200, 4_000_000), dice.skewed(1_500, 9_000_000), dice.between(3, 900)));
    }

    /// About 5 GB in three sessions, one after the other.
    private void nightlyBackup(Dice dice, long from) {
        long at = from;
        for (int part = 0; part < 3; part++) {
            long bytes = dice.around(5_040_000_000L / 3, 2);
            long seconds = bytes / 4_900_000;
            at += seconds * Jst.SECOND + dice.between(800, 2_500);
            cross(Flow.tcp(
                            at,
                            Company.BK01.address(),
                            dice.clientPort(),
                            Company.BACKUP_SERVICE,
                            443,
                            Policy.CLOUD_BACKUP)
                    .carrying(bytes, bytes / 61, seconds)
                    .named("vault-tok1.cloudbackup.example"));
        }
    }

    private void updates(Dice dice, long from) {
        long at = from;
        for (Site site : Site.UPDATES) {
            long bytes = dice.skewed(1_000_000, 260_000_000);
            at += dice.between(60, 200) * Jst.SECOND;
            cross(Flow.tcp(at, Company.APP02.address(), dice.clientPort(), site.address(), 443, Policy.UPDATES)
                    .carrying(40_000 + bytes / 900, bytes, 20 + bytes / 9_000_000)
                    .named(site.hostname()));
        }
    }

    private void cross(Flow flow) {
        firewall.log(flow.end() < isolation ? flow : flow.deniedBy(Policy.ISOLATION));
    }

    private static List<String> addresses(String network, int first, int count, int step) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> network + (first + i * step))
                .toList();
    }
}
