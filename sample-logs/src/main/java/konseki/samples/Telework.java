package konseki.samples;

import java.util.List;

/// Employees who work from home through the SSL-VPN on the evenings of working days, with a typing error now and then,
/// and the internet's daily single guesses at the login page.
final class Telework {

    private record Employee(String user, String home, String poolAddress) {}

    private static final List<Employee> EMPLOYEES = List.of(
            new Employee("tanaka", "192.0.2.201", "10.10.200.21"),
            new Employee("suzuki", "192.0.2.214", "10.10.200.22"),
            new Employee("yamada", "198.18.90.33", "10.10.200.23"));
    private static final List<String> GUESSES = List.of("admin", "test", "vpn", "user");

    private final Fortigate firewall;

    Telework(Fortigate firewall) {
        this.firewall = firewall;
    }

    void day(long day, long end) {
        Dice dice = Dice.named("telework " + Jst.date(day));
        for (int i = dice.between(0, 2); i > 0; i--) {
            long at = day + dice.between(0L, Jst.DAY - 1);
            String guesser = "198.51.100." + dice.between(100, 170);
            if (at < end) {
                firewall.logVpnFailure(at, guesser, dice.pick(GUESSES), "sslvpn_login_unknown_user");
            }
        }
        if (Jst.weekend(day)) {
            return;
        }
        for (Employee employee : EMPLOYEES) {
            if (dice.chance(60)) {
                evening(
                        dice,
                        employee,
                        day + 19 * Jst.HOUR + dice.between(0, 80) * Jst.MINUTE + dice.between(0, 59_999),
                        end);
            }
        }
    }

    private void evening(Dice dice, Employee employee, long from, long end) {
        long seconds = dice.between(900, 3_300);
        long to = from + seconds * Jst.SECOND;
        if (to >= end) {
            return;
        }
        if (dice.chance(15)) {
            firewall.logVpnFailure(from - 21_000, employee.home(), employee.user(), "sslvpn_login_permission_denied");
        }
        long sent = seconds * dice.between(60, 200);
        long received = seconds * dice.between(80, 250);
        VpnSession vpn = new VpnSession(
                1_200_000_000 + from / Jst.MINUTE % 1_000_000,
                employee.user(),
                employee.home(),
                employee.poolAddress(),
                from,
                to,
                sent,
                received);
        firewall.logVpnUp(vpn);
        firewall.log(Flow.tcp(
                        to - 4_000,
                        employee.poolAddress(),
                        dice.clientPort(),
                        Company.FS01.address(),
                        445,
                        Policy.VPN_TO_SERVERS)
                .carrying(sent * 9 / 10, received * 9 / 10, seconds - 60));
        firewall.logVpnDown(vpn, "User requested termination of service");
    }
}
