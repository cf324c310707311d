package konseki.samples;

import java.util.ArrayList;
import java.util.List;

/// The way in: passwords guessed at the SSL-VPN, then sessions of the stolen account and remote desktop to APP01.
final class VpnIntrusion {

    /// Names that were tried, in this order and again; the last is the account whose password was weak.
    private static final List<String> TRIED = List.of(
            "admin",
            "administrator",
            "vpn",
            "backup",
            "test",
            "svc-backup",
            "tanaka",
            "suzuki",
            "yamada",
            Company.STOLEN_VPN_USER);

    static final int GUESSES = 46;

    private final Estate estate;
    private final List<VpnSession> sessions = new ArrayList<>();
    private long firstGuess;
    private long lastGuess;

    VpnIntrusion(Estate estate) {
        this.estate = estate;
    }

    void tell(Truth truth) {
        truth.count("vpn-guessing", Company.ATTACKER, "failures", GUESSES);
        truth.count("vpn-guessing", Company.ATTACKER, "users", TRIED.size());
        truth.time("vpn-guessing", Company.ATTACKER, "first", firstGuess);
        truth.time("vpn-guessing", Company.ATTACKER, "last", lastGuess);
        for (VpnSession session : sessions) {
            String tunnel = Long.toString(session.id());
            truth.time("vpn-session", tunnel, "up", session.from());
            truth.time("vpn-session", tunnel, "down", session.to());
            truth.count("vpn-session", tunnel, "sentbyte", session.sent());
            truth.count("vpn-session", tunnel, "rcvdbyte", session.received());
        }
    }

    /// 46 wrong passwords within about a quarter of an hour.
    ///
    /// @return time of the last one
    long guessPasswords(long from) {
        Dice dice = Dice.named("guesses " + from);
        long at = from;
        for (int i = 0; i < GUESSES; i++) {
            String user = i >= GUESSES - 6 ? Company.STOLEN_VPN_USER : TRIED.get(i % TRIED.size());
            boolean known = user.startsWith("svc-")
                    || List.of("tanaka", "suzuki", "yamada").contains(user);
            estate.firewall()
                    .logVpnFailure(
                            at,
                            Company.ATTACKER,
                            user,
                            known ? "sslvpn_login_permission_denied" : "sslvpn_login_unknown_user");
            lastGuess = at;
            at += dice.between(9_000, 29_000);
        }
        firstGuess = from;
        return lastGuess;
    }

    /// One VPN session with a remote desktop on APP01 inside: screens and key strokes, a few megabytes.
    ///
    /// @return the logon session on APP01
    Logon remoteDesktop(long from, long to) {
        Dice dice = Dice.named("intruder's desktop " + from);
        long desktopFrom = from + 190 * Jst.SECOND;
        long desktopTo = to - 130 * Jst.SECOND;
        List<InterimStep> steps = new ArrayList<>();
        long sent = 0;
        long received = 0;
        for (long at = desktopFrom + 2 * Jst.MINUTE; at < desktopTo; at += 2 * Jst.MINUTE + dice.between(0, 900)) {
            InterimStep step = new InterimStep(at, dice.skewed(9_000, 40_000), dice.skewed(30_000, 210_000));
            steps.add(step);
            sent += step.sent();
            received += step.received();
        }
        int port = dice.clientPort();
        Flow desktop = Flow.tcp(
                        desktopTo, Company.ATTACKER_POOL, port, Company.APP01.address(), 3389, Policy.VPN_TO_SERVERS)
                .carrying(sent + 6_200, received + 21_400, (desktopTo - desktopFrom) / Jst.SECOND);
        estate.firewall().log(desktop, steps);
        tunnel(from, to, desktop, steps);
        SecurityLog security = estate.host(Company.APP01).security();
        Logon logon = security.desktopLogon(desktopFrom + 2_300, Company.STOLEN_VPN_USER, Company.ATTACKER_POOL);
        security.logoff(desktopTo - 400, logon);
        return logon;
    }

    private void tunnel(long from, long to, Flow desktop, List<InterimStep> steps) {
        VpnSession vpn = new VpnSession(
                1_391_220_405 + 1_811L * sessions.size(),
                Company.STOLEN_VPN_USER,
                Company.ATTACKER,
                Company.ATTACKER_POOL,
                from,
                to,
                desktop.sent() * 107 / 100,
                desktop.received() * 107 / 100);
        sessions.add(vpn);
        estate.firewall().logVpnUp(vpn);
        for (long at = from + 10 * Jst.MINUTE; at < to; at += 10 * Jst.MINUTE) {
            long now = at;
            long sent = steps.stream()
                    .filter(step -> step.at() <= now)
                    .mapToLong(InterimStep::sent)
                    .sum();
            long received = steps.stream()
                    .filter(step -> step.at() <= now)
                    .mapToLong(InterimStep::received)
                    .sum();
            estate.firewall().logVpnStatistics(vpn, at, sent * 107 / 100, received * 107 / 100);
        }
        estate.firewall().logVpnDown(vpn, "User requested termination of service");
    }
}
