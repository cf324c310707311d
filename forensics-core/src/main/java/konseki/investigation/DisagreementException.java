package konseki.investigation;

import java.io.IOException;

/// The states and the evidence say different numbers: there is no finding then, only this.
public final class DisagreementException extends IOException {
    private static final long serialVersionUID = 1;

    DisagreementException(String firstDifference) {
        super(
                "two computations of the same totals disagree: " + firstDifference
                        + ". No finding was written. Verify the case; if the evidence is unchanged, this is a defect of Konseki");
    }
}
