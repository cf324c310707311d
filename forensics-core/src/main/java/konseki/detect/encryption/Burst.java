package konseki.detect.encryption;

import java.util.Set;

/// What one window of an actor shows. Immutable.
///
/// @param rate          whether it changed enough files in enough directories
/// @param collapsed     extensions into which others collapsed
/// @param knownCollapse whether one of them belongs to a known family
/// @param notes         names of files left in directory after directory
/// @param knownNote     whether one of them belongs to a known family
record Burst(boolean rate, Set<String> collapsed, boolean knownCollapse, Set<String> notes, boolean knownNote) {
    static final Burst NONE = new Burst(false, Set.of(), false, Set.of(), false);

    boolean isAny() {
        return rate || !collapsed.isEmpty() || !notes.isEmpty();
    }
}
