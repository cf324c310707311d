/// Logs and sensors that were cleared, silenced or told to look away: T1685 (T1562, T1070.001 before version 19).
///
/// Start at [LogTampering].
@NullMarked
package konseki.detect.tamper;

import org.jspecify.annotations.NullMarked;
