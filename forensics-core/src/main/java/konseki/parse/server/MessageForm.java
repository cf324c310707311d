package konseki.parse.server;

import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;
import konseki.parse.Phrase;

/// One form of a program's messages and what it means. Immutable.
///
/// @param action  `event.action`
/// @param type    `event.type`
/// @param outcome `event.outcome`; [Slice#ABSENT] where the form says none
record MessageForm(Phrase phrase, Slice action, Slice type, Slice outcome) {
    /// What phrases may capture; the places are the slots.
    static final List<String> CAPTURES = List.of(
            "user",
            "target",
            "peer",
            "port",
            "method",
            "command",
            "reason",
            "directory",
            "terminal",
            "times",
            "inside");

    static final int USER = CAPTURES.indexOf("user");
    static final int TARGET = CAPTURES.indexOf("target");
    static final int PEER = CAPTURES.indexOf("peer");
    static final int PORT = CAPTURES.indexOf("port");
    static final int METHOD = CAPTURES.indexOf("method");
    static final int COMMAND = CAPTURES.indexOf("command");
    static final int REASON = CAPTURES.indexOf("reason");
    static final int DIRECTORY = CAPTURES.indexOf("directory");
    static final int TERMINAL = CAPTURES.indexOf("terminal");
    static final int TIMES = CAPTURES.indexOf("times");
    /// The address that a VPN's client got.
    static final int INSIDE = CAPTURES.indexOf("inside");

    static MessageForm of(String action, Slice type, Slice outcome, String form) {
        return new MessageForm(Phrase.of(form, CAPTURES), Slice.of(action), type, outcome);
    }

    /// The first form that the message has, its captures in `slots`; or -1.
    static int find(MessageForm[] forms, byte[] bytes, int from, int to, long[] slots) {
        for (int i = 0; i < forms.length; i++) {
            if (forms[i].phrase.matches(bytes, from, to, slots)) {
                return i;
            }
        }
        return -1;
    }

    void put(EventBuffer out) {
        out.text(Field.EVENT_ACTION, action);
        out.text(Field.EVENT_TYPE, type);
        if (!outcome.isAbsent()) {
            out.text(Field.EVENT_OUTCOME, outcome);
        }
    }
}
