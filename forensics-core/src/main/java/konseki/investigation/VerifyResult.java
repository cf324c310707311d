package konseki.investigation;

import java.util.List;

/// What a verification found. Immutable.
///
/// @param differences none if the case was reproduced
/// @param quick       whether states were trusted and the evidence was not read again
public record VerifyResult(List<Difference> differences, boolean quick) {

    public VerifyResult {
        differences = List.copyOf(differences);
    }

    /// @param where file of the case or of the evidence, and the place in it
    /// @param what  how it differs
    public record Difference(String where, String what) {}

    public boolean isReproduced() {
        return differences.isEmpty();
    }
}
