package konseki.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What was read, by SHA-256 and entry; names and paths stand in run.json.
///
/// @param manifestRoot SHA-256 over the sorted lines of the manifest
public record EvidenceSummary(
        String manifestRoot,
        long files,
        long bytes,
        long records,
        long events,
        long recovered,
        long rejected,
        long ignored,
        List<Member> members,
        List<Unread> unread) {

    public EvidenceSummary {
        members = List.copyOf(members);
        unread = List.copyOf(unread);
    }

    /// @param entry  place in its container, `0` for a plain file
    /// @param format `syslog/fortinet.traffic`
    /// @param when   first to last time
    public record Member(
            String sha256,
            String entry,
            long bytes,
            String format,
            long records,
            long events,
            long recovered,
            long rejected,
            long ignored,
            Optional<TimeRange> when) {}

    /// @param sha256 of the stored file; empty for what has no bytes of its own, for entries of archives, and above 4
    /// GiB
    /// @param reason why it was not read, in one line
    public record Unread(String sha256, String entry, OptionalLong bytes, String reason) {}
}
