package konseki.event;

import java.util.Locale;

/// Why a record could not be read. The record's place is kept in the case's `rejects/`; nothing vanishes.
public enum RejectReason {
    /// No payload takes what the carrier found.
    NO_PAYLOAD,
    /// Longer than the limit for one record.
    TOO_LONG,
    /// Ends before what it announces.
    TRUNCATED,
    /// Not the syntax of its carrier: braces, quotes, columns.
    MALFORMED,
    /// A value that cannot be what its name says: a port over 65535, an address with a letter.
    BAD_VALUE,
    /// Lacks a value without which it says nothing.
    MISSING_VALUE,
    /// Bytes that are text in no known encoding.
    NOT_TEXT,
    /// A checksum or a stored length contradicts the content.
    DAMAGED,
    /// Nested deeper, or with more parts, than the limits allow.
    TOO_COMPLEX;

    /// As the manifest writes it: `no-payload`.
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
