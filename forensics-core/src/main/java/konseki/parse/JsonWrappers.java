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
/// | `result` after `preview` or `sid` | exports and alerts of Splunk |
/// | `event` after `sourcetype` | what is sent to Splunk's HTTP Event Collector |
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

    /// Members that stand before what is wrapped.
    private static final int MOST_BEFORE = 8;

    private static final byte[] RESULT = "result".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
    private static final Slice PREVIEW = Slice.of("preview");
    private static final Slice SEARCH = Slice.of("sid");
    private static final Slice SOURCE_TYPE = Slice.of("sourcetype");

    private JsonWrappers() {}

    private static byte[][] of(String... paths) {
        return Stream.of(paths)
                .map(path -> path.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /// Whether the object at `path[start, end)` is one.
    ///
    /// @param out what was read before it
    static boolean isWrapper(byte[] path, int start, int end, EventBuffer out) {
        int length = end - start;
        for (byte[] wrapper : PATHS) {
            if (wrapper.length == length && startsWith(path, start, wrapper)) {
                return true;
            }
        }
        for (byte[] parent : PARENTS) {
            if (length > parent.length && startsWith(path, start, parent)) {
                return ByteSearch.lastIndexOf(path, start, end, '.') == start + parent.length - 1;
            }
        }
        return is(RESULT, path, start, length) && (has(PREVIEW, out) || has(SEARCH, out))
                || is(EVENT, path, start, length) && has(SOURCE_TYPE, out);
    }

    private static boolean is(byte[] wrapper, byte[] path, int start, int length) {
        return length == wrapper.length && startsWith(path, start, wrapper);
    }

    private static boolean has(Slice name, EventBuffer out) {
        for (int i = 0; i < Math.min(out.vendorCount(), MOST_BEFORE); i++) {
            if (out.vendorName(i).sameAs(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] path, int start, byte[] prefix) {
        return Arrays.equals(path, start, start + prefix.length, prefix, 0, prefix.length);
    }
}
