package konseki.detect.egress;

/// Thresholds of [TransferTraces]. Sources: `docs/method.md`.
///
/// @param baselineDays days of the baseline on which a machine did the same, from which on it counts little
/// @param routineDays  days in all from which on a tool says nothing about when the attack was
/// @param archiveBytes size of an archive in a public folder that counts
public record TraceRules(int baselineDays, int routineDays, long archiveBytes) {

    public static final TraceRules DEFAULT = new TraceRules(3, 5, 50L << 20);
}
