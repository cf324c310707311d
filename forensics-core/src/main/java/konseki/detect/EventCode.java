package konseki.detect;

import konseki.event.Event;
import konseki.event.Field;
import konseki.event.Slice;

/// `event.code` as a number, for a `switch`.
public final class EventCode {
    /// What an event without a code, or whose code is no number of up to nine digits, has.
    public static final int NONE = -1;

    private EventCode() {}

    public static int of(Event event) {
        Slice code = event.written(Field.EVENT_CODE);
        int length = code.length();
        if (length == 0 || length > 9) {
            return NONE;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = code.at(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
