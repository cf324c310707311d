package konseki.parse.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.parse.ActionWords;
import konseki.parse.ByteSearch;
import konseki.parse.Decimals;
import konseki.parse.KeyTable;
import konseki.parse.KeyValues;
import konseki.parse.Outcome;
import konseki.parse.SyslogHeader;
import konseki.parse.UserNames;

/// What sshd, sudo, su and cron have in common: a program's name in the syslog header, forms of messages, and what PAM
/// says in their name. Immutable.
///
/// A message of no known form is an event without an action. `event.code` is the program. Of the accounts, `user.name`
/// is who acts, `user.target.name` who he becomes.
final class AuthMessages {
    /// What PAM modules say. Source: Linux-PAM, `modules/pam_unix/support.c` and `pam_unix_sess.c`, the texts as
    /// logged.
    private static final List<MessageForm> PAM = List.of(
            pam(
                    "pam_session_open",
                    ActionWords.START,
                    ActionWords.SUCCESS,
                    "session opened for user {target} by {user}(uid="),
            pam("pam_session_open", ActionWords.START, ActionWords.SUCCESS, "session opened for user {target}"),
            pam("pam_session_close", ActionWords.END, Slice.ABSENT, "session closed for user {target}"),
            pam(
                    "pam_auth",
                    ActionWords.START,
                    ActionWords.FAILURE,
                    "authentication failure; logname={l} uid={u} euid={e} tty={terminal} ruser={user} rhost={peer:word}  user={target}"),
            pam(
                    "pam_auth",
                    ActionWords.START,
                    ActionWords.FAILURE,
                    "authentication failure; logname={l} uid={u} euid={e} tty={terminal} ruser={user} rhost={peer:word} user={target}"),
            pam(
                    "pam_auth",
                    ActionWords.START,
                    ActionWords.FAILURE,
                    "authentication failure; logname={l} uid={u} euid={e} tty={terminal} ruser={user} rhost=  user={target}"),
            pam(
                    "pam_auth",
                    ActionWords.START,
                    ActionWords.FAILURE,
                    "authentication failure; logname={l} uid={u} euid={e} tty={terminal} ruser={user} rhost={peer:word}"),
            pam("pam_auth", ActionWords.START, ActionWords.FAILURE, "authentication failure; "),
            pam("pam_unknown_user", ActionWords.INFO, ActionWords.FAILURE, "check pass; user unknown"));

    private static final Slice AUTHENTICATION = Slice.of("authentication");
    private static final byte[] FROM = "from".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIRECTORY = "PWD".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TERMINAL = "TTY".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REASON = "reason".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIMES = "repeated".getBytes(StandardCharsets.US_ASCII);

    private final KeyTable programs;
    private final Slice dataset;
    private final Slice code;
    private final Slice category;
    private final boolean oneAccount;
    private final boolean formsOnly;
    private final MessageForm[] forms;
    private final MessageForm[] bare;

    private AuthMessages(Builder from) {
        programs = KeyTable.of(from.programs);
        dataset = Slice.of(from.dataset);
        code = Slice.of(from.code);
        category = Slice.of(from.category);
        oneAccount = from.oneAccount;
        formsOnly = from.formsOnly;
        bare = from.bare.toArray(MessageForm[]::new);
        List<MessageForm> all = new ArrayList<>(from.bare);
        all.addAll(from.forms);
        all.addAll(PAM);
        forms = all.toArray(MessageForm[]::new);
    }

    private static MessageForm pam(String action, Slice type, Slice outcome, String form) {
        return MessageForm.of(action, type, outcome, form);
    }

    static Builder of(String code, String... programs) {
        return new Builder(code, programs);
    }

    /// Collects the forms in the order in which they are tried.
    static final class Builder {
        private final String code;
        private final String[] programs;
        private final List<MessageForm> bare = new ArrayList<>();
        private final List<MessageForm> forms = new ArrayList<>();
        private String dataset = "system.auth";
        private String category = "authentication";
        private boolean oneAccount;
        private boolean formsOnly;

        private Builder(String code, String... programs) {
            this.code = code;
            this.programs = programs;
        }

        Builder dataset(String name) {
            dataset = name;
            return this;
        }

        Builder category(String name) {
            category = name;
            return this;
        }

        /// The program names one account, which is `user.name` whatever PAM calls it.
        Builder oneAccount() {
            oneAccount = true;
            return this;
        }

        /// Messages of no form have no category: the program does much else than let people in.
        Builder categoryOfFormsOnly() {
            formsOnly = true;
            return this;
        }

        Builder form(String action, Slice type, Slice outcome, String... written) {
            for (String form : written) {
                forms.add(MessageForm.of(action, type, outcome, form));
            }
            return this;
        }

        /// Forms so peculiar that they need no program's name before them: exports often cut the header off.
        Builder peculiar(String action, Slice type, Slice outcome, String... written) {
            for (String form : written) {
                bare.add(MessageForm.of(action, type, outcome, form));
            }
            return this;
        }

        AuthMessages build() {
            return new AuthMessages(this);
        }
    }

    String dataset() {
        return dataset.toString();
    }

    boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        Slice name = SyslogHeader.appName(out);
        if (name.isAbsent()) {
            return MessagePrefix.isModuleOf(programs, bytes, from, to) || isPeculiar(bytes, from, to, out);
        }
        // "/usr/sbin/cron" and "sshd(pam_unix)" are written too
        int start = name.offset() + name.lastIndexOf('/') + 1;
        int open = start;
        while (open < name.end() && name.bytes()[open] != '(') {
            open++;
        }
        return programs.find(name.bytes(), start, open) >= 0;
    }

    /// Whether the message tells its program by itself.
    boolean isPeculiar(byte[] bytes, int from, int to, EventBuffer out) {
        return MessageForm.find(bare, bytes, MessagePrefix.end(bytes, from, to), to, slots(out)) >= 0;
    }

    Outcome parse(byte[] bytes, int from, int to, EventBuffer out) {
        out.text(Field.EVENT_DATASET, dataset);
        out.text(Field.EVENT_CODE, code);
        if (!formsOnly) {
            out.text(Field.EVENT_CATEGORY, category);
        }
        out.text(Field.MESSAGE, bytes, from, to);
        long[] slots = slots(out);
        int start = MessagePrefix.end(bytes, from, to);
        int index = MessageForm.find(forms, bytes, start, to, slots);
        if (index < 0) {
            out.text(Field.EVENT_TYPE, ActionWords.INFO);
            return Outcome.EVENT;
        }
        forms[index].put(out);
        if (formsOnly && !forms[index].type().sameAs(ActionWords.INFO)) {
            out.text(Field.EVENT_CATEGORY, category);
        }
        if (forms.length - index <= PAM.size()) {
            out.text(Field.EVENT_CATEGORY, AUTHENTICATION);
        }
        return put(bytes, from, slots, out);
    }

    private Outcome put(byte[] bytes, int from, long[] slots, EventBuffer out) {
        long port = slots[MessageForm.PORT];
        if (port != 0) {
            int number = Decimals.parsePort(bytes, KeyValues.valueFrom(port), KeyValues.valueTo(port));
            if (number < 0) {
                out.reject(RejectReason.BAD_VALUE, KeyValues.valueFrom(port) - from);
                return Outcome.REJECTED;
            }
            out.number(Field.SOURCE_PORT, number);
        }
        putAccounts(bytes, slots, out);
        putPeer(bytes, slots[MessageForm.PEER], out);
        long inside = slots[MessageForm.INSIDE];
        if (inside != 0) {
            IpAddress.parse(bytes, KeyValues.valueFrom(inside), KeyValues.valueTo(inside), out, Field.SOURCE_NAT_IP);
        }
        text(Field.AUTH_PACKAGE, bytes, slots[MessageForm.METHOD], out);
        putCommand(bytes, slots[MessageForm.COMMAND], out);
        vendor(DIRECTORY, bytes, slots[MessageForm.DIRECTORY], out);
        vendor(TERMINAL, bytes, slots[MessageForm.TERMINAL], out);
        vendor(REASON, bytes, slots[MessageForm.REASON], out);
        vendor(TIMES, bytes, slots[MessageForm.TIMES], out);
        return Outcome.EVENT;
    }

    private void putAccounts(byte[] bytes, long[] slots, EventBuffer out) {
        long user = slots[MessageForm.USER];
        long target = slots[MessageForm.TARGET];
        boolean targetActs = oneAccount && target != 0;
        long actor = targetActs ? target : user;
        UserNames.put(bytes, KeyValues.valueFrom(actor), accountEnd(bytes, actor), out);
        if (!targetActs && target != 0) {
            out.text(Field.USER_TARGET_NAME, bytes, KeyValues.valueFrom(target), accountEnd(bytes, target));
        }
    }

    /// PAM writes `root(uid=0)` since 1.5.
    private static int accountEnd(byte[] bytes, long slot) {
        int from = KeyValues.valueFrom(slot);
        int to = KeyValues.valueTo(slot);
        if (to - from > 6 && bytes[to - 1] == ')') {
            int open = ByteSearch.lastIndexOf(bytes, from, to, '(');
            boolean id = open > from && bytes[open + 1] == 'u' && bytes[open + 2] == 'i' && bytes[open + 3] == 'd';
            return id ? open : to;
        }
        return to;
    }

    /// A name in place of an address, as with `UseDNS yes`, stays a vendor field.
    private static void putPeer(byte[] bytes, long slot, EventBuffer out) {
        int from = KeyValues.valueFrom(slot);
        int end = KeyValues.valueTo(slot);
        int to = end > from && bytes[end - 1] == '.' ? end - 1 : end; // the end of a sentence
        if (slot != 0 && !IpAddress.parse(bytes, from, to, out, Field.SOURCE_IP)) {
            out.vendor(FROM, 0, FROM.length, bytes, from, to);
        }
    }

    private static void putCommand(byte[] bytes, long slot, EventBuffer out) {
        if (slot != 0) {
            int from = KeyValues.valueFrom(slot);
            int to = KeyValues.valueTo(slot);
            out.text(Field.PROCESS_COMMAND_LINE, bytes, from, to);
            if (bytes[from] == '/') {
                int end = ByteSearch.indexOf(bytes, from, to, ' ');
                out.text(Field.PROCESS_EXECUTABLE, bytes, from, end);
            }
        }
    }

    private static void text(Field field, byte[] bytes, long slot, EventBuffer out) {
        if (slot != 0) {
            out.text(field, bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot));
        }
    }

    private static void vendor(byte[] name, byte[] bytes, long slot, EventBuffer out) {
        if (slot != 0) {
            out.vendor(name, 0, name.length, bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot));
        }
    }

    private static long[] slots(EventBuffer out) {
        return out.slots(MessageForm.CAPTURES.size());
    }
}
