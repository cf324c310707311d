package konseki.parse.server;

import static konseki.parse.ActionWords.FAILURE;
import static konseki.parse.ActionWords.START;
import static konseki.parse.ActionWords.SUCCESS;

/// Messages of su in its many dialects: who became whom, or tried to. Stateless.
///
/// `user.name` became `user.target.name`. The line with `+` or `-` before a terminal repeats another one on the systems
/// that write both, so its action is `su_mark`.
///
/// Source: shadow-utils `su.c`, util-linux `su-common.c`, coreutils `su.c`, FreeBSD `su.c`: the texts as logged.
public final class Su implements Program {
    private final AuthMessages messages = AuthMessages.of("su", "su", "su-l", "runuser", "runuser-l")
            .form(
                    "su",
                    START,
                    FAILURE,
                    "FAILED SU (to {target}) {user} on {terminal}",
                    "FAILED su for {target} by {user}",
                    "BAD SU {user} to {target} on {terminal}",
                    "'su {target}' failed for {user} on {terminal}",
                    "failed: {terminal:word} changing from {user} to {target}",
                    "Authentication failed for {target}")
            .form(
                    "su",
                    START,
                    SUCCESS,
                    "(to {target}) {user} on {terminal}",
                    "Successful su for {target} by {user}",
                    "'su {target}' succeeded for {user} on {terminal}",
                    "succeeded: {terminal:word} changing from {user} to {target}")
            .form("su_mark", START, SUCCESS, "+ {terminal:word} {user}:{target}", "+ {terminal:word} {user}-{target}")
            .form("su_mark", START, FAILURE, "- {terminal:word} {user}:{target}", "- {terminal:word} {user}-{target}")
            .form("su", START, FAILURE, "BAD SU {user} on {terminal}")
            .form("su", START, SUCCESS, "{user:word} to {target:word} on {terminal}")
            .build();

    @Override
    public String program() {
        return "su";
    }

    @Override
    public AuthMessages messages() {
        return messages;
    }
}
