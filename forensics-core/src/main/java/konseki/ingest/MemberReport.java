package konseki.ingest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import konseki.event.Ignored;
import konseki.event.RejectReason;
import konseki.finding.TimeRange;
import konseki.parse.YearSource;

/// What the pass found of one member: a row of the manifest. Immutable; the same bytes and rules give the same report.
///
/// @param key          evidence key of the file
/// @param entry        place in the container
/// @param name         of file and entry, for messages and run.json; never in manifest or finding
/// @param fileSize     stored bytes
/// @param fileSha256   of the stored file
/// @param size         decompressed bytes
/// @param memberSha256 of the decompressed bytes
/// @param format       name of the carrier
/// @param inferred     what was inferred from metadata
/// @param rules        what case.yaml said, in one line
/// @param owned        what of it is its own: bytes as [konseki.evidence.Owned] writes them, and a digest of `copies`
/// @param copies       records among those bytes that are counted in another member
/// @param lost         places of a numbered log that should hold records and cannot be read
/// @param damage       what ended the reading early, or empty
public record MemberReport(
        String key,
        String entry,
        String name,
        long fileSize,
        String fileSha256,
        long size,
        String memberSha256,
        String format,
        Map<String, String> inferred,
        String rules,
        String owned,
        List<CopiedRecords> copies,
        List<LostRange> lost,
        String damage,
        Counts counts) {

    public MemberReport {
        copies = List.copyOf(copies);
        lost = List.copyOf(lost);
    }

    public String id() {
        return key + "-" + entry;
    }

    /// What was inferred and used: a year anchor only if some stamp has no year.
    public Map<String, String> usedInputs() {
        Map<String, String> used = new TreeMap<>(inferred);
        if (counts.yearless() == 0) {
            used.remove(YearSource.ANCHOR_INPUT);
            used.remove(YearSource.SOURCE_INPUT);
        }
        return used;
    }

    /// How its records ended. They add up: records = events + recovered + rejected + ignored.
    ///
    /// @param partial     events understood in part, among the others
    /// @param withoutTime events without a valid `@timestamp`, among the others
    /// @param yearless    events whose stamp has no year, among the others
    /// @param rejected    by ordinal of [RejectReason]
    /// @param ignored     by ordinal of [Ignored]
    /// @param first       earliest `@timestamp`, or [Long#MAX_VALUE]
    /// @param last        latest, or [Long#MIN_VALUE]
    public record Counts(
            long events,
            long recovered,
            long partial,
            long withoutTime,
            long yearless,
            long[] rejected,
            long[] ignored,
            long first,
            long last) {

        public long records() {
            return events + recovered + rejectedTotal() + ignoredTotal();
        }

        public long rejectedTotal() {
            return Arrays.stream(rejected).sum();
        }

        public long ignoredTotal() {
            return Arrays.stream(ignored).sum();
        }

        /// By reason, those that occurred.
        public Map<RejectReason, Long> rejectedByReason() {
            Map<RejectReason, Long> map = new EnumMap<>(RejectReason.class);
            for (RejectReason reason : RejectReason.values()) {
                if (rejected[reason.ordinal()] > 0) {
                    map.put(reason, rejected[reason.ordinal()]);
                }
            }
            return map;
        }

        /// By kind, those that occurred.
        public Map<Ignored, Long> ignoredByKind() {
            Map<Ignored, Long> map = new EnumMap<>(Ignored.class);
            for (Ignored kind : Ignored.values()) {
                if (ignored[kind.ordinal()] > 0) {
                    map.put(kind, ignored[kind.ordinal()]);
                }
            }
            return map;
        }

        /// First and last time, if any event has one.
        public Optional<TimeRange> times() {
            return first <= last ? Optional.of(new TimeRange(first, last)) : Optional.empty();
        }
    }
}
