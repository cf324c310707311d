package konseki.parse;

import java.util.Arrays;
import konseki.event.EventBuffer;
import konseki.event.Slice;

/// Event data written as a list of pairs, `"Data":[{"@Name":"LogonType","#text":"3"},...]`, made into named values.
///
/// The halves stand in any order; a name without a text and a text without a name stay what they are.
final class JsonPairs {
    private static final byte[] PATH = {'D', 'a', 't', 'a', '.'};
    private static final Slice[] NAMES = {
        Slice.of("Data.Name"), Slice.of("Data.@Name"), Slice.of("Data.#attributes.Name")
    };
    private static final Slice[] TEXTS = {Slice.of("Data.text"), Slice.of("Data.#text")};

    private JsonPairs() {}

    /// Whether objects at `path[start, end)` may be pairs.
    static boolean mayBe(byte[] path, int start, int end) {
        return end - start == PATH.length && Arrays.equals(path, start, end, PATH, 0, PATH.length);
    }

    /// Joins the vendor fields from `first` on, the members of one object, if they are a pair.
    static void join(EventBuffer out, int first) {
        if (out.vendorCount() != first + 2) {
            return;
        }
        int name = isOneOf(NAMES, out.vendorName(first)) ? first : first + 1;
        int text = 2 * first + 1 - name;
        if (isOneOf(NAMES, out.vendorName(name)) && isOneOf(TEXTS, out.vendorName(text))) {
            out.pairVendor(first, name, text);
            out.truncateVendor(first + 1);
        }
    }

    private static boolean isOneOf(Slice[] wanted, Slice name) {
        for (Slice slice : wanted) {
            if (slice.sameAs(name)) {
                return true;
            }
        }
        return false;
    }
}
