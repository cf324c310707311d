package konseki.finding;

/// What the logs can say about one cell: an asset or egress path and an hour (`docs/method.md`, Coverage).
///
/// A cell takes the best state of its sensors; the order of the shapes here is from best to worst.
public sealed interface Coverage {

    /// A healthy sensor that counts bytes on the path.
    record Direct(long records) implements Coverage {}

    /// A deny rule was in force, and its logging is proven by hits.
    record Blocked(long denials) implements Coverage {}

    /// The asset was provably off or cut off.
    record Off() implements Coverage {}

    /// A sensor that lost between 1 and 10 %: half a cell.
    record Degraded(long records) implements Coverage {}

    /// The host's own telemetry only; it carries no bytes.
    record Indirect(long records) implements Coverage {}

    record Unknown(GapReason reason) implements Coverage {}

    /// Share of the cell that counts as direct, in basis points.
    default int directBasisPoints() {
        return switch (this) {
            case Direct _, Blocked _, Off _ -> 10_000;
            case Degraded _ -> 5_000;
            case Indirect _, Unknown _ -> 0;
        };
    }

    /// 0 is best.
    default int rank() {
        return switch (this) {
            case Direct _ -> 0;
            case Blocked _ -> 1;
            case Off _ -> 2;
            case Degraded _ -> 3;
            case Indirect _ -> 4;
            case Unknown _ -> 5;
        };
    }

    /// `DIRECT`, `GAP(SILENT)`: as reports and finding.json write it.
    default String state() {
        return switch (this) {
            case Direct _ -> "DIRECT";
            case Blocked _ -> "BLOCKED";
            case Off _ -> "OFF";
            case Degraded _ -> "DEGRADED";
            case Indirect _ -> "INDIRECT";
            case Unknown(GapReason reason) -> "GAP(" + reason + ")";
        };
    }
}
