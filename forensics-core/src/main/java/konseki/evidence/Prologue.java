package konseki.evidence;

import java.time.Instant;
import java.util.Map;

/// What is known of a member before it is read: the plan of a member is made from this and nothing else. Immutable by
/// convention; nobody writes to `head`.
///
/// @param head     the first 64 KiB, decompressed, or all of a shorter member
/// @param name     file name (of an archive member, the entry's name), for hints and messages, never for recognition
/// @param size     bytes of the member, decompressed; -1 if not known before it is read
/// @param fileTime the entry's or file's modification time, by which a year is inferred where a stamp has none
/// @param fromCase what `read:` of case.yaml says of this file
/// @param recorded what an earlier scan of the case inferred from metadata: it is used, never inferred again; empty the
///                 first time
/// @param dates    what else is known of its time
public record Prologue(
        byte[] head,
        String name,
        long size,
        Instant fileTime,
        ReadingRules fromCase,
        Map<String, String> recorded,
        DateHints dates) {

    public Prologue {
        recorded = Map.copyOf(recorded);
    }

    /// A member of which no more is known.
    public Prologue(
            byte[] head,
            String name,
            long size,
            Instant fileTime,
            ReadingRules fromCase,
            Map<String, String> recorded) {
        this(head, name, size, fileTime, fromCase, recorded, DateHints.NONE);
    }

    /// A member that is read for the first time.
    public Prologue(byte[] head, String name, long size, Instant fileTime, ReadingRules fromCase) {
        this(head, name, size, fileTime, fromCase, Map.of());
    }

    /// The same member beside others.
    public Prologue with(DateHints hints) {
        return new Prologue(head, name, size, fileTime, fromCase, recorded, hints);
    }

    /// Bytes of a member that recognition sees.
    public static final int LENGTH = 64 * 1024;

    /// The same member from a header line inside it on.
    ///
    /// @param headFromThere its bytes from that line on, at most [#LENGTH]
    public Prologue from(byte[] headFromThere) {
        return new Prologue(headFromThere, name, -1, fileTime, fromCase, recorded, dates);
    }

    /// Whether `head` is the whole member.
    public boolean isComplete() {
        return size >= 0 ? size <= head.length : head.length < LENGTH;
    }
}
