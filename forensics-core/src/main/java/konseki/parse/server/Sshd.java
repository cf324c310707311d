package konseki.parse.server;

import static konseki.parse.ActionWords.END;
import static konseki.parse.ActionWords.FAILURE;
import static konseki.parse.ActionWords.INFO;
import static konseki.parse.ActionWords.START;
import static konseki.parse.ActionWords.SUCCESS;

import konseki.event.Slice;

/// Messages of OpenSSH's server. Stateless.
///
/// One attempt to log on leaves several lines; those with `event.action` `ssh_login` are one per attempt and its
/// outcome, so only they may be counted. `fx.auth.package` is the method. Where the file has PAM's lines only (very old
/// systems), those are `pam_auth`. Of "message repeated 3 times: [...]" the message is read, and `repeated` says how
/// often.
///
/// Source: OpenSSH `auth.c`, `auth2.c`, `packet.c`, `sshd.c`: the texts as logged.
public final class Sshd implements Program {
    private static final Slice NO_OUTCOME = Slice.ABSENT;

    private final AuthMessages messages = AuthMessages.of("sshd", "sshd", "sshd-session", "sshd-auth")
            .oneAccount()
            .peculiar("ssh_login", START, SUCCESS, login("Accepted"))
            .peculiar("ssh_login", START, FAILURE, login("Failed"))
            .peculiar("ssh_login_postponed", INFO, NO_OUTCOME, login("Postponed"))
            .peculiar("ssh_login_partial", INFO, NO_OUTCOME, login("Partial"))
            .peculiar("ssh_login", START, SUCCESS, "Accepted {method:word} for {user}")
            .peculiar(
                    "ssh_invalid_user",
                    INFO,
                    FAILURE,
                    "Invalid user {user:any} from {peer:word} port {port:number}~",
                    "Invalid user {user:any} from {peer:word}~",
                    "Illegal user {user:any} from {peer:word}~",
                    "input_userauth_request: invalid user {user} [preauth]",
                    "input_userauth_request: invalid user {user}",
                    "input_userauth_request: illegal user {user}")
            .peculiar("ssh_disconnect", END, NO_OUTCOME, disconnect("Connection closed by"))
            .peculiar("ssh_disconnect", END, NO_OUTCOME, disconnect("Connection reset by"))
            .peculiar("ssh_disconnect", END, NO_OUTCOME, disconnect("Disconnected from"))
            .peculiar(
                    "ssh_disconnect",
                    END,
                    NO_OUTCOME,
                    "Received disconnect from {peer:word} port {port:number}:{code:number}: {reason}",
                    "Received disconnect from {peer:word}: {code:number}: {reason}")
            .peculiar(
                    "ssh_denied",
                    INFO,
                    FAILURE,
                    "User {user:any} from {peer:word} not allowed because {reason}",
                    "User {user} not allowed because {reason}",
                    "ROOT LOGIN REFUSED FROM {peer:word} port {port:number}~",
                    "ROOT LOGIN REFUSED FROM {peer:word}~")
            .peculiar(
                    "ssh_no_identification",
                    INFO,
                    FAILURE,
                    "Did not receive identification string from {peer:word} port {port:number}~",
                    "Did not receive identification string from {peer:word}~")
            .peculiar(
                    "ssh_negotiation",
                    INFO,
                    FAILURE,
                    "Unable to negotiate with {peer:word} port {port:number}: {reason}",
                    "Unable to negotiate with {peer:word}: {reason}")
            .peculiar(
                    "ssh_too_many_failures",
                    END,
                    FAILURE,
                    "maximum authentication attempts exceeded for invalid user {user:any} from {peer:word} port {port:number}~",
                    "maximum authentication attempts exceeded for {user:any} from {peer:word} port {port:number}~")
            .peculiar(
                    "ssh_session",
                    START,
                    NO_OUTCOME,
                    "Starting session: {command} for {user:any} from {peer:word} port {port:number} id {id:number}")
            .form("ssh_connect", START, NO_OUTCOME, "Connection from {peer:word} port {port:number}")
            .form(
                    "ssh_disconnect",
                    END,
                    FAILURE,
                    "Disconnecting invalid user {user:any} {peer:word} port {port:number}: {reason}",
                    "Disconnecting authenticating user {user:any} {peer:word} port {port:number}: {reason}",
                    "Disconnecting user {user:any} {peer:word} port {port:number}: {reason}",
                    "Disconnecting: Too many authentication failures for {user} [preauth]",
                    "Disconnecting: Too many authentication failures for {user}",
                    "Disconnecting: {reason}")
            .form(
                    "pam_auth",
                    START,
                    FAILURE,
                    "PAM: {reason} for illegal user {user:any} from {peer:word}",
                    "PAM: {reason} for {user:any} from {peer:word}",
                    "PAM {times:number} more {reason}; logname={l} uid={u} euid={e} tty={terminal} ruser={r} rhost={peer:word}  user={user}",
                    "PAM {times:number} more {reason}; logname={l} uid={u} euid={e} tty={terminal} ruser={r} rhost={peer:word}")
            .form("pam_locked", INFO, FAILURE, "Consecutive login failures for user {user} account temporarily locked")
            .form("pam_account", INFO, SUCCESS, "user '{user}' granted access")
            .form(
                    "ssh_timeout",
                    END,
                    FAILURE,
                    "Timeout before authentication for connection from {peer:word} to",
                    "Timeout before authentication for {peer:word} port {port:number}~",
                    "Timeout before authentication for {peer:word}~")
            .form(
                    "ssh_reverse_mapping",
                    INFO,
                    NO_OUTCOME,
                    "reverse mapping checking getaddrinfo for {name:word} [{peer}] failed",
                    "Address {peer:word} maps to ")
            .form(
                    "ssh_bad_protocol",
                    INFO,
                    FAILURE,
                    "Bad protocol version identification '{text:any}' from {peer:word} port {port:number}~",
                    "Bad protocol version identification '{text:any}' from {peer:word}~",
                    "banner exchange: Connection from {peer:word} port {port:number}: {reason}",
                    "ssh_dispatch_run_fatal: Connection from {peer:word} port {port:number}: {reason}")
            .form("ssh_refused", INFO, FAILURE, "refused connect from {name:word} ({peer})")
            .form(
                    "ssh_login",
                    START,
                    FAILURE,
                    "message repeated {times:number} times: [ Failed {method:word} for invalid user {user:any} from {peer:word} port {port:number} ssh2]",
                    "message repeated {times:number} times: [ Failed {method:word} for {user:any} from {peer:word} port {port:number} ssh2]")
            .build();

    /// The user before `from` may be anything at all, the address and the port that follow may not.
    private static String[] login(String verb) {
        return new String[] {
            verb + " {method:word} for invalid user {user:any} from {peer:word} port {port:number}~",
            verb + " {method:word} for illegal user {user:any} from {peer:word} port {port:number}~",
            verb + " {method:word} for {user:any} from {peer:word} port {port:number}~",
            verb + " {method:word} for invalid user {user:any} from {peer:word}~",
            verb + " {method:word} for {user:any} from {peer:word}~"
        };
    }

    private static String[] disconnect(String words) {
        return new String[] {
            words + " invalid user {user:any} {peer:word} port {port:number}~",
            words + " invalid user {peer:word} port {port:number}~",
            words + " illegal user {user:any} {peer:word} port {port:number}~",
            words + " authenticating user {user:any} {peer:word} port {port:number}~",
            words + " user {user:any} {peer:word} port {port:number}~",
            words + " {peer:word} port {port:number}~",
            words + " {peer:word}~"
        };
    }

    @Override
    public String program() {
        return "sshd";
    }

    @Override
    public AuthMessages messages() {
        return messages;
    }
}
