package konseki.detect.lateral;

import konseki.event.Event;
import konseki.event.Field;
import konseki.event.IpAddress;

/// Whether an address names another machine at all.
final class Reach {

    private Reach() {}

    /// Whether the field holds an address that is neither loopback nor unspecified.
    static boolean isElsewhere(Event event, Field field) {
        return event.has(field) && !isHere(event.ipHigh(field), event.ipLow(field));
    }

    private static boolean isHere(long high, long low) {
        if (IpAddress.isV4(high, low)) {
            int bits = (int) low;
            return bits == 0 || bits >>> 24 == 127;
        }
        return high == 0 && (low == 0 || low == 1);
    }
}
