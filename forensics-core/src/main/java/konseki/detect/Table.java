package konseki.detect;

import java.util.List;

/// A kind of state: rows of (key bytes, one long per slot), merged slot by slot. A set is a table without slots: its
/// elements are the keys.
///
/// @param name    unique in its detector, also the file's name
/// @param version raised when keys, slots or grids (bucket widths, caps) change; another version is never guessed
/// @param slots   how values merge
public record Table(String name, int version, List<Slot> slots) {

    public Table {
        slots = List.copyOf(slots);
    }

    public static Table of(String name, int version, Slot... slots) {
        return new Table(name, version, List.of(slots));
    }

    /// @param name    unique in its detector
    /// @param version as of [Table]
    public static Table set(String name, int version) {
        return new Table(name, version, List.of());
    }
}
