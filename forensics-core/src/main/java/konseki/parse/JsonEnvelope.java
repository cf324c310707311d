package konseki.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A JSON object around an array of records: `{"Records":[{...},{...}]}`, as AWS, Azure and search engines export.
/// Immutable.
///
/// The array is the object's first member, or stands behind members that say only how the records were fetched. What
/// stands around the array is no part of a record; the names are those that exporters use, because an event may hold a
/// list of objects too.
///
/// @param first the first member's name with its quotes, by which an element is told from another envelope
record JsonEnvelope(byte[] first) {
    /// No envelope.
    static final JsonEnvelope NONE = new JsonEnvelope(new byte[0]);
    static final int NOT_OPENED = -1;

    private static final int MOST_MEMBERS = 32;
    private static final int MOST_DEPTH = 3;

    /// What the array is called. CloudTrail, S3 and SQS; Azure; Microsoft Graph and OData; CloudWatch; Elasticsearch
    /// (inside another `hits`); Splunk; consoles of EDR products.
    private static final KeyTable ARRAYS = KeyTable.of(
            "Records",
            "records",
            "value",
            "logEvents",
            "events",
            "Events",
            "hits",
            "results",
            "data",
            "resources",
            "items",
            "entries",
            "logs",
            "alerts",
            "activities");
    /// What may stand before it.
    private static final KeyTable METADATA = KeyTable.of(
            "@odata.context",
            "@odata.count",
            "@odata.nextLink",
            "messageType",
            "owner",
            "logGroup",
            "logStream",
            "subscriptionFilters",
            "took",
            "timed_out",
            "_scroll_id",
            "_shards",
            "total",
            "max_score",
            "preview",
            "init_offset",
            "messages",
            "fields",
            "meta",
            "errors",
            "pagination",
            "count",
            "offset",
            "limit",
            "next",
            "kind",
            "nextPageToken",
            "has_more",
            "errorCode",
            "status");

    /// The envelope that opens at the brace at `from`.
    static Optional<JsonEnvelope> find(byte[] bytes, int from, int to) {
        int elements = open(bytes, from, to, 0);
        if (elements == NOT_OPENED || JsonLayer.skipBlank(bytes, elements, to) == to) {
            return Optional.empty();
        }
        int quote = JsonLayer.skipBlank(bytes, from + 1, to);
        return Optional.of(
                new JsonEnvelope(Arrays.copyOfRange(bytes, quote, ByteSearch.indexOf(bytes, quote + 1, to, '"') + 1)));
    }

    boolean isNone() {
        return first.length == 0;
    }

    /// Where the array's elements begin, if the envelope opens at the brace at `from`, else [#NOT_OPENED].
    int elements(byte[] bytes, int from, int to) {
        int quote = isNone() ? to : JsonLayer.skipBlank(bytes, from + 1, to);
        boolean same =
                quote + first.length <= to && Arrays.equals(first, 0, first.length, bytes, quote, quote + first.length);
        return same ? open(bytes, from, to, 0) : NOT_OPENED;
    }

    private static int open(byte[] bytes, int brace, int to, int depth) {
        int i = JsonLayer.skipBlank(bytes, brace + 1, to);
        for (int member = 0; member < MOST_MEMBERS && i < to && bytes[i] == '"'; member++) {
            int name = i + 1;
            int nameEnd = ByteSearch.indexOf(bytes, name, to, '"');
            int colon = nameEnd < to ? JsonLayer.skipBlank(bytes, nameEnd + 1, to) : to;
            int value = colon < to && bytes[colon] == ':' ? JsonLayer.skipBlank(bytes, colon + 1, to) : to;
            if (value == to) {
                return NOT_OPENED;
            }
            if (ARRAYS.find(bytes, name, nameEnd) >= 0 && (bytes[value] == '[' || bytes[value] == '{')) {
                return array(bytes, value, to, depth);
            }
            int end = METADATA.find(bytes, name, nameEnd) < 0 ? to : valueEnd(bytes, value, to);
            int comma = end < to ? JsonLayer.skipBlank(bytes, end, to) : to;
            if (comma == to || bytes[comma] != ',') {
                return NOT_OPENED;
            }
            i = JsonLayer.skipBlank(bytes, comma + 1, to);
        }
        return NOT_OPENED;
    }

    private static int array(byte[] bytes, int value, int to, int depth) {
        if (bytes[value] == '{') {
            return depth + 1 < MOST_DEPTH ? open(bytes, value, to, depth + 1) : NOT_OPENED;
        }
        int element = JsonLayer.skipBlank(bytes, value + 1, to);
        boolean cutHere = element == to; // a chunk may end where the first element begins
        return cutHere || bytes[element] == '{' || bytes[element] == ']' ? value + 1 : NOT_OPENED;
    }

    private static int valueEnd(byte[] bytes, int value, int to) {
        byte c = bytes[value];
        if (c == '{' || c == '[') {
            int end = JsonFraming.objectEnd(bytes, value, to);
            return end == JsonFraming.OPEN ? to : end;
        }
        if (c == '"') {
            int i = JsonText.special(bytes, value + 1, to);
            while (i < to && bytes[i] == '\\') {
                i = JsonText.special(bytes, Math.min(i + 2, to), to);
            }
            return Math.min(i + 1, to);
        }
        int i = value;
        while (i < to && bytes[i] != ',' && bytes[i] != '}') {
            i++;
        }
        return i;
    }

    /// The bytes of a member's name, for messages.
    @Override
    public String toString() {
        return new String(first, StandardCharsets.UTF_8);
    }
}
