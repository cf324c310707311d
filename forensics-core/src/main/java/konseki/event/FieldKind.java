package konseki.event;

/// How the values of a [Field] are held and compared.
public enum FieldKind {
    /// Text compared as a whole, folded to lower case.
    KEYWORD,
    /// One signed 64-bit number; the field's name or description gives the unit.
    NUMBER,
    /// 128 bits, IPv4 mapped into IPv6.
    IP,
    /// Text that is searched by parts of it; decided by reading the evidence again.
    TEXT
}
