/// Files being encrypted: bursts of file changes, extensions that collapse into one, notes, and what prepares for it.
///
/// Start at [EncryptionBurst]. While events pass, [FileTables], [CommandTable] and [MarkTable] keep rows;
/// [HostFindings]
/// reads them into what one machine shows, and decides which of it counts alone and which only together.
@NullMarked
package konseki.detect.encryption;

import org.jspecify.annotations.NullMarked;
