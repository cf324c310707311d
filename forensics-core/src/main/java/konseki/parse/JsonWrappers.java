package konseki.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.Slice;

/// Paths of JSON objects that only wrap an event: what is inside is named as if it stood outside.
///
/// | path | written by |
/// |---|---|
/// | `_source` | exports of Elasticsearch and OpenSearch |
/// | `result` after `preview` | exports of Splunk |
/// | `winlog.event_data`, `winlog.user_data` | Winlogbeat 7 and later |
/// | `event_data`, `user_data` | Winlogbeat 6 |
/// | `Event.EventData`, `Event.UserData.*` | evtx_dump, Chainsaw, python-evtx |
/// | `EventData`, `UserData.*` | Velociraptor |
///
/// So `TargetUserName` is `TargetUserName` in each of them, at no cost.
final class JsonWrappers {
    private static final byte[][] PATHS = of(
            "_source",
            "winlog.event_data",
            "winlog.user_data",
            "event_data",
            "user_data",
            "Event.EventData",
            "EventData");
    /// What stands one level below is a wrapper.
    private static final byte[][] PARENTS = of("Event.UserData.", "UserData.");

    private static final byte[] RESULT = "result".getBytes(StandardCharsets.US_ASCII);
    private static final Slice PREVIEW = Slice.of("preview");

    private JsonWrappers() {}

    private static byte[][] of(String... paths) {
        return Stream.of(paths)
                .map(path -> path.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /// Whether the object at `path[0, end)` is one.
    ///
    /// @param out what was read before it
    static boolean isWrapper(byte[] path, int end, EventBuffer out) {
        for (byte[] wrapper : PATHS) {
            if (wrapper.length == end && startsWith(path, wrapper)) {
                return true;
            }
        }
        for (byte[] parent : PARENTS) {
            if (end > parent.length && startsWith(path, parent)) {
                return lastDot(path, end) == parent.length - 1;
            }
        }
        return end == RESULT.length
                && startsWith(path, RESULT)
                && out.vendorCount() > 0
                && out.vendorName(0).sameAs(PREVIEW);
    }

    private static boolean startsWith(byte[] path, byte[] prefix) {
        return Arrays.equals(path, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static int lastDot(byte[] path, int end) {
        int i = end - 1;
        while (i >= 0 && path[i] != '.') {
            i--;
        }
        return i;
    }
}
