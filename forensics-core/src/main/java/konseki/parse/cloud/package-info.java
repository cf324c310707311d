/// What clouds write of the networks and accounts in them.
///
/// Start at [konseki.parse.cloud.AwsFlow].
@NullMarked
package konseki.parse.cloud;

import org.jspecify.annotations.NullMarked;
