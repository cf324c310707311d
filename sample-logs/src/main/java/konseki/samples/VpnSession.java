package konseki.samples;

/// One SSL-VPN session of a user.
///
/// @param client      public address of the user's computer
/// @param poolAddress address that the firewall gave it inside
/// @param sent        bytes from the client, in total
/// @param received    bytes to the client, in total
record VpnSession(
        long id, String user, String client, String poolAddress, long from, long to, long sent, long received) {

    long seconds() {
        return (to - from) / Jst.SECOND;
    }
}
