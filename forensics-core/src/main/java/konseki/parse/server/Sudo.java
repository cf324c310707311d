package konseki.parse.server;

import static konseki.parse.ActionWords.FAILURE;
import static konseki.parse.ActionWords.START;
import static konseki.parse.ActionWords.SUCCESS;

/// Messages of sudo: who ran what as whom, or was refused. Stateless.
///
/// `user.name` ran, or tried to run, `process.command_line` as `user.target.name`. The directory and the command are
/// the user's words: a directory named like the rest of the line makes it lie, and nothing in the line can tell.
///
/// Source: sudo `lib/eventlog/eventlog.c`, format sudo.
public final class Sudo implements Program {
    private static final String RUN = "TTY={terminal} ; PWD={directory} ; USER={target} ; {more}COMMAND={command}";

    private final AuthMessages messages = AuthMessages.of("sudo", "sudo")
            .peculiar("sudo_command", START, SUCCESS, "{user} : " + RUN)
            .peculiar("sudo_refused", START, FAILURE, "{user} : {reason} ; " + RUN)
            .form("pam_auth", START, FAILURE, "conversation failed", "auth could not identify password for [{user}]")
            .build();

    @Override
    public String program() {
        return "sudo";
    }

    @Override
    public AuthMessages messages() {
        return messages;
    }
}
