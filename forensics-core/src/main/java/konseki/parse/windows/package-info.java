/// What a Windows event means, whatever form it was exported in: one table for NXLog, Winlogbeat and evtx_dump JSON,
/// and for tables of columns with the same names.
///
/// Start at [WindowsEvents]. [WindowsForm] knows under which names each form keeps channel, computer and time;
/// [SecurityMeanings], [SystemMeanings] and [OperationalMeanings] are the table, read by [MeaningTable].
@NullMarked
package konseki.parse.windows;

import org.jspecify.annotations.NullMarked;
