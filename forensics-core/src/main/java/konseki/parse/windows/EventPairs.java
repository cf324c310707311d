package konseki.parse.windows;

import konseki.event.EventBuffer;
import konseki.event.Slice;

/// Event data written as a list of pairs, `"Data":[{"@Name":"LogonType","#text":"3"},...]`, made into named values.
///
/// Flattened, such a list is a row of names and texts in turn. A pair without text is dropped. Which of the two comes
/// first is told by the first of them.
final class EventPairs {
    private static final Slice DATA = Slice.of("Data.");
    private static final Slice[] NAMES = {Slice.of("Data.Name"), Slice.of("Data.@Name"), Slice.of("Data.#attributes.Name")
    };
    private static final Slice[] TEXTS = {Slice.of("Data.text"), Slice.of("Data.#text")};

    private enum Half {
        NAME,
        TEXT,
        NEITHER
    }

    private EventPairs() {}

    /// Joins the pairs among the vendor fields of `out`.
    static void join(EventBuffer out) {
        int count = out.vendorCount();
        int kept = 0;
        Half first = Half.NEITHER;
        for (int i = 0; i < count; i++) {
            Half half = half(out.vendorName(i));
            if (half == Half.NEITHER) {
                out.moveVendor(i, kept++);
                continue;
            }
            first = first == Half.NEITHER ? half : first;
            Half next = i + 1 < count ? half(out.vendorName(i + 1)) : Half.NEITHER;
            if (half == first && next != half && next != Half.NEITHER) {
                out.pairVendor(kept++, half == Half.NAME ? i : i + 1, half == Half.NAME ? i + 1 : i);
                i++;
            } else if (half == Half.TEXT) {
                out.moveVendor(i, kept++); // a list of values without names
            }
        }
        out.truncateVendor(kept);
    }

    private static Half half(Slice name) {
        if (!name.startsWith(DATA)) {
            return Half.NEITHER;
        }
        return isOneOf(NAMES, name) ? Half.NAME : isOneOf(TEXTS, name) ? Half.TEXT : Half.NEITHER;
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
