package konseki.parse.server;

import static konseki.parse.ActionWords.CHANGE;
import static konseki.parse.ActionWords.INFO;
import static konseki.parse.ActionWords.START;

import konseki.event.Slice;

/// Messages of cron and crontab: which job ran as whom, and who changed a table. Stateless.
///
/// Source: Vixie cron `do_command.c`, `crontab.c` and `misc.c` (`log_it`); cronie writes the same.
public final class Cron implements Program {
    private final AuthMessages messages = AuthMessages.of(
                    "cron", "cron", "CRON", "crond", "CROND", "crontab", "anacron")
            .dataset("system.cron")
            .category("process")
            .form("cron_command", START, Slice.ABSENT, "({user}) CMD ({command:any})~")
            .form("cron_edit", CHANGE, Slice.ABSENT, "({user}) REPLACE ({target})", "({user}) DELETE ({target})")
            .form("cron_edit", INFO, Slice.ABSENT, "({user}) BEGIN EDIT ({target})", "({user}) END EDIT ({target})")
            .form("cron_list", INFO, Slice.ABSENT, "({user}) LIST ({target})")
            .form("cron_reload", CHANGE, Slice.ABSENT, "({user}) RELOAD ({reason})")
            .form("cron_info", INFO, Slice.ABSENT, "({user}) INFO ({reason})")
            .build();

    @Override
    public String program() {
        return "cron";
    }

    @Override
    public AuthMessages messages() {
        return messages;
    }
}
