package konseki.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import konseki.event.RejectReason;
import tools.jackson.core.JsonGenerator;

/// Bytes of a numbered log that should hold records and cannot be read, and what stands on either side.
///
/// @param from       first byte
/// @param to         first byte behind it
/// @param chunk      number of the chunk in the file, from 0: 64 KiB each, behind the header of 4096 bytes
/// @param reason     of the first record rejected there
/// @param rejected   how many were rejected there
/// @param before     number of the last record in front of it, -1 if the file has none
/// @param after      number of the first record behind it, -1 if the file has none
/// @param fromTime   when the one in front was written, nanoseconds UTC; [#UNKNOWN] if nobody knows
/// @param toTime     when the one behind was written
/// @param host       of the neighbours, folded; empty where they differ
/// @param channel    of the neighbours, as state keys name it
public record LostRange(
        long from,
        long to,
        long chunk,
        RejectReason reason,
        long rejected,
        long before,
        long after,
        long fromTime,
        long toTime,
        String host,
        String channel) {
    public static final long UNKNOWN = -1;
    /// More of one member are told as one: from the first of them to the last.
    static final int MOST = 1_000;

    /// How many records are missing between its neighbours, [#UNKNOWN] if one of them is missing itself or they are not
    /// in order.
    public long missing() {
        return before >= 0 && after > before ? after - before - 1 : UNKNOWN;
    }

    /// Both and all between.
    LostRange upTo(LostRange next) {
        return new LostRange(
                from,
                next.to,
                chunk,
                reason,
                rejected + next.rejected,
                before,
                next.after,
                fromTime,
                next.toTime,
                host.equals(next.host) ? host : "",
                channel.equals(next.channel) ? channel : "");
    }

    static void write(JsonGenerator json, List<LostRange> ranges) {
        if (ranges.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("lost");
        for (LostRange range : ranges) {
            json.writeStartObject();
            json.writeNumberProperty("from", range.from);
            json.writeNumberProperty("to", range.to);
            json.writeNumberProperty("chunk", range.chunk);
            json.writeStringProperty("reason", range.reason.jsonName());
            json.writeNumberProperty("rejected", range.rejected);
            json.writeNumberProperty("before", range.before);
            json.writeNumberProperty("after", range.after);
            json.writeNumberProperty("from-time", range.fromTime);
            json.writeNumberProperty("to-time", range.toTime);
            json.writeStringProperty("host", range.host);
            json.writeStringProperty("channel", range.channel);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// What [#write] wrote of a member.
    static List<LostRange> read(Map<?, ?> member) {
        List<LostRange> ranges = new ArrayList<>();
        if (member.get("lost") instanceof List<?> all) {
            for (Object one : all) {
                Map<?, ?> map = (Map<?, ?>) one;
                ranges.add(new LostRange(
                        MembersFile.number(map, "from"),
                        MembersFile.number(map, "to"),
                        MembersFile.number(map, "chunk"),
                        RejectReason.valueOf(MembersFile.text(map, "reason")
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_')),
                        MembersFile.number(map, "rejected"),
                        MembersFile.number(map, "before"),
                        MembersFile.number(map, "after"),
                        MembersFile.number(map, "from-time"),
                        MembersFile.number(map, "to-time"),
                        MembersFile.text(map, "host"),
                        MembersFile.text(map, "channel")));
            }
        }
        return ranges;
    }
}
