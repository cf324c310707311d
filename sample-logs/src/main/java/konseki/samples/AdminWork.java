package konseki.samples;

import java.util.List;

/// The administrators at work: remote desktop and SSH from their own two workstations, every working day and a little
/// at weekends, and the nightly run of the backup account.
final class AdminWork {

    private static final List<Machine> DESKTOP_TARGETS =
            List.of(Company.FS01, Company.APP01, Company.DB01, Company.DB02, Company.DC01, Company.BK01, Company.APP02);
    private static final List<Machine> SHELL_TARGETS =
            List.of(Company.WEB01, Company.LNX01, Company.PROXY01, Company.LOG01);

    private final Estate estate;

    AdminWork(Estate estate) {
        this.estate = estate;
    }

    void day(long day, long end) {
        Dice dice = Dice.named("administrators " + Jst.date(day));
        int sessions = Jst.weekend(day) ? 1 : 4;
        for (int i = 0; i < sessions; i++) {
            long at = day + (9 + 2L * i) * Jst.HOUR + dice.between(0, 100) * Jst.MINUTE + dice.between(0, 59_999);
            boolean sato = i % 2 == 0;
            desktop(
                    dice,
                    at,
                    sato ? "adm.sato" : "adm.mori",
                    sato ? Company.ADM01 : Company.ADM02,
                    dice.pick(DESKTOP_TARGETS),
                    end);
        }
        shell(dice, day + 13 * Jst.HOUR + dice.between(0, 200) * Jst.MINUTE, dice.pick(SHELL_TARGETS), end);
        if (!Jst.weekend(day)) {
            shell(dice, day + 17 * Jst.HOUR + dice.between(0, 90) * Jst.MINUTE, dice.pick(SHELL_TARGETS), end);
            firewallConsole(dice, day + 10 * Jst.HOUR + dice.between(0, 300) * Jst.MINUTE, end);
        }
        backupAccount(dice, day + 65 * Jst.MINUTE, end);
    }

    private void desktop(Dice dice, long at, String user, Machine from, Machine to, long end) {
        long seconds = dice.between(240, 2_400);
        long until = at + seconds * Jst.SECOND;
        if (until >= end) {
            return;
        }
        int port = dice.clientPort();
        estate.firewall()
                .log(Flow.tcp(until, from.address(), port, to.address(), 3389, Policy.ADMINISTRATION)
                        .carrying(seconds * 380, seconds * dice.between(1_500, 4_000), seconds));
        Activity activity = estate.on(to);
        SecurityLog security = activity.host().security();
        estate.host(Company.DC01).security().tickets(at + 1_100, user, to, from.address(), dice.clientPort());
        Logon logon = security.desktopLogon(at + 1_500, user, from.address());
        activity.start(
                at + 21_000,
                logon,
                "C:\\Windows\\System32\\mmc.exe",
                "\"C:\\Windows\\system32\\mmc.exe\" \"C:\\Windows\\system32\\eventvwr.msc\" /s",
                "C:\\Windows\\explorer.exe");
        security.logoff(until - 700, logon);
    }

    private void shell(Dice dice, long at, Machine to, long end) {
        long seconds = dice.between(60, 1_500);
        long until = at + seconds * Jst.SECOND;
        if (until >= end) {
            return;
        }
        int port = dice.clientPort();
        int process = dice.between(2_000, 31_000);
        estate.firewall()
                .log(Flow.tcp(until, Company.ADM01.address(), port, to.address(), 22, Policy.ADMINISTRATION)
                        .carrying(3_000 + seconds * 60, 4_000 + seconds * 220, seconds));
        LinuxRelay relay = estate.relay();
        if (dice.chance(8)) {
            relay.sshFailed(at - 9_000, to, process - 2, "sato", Company.ADM01.address(), port - 3);
        }
        relay.sshAccepted(at, to, process, "sato", Company.ADM01.address(), port);
        if (dice.chance(20)) {
            relay.su(at + 15_000, to, process + 9, "sato");
        } else {
            relay.sudo(
                    at + 15_000,
                    to,
                    "sato",
                    dice.pick(List.of(
                            "/usr/bin/apt-get update",
                            "/usr/bin/journalctl -n 200",
                            "/usr/bin/systemctl status nginx",
                            "/usr/bin/less /var/log/syslog")));
        }
        relay.sshClosed(until, to, process, "sato", Company.ADM01.address(), port);
    }

    private void firewallConsole(Dice dice, long at, long end) {
        if (at + 20 * Jst.MINUTE < end) {
            estate.firewall().logAdministratorLogin(at, "adm.sato", Company.ADM01.address());
            estate.firewall()
                    .logAdministratorLogout(at + dice.between(2, 18) * Jst.MINUTE, "adm.sato", Company.ADM01.address());
        }
    }

    /// BK01 reads the shares of the three servers before it sends the night's backup.
    private void backupAccount(Dice dice, long from, long end) {
        long at = from;
        for (Machine server : List.of(Company.FS01, Company.DB01, Company.DB02)) {
            at += dice.between(60, 400) * Jst.SECOND;
            if (at + Jst.MINUTE < end) {
                SecurityLog security = estate.host(server).security();
                Logon logon = security.networkLogon(at, "svc-backup", Company.BK01.address(), dice.clientPort());
                security.shareOpened(at + 40, logon, "BackupSet$");
                security.logoff(at + 50_000, logon);
            }
        }
    }
}
