/// Outbound volume: who sent how much to whom, and whether that is unusual enough to be a transfer.
///
/// Start at [EgressVolume]. The raw sums are [konseki.detect.FlowTable]; [Transfers] regroups them by asset, external
/// address and day once case.yaml says what is inside.
@NullMarked
package konseki.detect.egress;

import org.jspecify.annotations.NullMarked;
