/// What proxies, sensors and counters on the network write.
///
/// One class per product; start at [Squid]. What they share (URLs, stamps, numbers) is in [konseki.parse].
@NullMarked
package konseki.parse.network;

import org.jspecify.annotations.NullMarked;
