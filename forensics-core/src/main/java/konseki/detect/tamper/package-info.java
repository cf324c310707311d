/// Logs cleared, audit policies weakened, sensors stopped: what an attacker does so that others see less.
///
/// Start at [LogTampering]; [Tampering] lists the ways, [TamperTables] recognises and keeps them.
@NullMarked
package konseki.detect.tamper;

import org.jspecify.annotations.NullMarked;
