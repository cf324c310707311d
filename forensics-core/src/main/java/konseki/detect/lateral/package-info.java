/// Movement from machine to machine: who logged on or ran something from where, by which method, and whether that was
/// new.
///
/// Start at [LateralMovement]. [Way] lists the kinds of evidence; [DirectWays] keeps those that one event shows whole,
/// [RemoteActions] those that become movement only together with a logon, joined by [ActionJoin]. [Movements] regroups
/// all of it by canonical machine and account.
@NullMarked
package konseki.detect.lateral;

import org.jspecify.annotations.NullMarked;
