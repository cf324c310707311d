package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.Timestamp;

/// Sets fields from the slots that [KeyValues] fills. An empty slot sets nothing. Stateless.
///
/// Each method that can meet a bad value returns [#GOOD] or the value's place in the array, so that the smallest of
/// several results names the first surprise.
public final class SlotFields {
    /// No value is bad.
    public static final int GOOD = Integer.MAX_VALUE;

    private static final long MAX_SECONDS = Long.MAX_VALUE / Timestamp.SECOND;

    private SlotFields() {}

    public static void text(Field field, byte[] bytes, long slot, EventBuffer out) {
        if (slot != 0) {
            out.text(field, bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot));
        }
    }

    /// A count that fits a positive long.
    public static int number(Field field, byte[] bytes, long slot, EventBuffer out) {
        if (slot == 0) {
            return GOOD;
        }
        long value = Decimals.parse(bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot));
        if (value < 0) {
            return KeyValues.valueFrom(slot);
        }
        out.number(field, value);
        return GOOD;
    }

    public static int port(Field field, byte[] bytes, long slot, EventBuffer out) {
        if (slot == 0) {
            return GOOD;
        }
        int value = Decimals.parsePort(bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot));
        if (value < 0) {
            return KeyValues.valueFrom(slot);
        }
        out.number(field, value);
        return GOOD;
    }

    public static int address(Field field, byte[] bytes, long slot, EventBuffer out) {
        boolean good =
                slot == 0 || IpAddress.parse(bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot), out, field);
        return good ? GOOD : KeyValues.valueFrom(slot);
    }

    /// Whole seconds, as nanoseconds.
    public static int seconds(Field field, byte[] bytes, long slot, EventBuffer out) {
        if (slot == 0) {
            return GOOD;
        }
        long seconds = Decimals.parse(bytes, KeyValues.valueFrom(slot), KeyValues.valueTo(slot));
        if (seconds < 0 || seconds > MAX_SECONDS) {
            return KeyValues.valueFrom(slot);
        }
        out.number(field, seconds * Timestamp.SECOND);
        return GOOD;
    }
}
