package konseki.evidence;

import java.util.Arrays;

/// Places of a member whose records stand in another member, too, and are counted there. Immutable.
public final class CopiedPlaces {
    public static final CopiedPlaces NONE = new CopiedPlaces(new long[0], new long[0]);

    private final long[] froms;
    private final long[] tos;

    /// @param froms first bytes, ascending
    /// @param tos   first bytes behind them; the places do not overlap
    public CopiedPlaces(long[] froms, long[] tos) {
        this.froms = froms.clone();
        this.tos = tos.clone();
    }

    public boolean isEmpty() {
        return froms.length == 0;
    }

    /// Whether the record that begins at `offset` is a copy. Hot where there are places.
    public boolean holds(long offset) {
        int found = Arrays.binarySearch(froms, offset);
        int place = found >= 0 ? found : -found - 2;
        return place >= 0 && offset < tos[place];
    }
}
