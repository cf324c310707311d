/// Windows event logs as Windows keeps them: `.evtx` files, and the XML that `wevtutil` writes. A record becomes the
/// vendor fields that an export to JSON has, so that one payload and one table of meanings read all forms.
///
/// Start at [EvtxCarrier]. [RecordWalk] finds records, also damaged and left-over ones; [PlanCompiler] turns a template
/// into a program, once for all that say the same ([KnownPlans]); [RecordFields] runs it for each record and makes no
/// object. [RecordTree] reads the same records the plain way, for people and as test oracle. [XmlEventCarrier] reads
/// exported XML.
@NullMarked
package konseki.parse.evtx;

import org.jspecify.annotations.NullMarked;
