package konseki.query;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;

/// An event as plain values, which fills a buffer.
///
/// @param values numbers as Long, texts and addresses as String
public record RandomEvent(
        int member,
        String memberId,
        long offset,
        FlowStamp stamp,
        Map<Field, Object> values,
        Map<String, String> vendor,
        String raw) {

    public void fill(EventBuffer buffer) {
        buffer.startMember(memberId);
        buffer.startChunk(new byte[0], new byte[0]);
        buffer.flowStamp(stamp);
        values.forEach((field, value) -> {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            switch (field.kind()) {
                case NUMBER -> buffer.number(field, (Long) value);
                case IP -> IpAddress.parse(bytes, 0, bytes.length, buffer, field);
                case KEYWORD, TEXT -> buffer.text(field, bytes, 0, bytes.length);
            }
        });
        vendor.forEach((name, value) -> {
            byte[] n = name.getBytes(StandardCharsets.UTF_8);
            byte[] v = value.getBytes(StandardCharsets.UTF_8);
            buffer.vendor(n, 0, n.length, v, 0, v.length);
        });
        buffer.origin().set(member, offset, raw.length(), offset + 1);
    }
}
