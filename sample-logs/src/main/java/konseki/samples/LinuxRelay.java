package konseki.samples;

/// The file in which LOG01 keeps what the Linux servers send it: RFC 3164 lines without priority, year or zone.
final class LinuxRelay {

    private final LogFile file;
    private final long from;

    LinuxRelay(LogFile file, long from) {
        this.file = file;
        this.from = from;
    }

    LogFile file() {
        return file;
    }

    void cron(long at, Machine host, int processId, String user, String command) {
        write(at, host, "CRON[" + processId + "]: (" + user + ") CMD (" + command + ")");
    }

    /// A login with a key, and what PAM says about it.
    void sshAccepted(long at, Machine host, int processId, String user, String from, int port) {
        write(
                at,
                host,
                "sshd[" + processId + "]: Accepted publickey for " + user + " from " + from + " port " + port
                        + " ssh2: ED25519 SHA256:" + SysmonLog.hash(user).substring(0, 43));
        write(
                at + 20,
                host,
                "sshd[" + processId + "]: pam_unix(sshd:session): session opened for user " + user
                        + "(uid=1004) by (uid=0)");
    }

    void sshClosed(long at, Machine host, int processId, String user, String from, int port) {
        write(at, host, "sshd[" + processId + "]: Disconnected from user " + user + " " + from + " port " + port);
        write(at + 10, host, "sshd[" + processId + "]: pam_unix(sshd:session): session closed for user " + user);
    }

    void sshFailed(long at, Machine host, int processId, String user, String from, int port) {
        write(
                at,
                host,
                "sshd[" + processId + "]: Failed password for " + user + " from " + from + " port " + port + " ssh2");
    }

    void sudo(long at, Machine host, String user, String command) {
        write(
                at,
                host,
                "sudo: " + " ".repeat(Math.max(0, 8 - user.length())) + user + " : TTY=pts/0 ; PWD=/home/" + user
                        + " ; USER=root ; COMMAND=" + command);
    }

    void su(long at, Machine host, int processId, String user) {
        write(at, host, "su[" + processId + "]: (to root) " + user + " on pts/0");
        write(
                at + 8,
                host,
                "su[" + processId + "]: pam_unix(su:session): session opened for user root(uid=0) by " + user
                        + "(uid=1004)");
    }

    private void write(long at, Machine host, String message) {
        if (at >= from) {
            file.add(at, Jst.syslog(at) + " " + host.name() + " " + message);
        }
    }
}
