package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.Slice;

/// `network.transport` from a protocol number or name.
///
/// tcp, udp, icmp (ICMPv6 too, so that one query finds both), of the others the number, as IANA assigns it ("Protocol
/// Numbers"). Stateless.
public final class TransportNames {
    private static final int PROTOCOLS = 256;
    private static final Slice[] BY_NUMBER = byNumber();

    private TransportNames() {}

    private static Slice[] byNumber() {
        Slice[] names = new Slice[PROTOCOLS];
        for (int number = 0; number < PROTOCOLS; number++) {
            names[number] = Slice.of(
                    switch (number) {
                        case 1, 58 -> "icmp";
                        case 6 -> "tcp";
                        case 17 -> "udp";
                        default -> Integer.toString(number);
                    });
        }
        return names;
    }

    /// Sets the transport from `6` or the like.
    ///
    /// @return false if the bytes are no protocol number; nothing is set then
    public static boolean putNumber(byte[] bytes, int from, int to, EventBuffer out) {
        long number = Decimals.parse(bytes, from, to);
        if (number < 0 || number >= PROTOCOLS) {
            return false;
        }
        out.text(Field.NETWORK_TRANSPORT, BY_NUMBER[(int) number]);
        return true;
    }
}
