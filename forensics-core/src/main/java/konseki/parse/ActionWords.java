package konseki.parse;

import konseki.event.Slice;

/// What firewalls and proxies call their decisions, in the words of `event.type` and `event.outcome`. Stateless.
///
/// Case does not matter. The list is of words that mean the same at every vendor; what a vendor means by a word of its
/// own stands in its payload.
public final class ActionWords {
    public static final Slice ALLOWED = Slice.of("allowed");
    public static final Slice DENIED = Slice.of("denied");
    public static final Slice START = Slice.of("start");
    public static final Slice END = Slice.of("end");
    public static final Slice INFO = Slice.of("info");
    public static final Slice CREATION = Slice.of("creation");
    public static final Slice CHANGE = Slice.of("change");
    public static final Slice DELETION = Slice.of("deletion");
    public static final Slice SUCCESS = Slice.of("success");
    public static final Slice FAILURE = Slice.of("failure");
    public static final Slice UNKNOWN = Slice.of("unknown");

    private static final KeyTable.Builder NAMES = new KeyTable.Builder();
    private static final Slice[] TYPES = new Slice[128];
    private static final KeyTable WORDS = words();

    private ActionWords() {}

    private static KeyTable words() {
        add(
                DENIED,
                "deny",
                "denied",
                "block",
                "blocked",
                "drop",
                "dropped",
                "reject",
                "rejected",
                "discard",
                "refused");
        add(DENIED, "drop-session", "reset", "reset-client", "reset-server", "reset-both", "reset_client");
        add(DENIED, "reset_server", "clear_session", "clear-session", "quarantine", "quarantined", "violation", "ban");
        add(DENIED, "drop-reset", "drop-packet", "drop-all", "drop-icmp", "random-drop", "block-url", "block-continue");
        add(DENIED, "block-ip", "prevent", "prevented", "block with reset", "interactive block", "disallowed");
        add(DENIED, "deauth", "block-override", "blocked-override", "redirect-block", "sinkhole");
        add(ALLOWED, "allow", "allowed", "accept", "accepted", "permit", "permitted", "pass", "passed", "passthrough");
        add(ALLOWED, "trust", "fastpath", "monitor", "detect", "inspect", "bypassed", "forward", "continue", "decrypt");
        add(ALLOWED, "encrypt", "est-allowed");
        add(ALLOWED, "exempt", "exempted", "bypass", "monitored", "detected", "alert", "log-only");
        add(START, "start", "open", "opened", "built", "begin");
        add(END, "end", "close", "closed", "teardown", "timeout", "client-rst", "server-rst", "finish");
        return NAMES.buildIgnoringCase();
    }

    private static void add(Slice type, String... words) {
        for (String word : words) {
            TYPES[NAMES.id(word)] = type;
        }
    }

    /// The `event.type` that the word at `bytes[from, to)` says by itself; [Slice#ABSENT] if it says none.
    public static Slice type(byte[] bytes, int from, int to) {
        int id = WORDS.find(bytes, from, to);
        return id < 0 ? Slice.ABSENT : TYPES[id];
    }
}
