package konseki.finding;

import konseki.finding.Disposition.Decision;

/// One thing found that speaks for a transfer, as far as the rule table looks at it.
///
/// `decision` is the effective one (see [Dispositions]); what nobody decided is [Decision#UNRESOLVED].
public sealed interface Indication {

    Decision decision();

    int score();

    /// Bytes from an asset to an external destination.
    ///
    /// @param fromTaintedHost whether the sender was in the attacker's hands
    /// @param allowListed     whether case.yaml expects the destination
    record Egress(int score, boolean fromTaintedHost, boolean allowListed, Decision decision) implements Indication {}

    /// An upload that names a file.
    ///
    /// @param bytesAtLeast   lower end, or the body's length
    /// @param inBaseline     whether the asset spoke to the destination before the attack
    /// @param tiedToAttacker whether process, account or session is the attacker's
    record Upload(
            int score,
            long bytesAtLeast,
            boolean allowListed,
            boolean inBaseline,
            boolean tiedToAttacker,
            Decision decision)
            implements Indication {}

    /// An archive made ready, and what left unexplained within the 24 h after it.
    record Staging(int score, long archiveBytes, long unexplainedEgressHi, Decision decision) implements Indication {}

    /// Command and control, or a remote tool.
    record RemoteControl(int score, Decision decision) implements Indication {}

    /// A tool made to send data out ran; how much it sent is not known.
    record ToolRun(int score, Decision decision) implements Indication {}

    /// Malware that can steal was present.
    record Stealer(int score, Decision decision) implements Indication {}
}
