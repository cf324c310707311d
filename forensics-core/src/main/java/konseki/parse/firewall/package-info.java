/// What firewalls write: sessions with addresses, counters and decisions, and what happens to the device itself.
///
/// One class per vendor; start at [FortiGate]. What vendors share (key=value, stamps, words for decisions) is in
/// [konseki.parse].
@NullMarked
package konseki.parse.firewall;

import org.jspecify.annotations.NullMarked;
