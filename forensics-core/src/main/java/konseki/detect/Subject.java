package konseki.detect;

/// Whom a [Signal] is about, in raw terms: names and addresses as the logs write them (names folded). Ordered by kind,
/// then by its parts.
public sealed interface Subject extends Comparable<Subject> {

    /// One machine: encryption, tampering, tools.
    record Machine(String host) implements Subject {}

    /// Bytes from an internal to an external address.
    ///
    /// @param label server name of the external side, or empty
    record Transfer(String internal, String external, String label) implements Subject {}

    /// A login or a command from one machine on another.
    ///
    /// @param from    name or address of the machine moved from
    /// @param account folded, without domain; empty if not known
    record Movement(String from, String to, String account) implements Subject {}

    /// A way in from outside.
    ///
    /// @param client external address
    /// @param inside address from which the client acts inside from then on (a VPN pool address), or empty
    record Access(String client, String target, String account, String inside) implements Subject {}

    /// A text that sorts and tells subjects apart.
    default String canonical() {
        return switch (this) {
            case Access(String client, String target, String account, String inside) ->
                "access\t" + client + '\t' + target + '\t' + account + '\t' + inside;
            case Machine(String host) -> "machine\t" + host;
            case Movement(String from, String to, String account) -> "movement\t" + from + '\t' + to + '\t' + account;
            case Transfer(String internal, String external, String label) ->
                "transfer\t" + internal + '\t' + external + '\t' + label;
        };
    }

    @Override
    default int compareTo(Subject other) {
        return canonical().compareTo(other.canonical());
    }
}
