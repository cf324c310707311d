/// What people and programs read: finding.json, the first screen, queries.md.
///
/// Start at [FindingJson]; the others are views of the same [konseki.finding.Finding]. Text from logs is escaped for
/// where it goes (see [TerminalText]).
@NullMarked
package konseki.report;

import org.jspecify.annotations.NullMarked;
