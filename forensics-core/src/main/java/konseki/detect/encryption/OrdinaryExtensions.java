package konseki.detect.encryption;

import java.util.Set;

/// Extensions that files get in ordinary work: `ordinary-extensions.txt` beside this class. Immutable.
final class OrdinaryExtensions {
    static final OrdinaryExtensions BUILT_IN = new OrdinaryExtensions(Resource.words("ordinary-extensions.txt"));

    private final Set<String> extensions;

    private OrdinaryExtensions(Set<String> extensions) {
        this.extensions = extensions;
    }

    /// @param extension folded, without the dot
    boolean contains(String extension) {
        return extensions.contains(extension);
    }
}
