package konseki.samples;

/// A logon session on a machine.
///
/// @param id      as in `0x4b0ad12`
/// @param type    3 over the network, 10 remote desktop, 5 a service
/// @param address where it came from, or "-"
/// @param port    client port, or 0
record Logon(Account account, String id, int type, String address, int port) {

    /// The session of the machine itself.
    static final Logon SYSTEM = new Logon(Account.SYSTEM, "0x3e7", 5, "-", 0);
}
