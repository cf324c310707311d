package konseki.parse;

import konseki.event.EventBuffer;
import konseki.event.Field;

/// `user.name` and `user.domain` from one text. Stateless.
public final class UserNames {

    private UserNames() {}

    /// Splits `DOMAIN\name` (the backslash may be doubled, as quoting vendors write it); a name of its own stays whole,
    /// `name@domain` too, because that is the name it logs on with. Nothing is set from nothing.
    public static void put(byte[] bytes, int from, int to, EventBuffer out) {
        int last = ByteSearch.lastIndexOf(bytes, from, to, '\\');
        int name = last < 0 ? from : last + 1;
        if (name < to) {
            out.text(Field.USER_NAME, bytes, name, to);
        }
        int domainEnd = last > from && bytes[last - 1] == '\\' ? last - 1 : last;
        if (domainEnd > from) {
            out.text(Field.USER_DOMAIN, bytes, from, domainEnd);
        }
    }
}
