package konseki.parse;

import konseki.evidence.Prologue;

/// How the records of a member are framed and wrapped: lines, syslog, JSON lines, delimited. Stateless.
public interface Carrier {

    /// The format's name in manifest, case.yaml (`read: format:`) and `konseki formats`.
    String name();

    /// Looks at the content; the name of the file is never evidence.
    Recognition recognise(Prologue prologue);

    /// The plan of a member that this carrier recognised or case.yaml assigned to it.
    ///
    /// @param prologue of the member, or from a header line inside it on
    MemberPlan open(Prologue prologue);
}
