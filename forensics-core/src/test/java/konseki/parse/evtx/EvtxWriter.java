package konseki.parse.evtx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// Writes small event logs for tests, as Windows lays them out: names and templates once per chunk, then references.
public final class EvtxWriter {
    private static final int CHUNK = 65_536;
    private static final int OUTER_VALUES = 15;

    private final List<byte[]> chunks = new ArrayList<>();
    private ByteBuffer chunk = empty();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> templates = new HashMap<>();
    private int at = 512;
    private int lastRecord;
    private long firstId = -1;
    private long lastId;
    private String channel = "Security";
    private String provider = "Microsoft-Windows-Security-Auditing";
    private String computer = "WS01.example.test";

    /// A value of the event's data.
    ///
    /// @param name empty for data without one
    public record Datum(String name, int type, byte[] value) {
        public static Datum text(String name, String text) {
            return new Datum(name, BinXml.STRING, text.getBytes(StandardCharsets.UTF_16LE));
        }

        public static Datum number(String name, int number) {
            return new Datum(name, 0x08, little(4).putInt(number).array());
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer empty() {
        return little(CHUNK);
    }

    public EvtxWriter log(String newChannel, String newProvider, String newComputer) {
        channel = newChannel;
        provider = newProvider;
        computer = newComputer;
        return this;
    }

    /// Adds a record; begins a chunk where it does not fit.
    ///
    /// @param time FILETIME
    public EvtxWriter add(long id, long time, int code, Datum... data) {
        if (at > CHUNK - 12_000) {
            endChunk();
        }
        firstId = firstId < 0 ? id : firstId;
        lastId = id;
        lastRecord = at;
        int start = at;
        at += 24;
        instance(outerTemplate(), () -> writeOuter(id, time, code, data));
        u8(0);
        at = (at + 4 + 7) / 8 * 8;
        chunk.putInt(start, RecordWalk.MAGIC).putInt(start + 4, at - start);
        chunk.putLong(start + 8, id).putLong(start + 16, time);
        chunk.putInt(at - 4, at - start);
        return this;
    }

    private void writeOuter(long id, long time, int code, Datum[] data) {
        int descriptors = at + 4;
        u32(OUTER_VALUES);
        at += 4 * OUTER_VALUES;
        value(descriptors, 0, 0x04, new byte[] {0});
        value(descriptors, 1, 0x04, new byte[] {0});
        value(descriptors, 2, 0x06, little(2).putShort((short) 12544).array());
        value(descriptors, 3, 0x06, little(2).putShort((short) code).array());
        value(descriptors, 4, BinXml.NULL, new byte[0]);
        value(
                descriptors,
                5,
                BinXml.HEX64,
                little(8).putLong(0x8020000000000000L).array());
        value(descriptors, 6, BinXml.FILETIME, little(8).putLong(time).array());
        value(descriptors, 7, BinXml.NULL, new byte[0]);
        value(descriptors, 8, 0x08, little(4).putInt(712).array());
        value(descriptors, 9, 0x08, little(4).putInt(4711).array());
        value(descriptors, 10, 0x0a, little(8).putLong(id).array());
        value(descriptors, 11, 0x04, new byte[] {2});
        value(descriptors, 12, BinXml.NULL, new byte[0]);
        int body = at;
        if (data.length > 0) {
            u8(0x0f);
            u8(1);
            u8(1);
            u8(0);
            instance(innerTemplate(data), () -> {
                int inner = at + 4;
                u32(data.length);
                at += 4 * data.length;
                for (int i = 0; i < data.length; i++) {
                    value(inner, i, data[i].type(), data[i].value());
                }
            });
            u8(0);
        }
        descriptor(descriptors, 13, BinXml.FRAGMENT, at - body);
        descriptor(descriptors, 14, BinXml.NULL, 0);
    }

    private void value(int descriptors, int index, int type, byte[] bytes) {
        descriptor(descriptors, index, type, bytes.length);
        for (byte b : bytes) {
            u8(b);
        }
    }

    private void descriptor(int descriptors, int index, int type, int size) {
        chunk.putShort(descriptors + 4 * index, (short) size).put(descriptors + 4 * index + 2, (byte) type);
    }

    private record Template(String key, int shortId, Runnable body) {}

    private void instance(Template template, Runnable values) {
        u8(0x0c);
        u8(1);
        u32(template.shortId);
        Integer known = templates.get(template.key);
        u32(known == null ? at + 4 : known);
        if (known == null) {
            templates.put(template.key, at);
            int definition = at;
            int head = 384 + 4 * Math.floorMod(template.shortId, 32);
            u32(chunk.getInt(head));
            chunk.putInt(head, definition);
            u32(template.shortId);
            at += 16;
            u8(0x0f);
            u8(1);
            u8(1);
            u8(0);
            template.body.run();
            u8(0);
            chunk.putInt(definition + 20, at - definition - 24);
        }
        values.run();
    }

    private Template outerTemplate() {
        return new Template(channel + provider + computer, (channel + provider + computer).hashCode(), () -> {
            int event = open("Event", true);
            int list = attributes();
            literalAttribute("xmlns", "http://schemas.microsoft.com/win/2004/08/events/event");
            endAttributes(list);
            int system = open("System", false);
            u8(2);
            element("Provider", List.of("Name", provider), "");
            element("EventID", List.of("Qualifiers", 4), 3);
            element("Version", List.of(), 11);
            element("Level", List.of(), 0);
            element("Task", List.of(), 2);
            element("Opcode", List.of(), 1);
            element("Keywords", List.of(), 5);
            element("TimeCreated", List.of("SystemTime", 6), "");
            element("EventRecordID", List.of(), 10);
            element("Correlation", List.of("ActivityID", 7), "");
            element("Execution", List.of("ProcessID", 8, "ThreadID", 9), "");
            element("Channel", List.of(), channel);
            element("Computer", List.of(), computer);
            element("Security", List.of("UserID", 12), "");
            close(system);
            substitution(13);
            close(event);
        });
    }

    private Template innerTemplate(Datum[] data) {
        StringBuilder key = new StringBuilder("EventData");
        for (Datum datum : data) {
            key.append('/').append(datum.name());
        }
        return new Template(key.toString(), key.toString().hashCode(), () -> {
            int eventData = open("EventData", false);
            u8(2);
            for (int i = 0; i < data.length; i++) {
                element("Data", data[i].name().isEmpty() ? List.of() : List.of("Name", data[i].name()), i);
            }
            close(eventData);
        });
    }

    private void element(String name, List<Object> attributes, Object content) {
        int element = open(name, !attributes.isEmpty());
        if (!attributes.isEmpty()) {
            int list = attributes();
            for (int i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i + 1) instanceof Integer index) {
                    u8(0x06);
                    name((String) attributes.get(i));
                    substitution(index);
                } else {
                    literalAttribute((String) attributes.get(i), (String) attributes.get(i + 1));
                }
            }
            endAttributes(list);
        }
        if (content.equals("")) {
            u8(3);
            chunk.putInt(element, at - element - 4);
            return;
        }
        u8(2);
        if (content instanceof Integer index) {
            substitution(index);
        } else {
            text((String) content);
        }
        close(element);
    }

    private int open(String name, boolean attributes) {
        u8(attributes ? 0x41 : 0x01);
        u16(0xffff);
        int length = at;
        u32(0);
        name(name);
        return length;
    }

    private void close(int element) {
        u8(4);
        chunk.putInt(element, at - element - 4);
    }

    private int attributes() {
        u32(0);
        return at - 4;
    }

    private void endAttributes(int list) {
        chunk.putInt(list, at - list - 4);
    }

    private void literalAttribute(String name, String value) {
        u8(0x06);
        name(name);
        text(value);
    }

    private void text(String text) {
        u8(5);
        u8(1);
        u16(text.length());
        for (char c : text.toCharArray()) {
            u16(c);
        }
    }

    private void substitution(int index) {
        u8(0x0e);
        u16(index);
        u8(1);
    }

    private static int hash(String name) {
        int hash = 0;
        for (char c : name.toCharArray()) {
            hash = hash * 65_599 + c;
        }
        return hash;
    }

    private void name(String name) {
        Integer known = names.get(name);
        u32(known == null ? at + 4 : known);
        if (known == null) {
            names.put(name, at);
            u32(0);
            u16(hash(name));
            u16(name.length());
            for (char c : name.toCharArray()) {
                u16(c);
            }
            u16(0);
        }
    }

    private void u8(int b) {
        chunk.put(at++, (byte) b);
    }

    private void u16(int number) {
        chunk.putShort(at, (short) number);
        at += 2;
    }

    private void u32(int number) {
        chunk.putInt(at, number);
        at += 4;
    }

    /// Goes on in a new chunk.
    public EvtxWriter endChunk() {
        byte[] bytes = chunk.array();
        chunk.putLong(0, 0x006b6e6843666c45L);
        chunk.putLong(8, firstId).putLong(16, lastId).putLong(24, firstId).putLong(32, lastId);
        chunk.putInt(40, 128).putInt(44, lastRecord).putInt(48, at);
        chunk.putInt(120, 1);
        seal(bytes, 0, at);
        chunks.add(bytes);
        chunk = empty();
        names.clear();
        templates.clear();
        at = 512;
        firstId = -1;
        return this;
    }

    /// Writes both checksums of a chunk.
    public static void seal(byte[] bytes, int from, int freeSpace) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        CRC32 crc = new CRC32();
        crc.update(bytes, from + 512, freeSpace - 512);
        buffer.putInt(from + 52, (int) crc.getValue());
        crc.reset();
        crc.update(bytes, from, 120);
        crc.update(bytes, from + 128, 384);
        buffer.putInt(from + 124, (int) crc.getValue());
    }

    /// The file.
    public byte[] bytes() {
        if (firstId >= 0) {
            endChunk();
        }
        ByteBuffer header = little(4096);
        header.putLong(0, 0x00656c6946666c45L).putLong(16, chunks.size() - 1L).putLong(24, lastId + 1);
        header.putInt(32, 128).putShort(36, (short) 1).putShort(38, (short) 3);
        header.putShort(40, (short) 4096).putShort(42, (short) chunks.size());
        CRC32 crc = new CRC32();
        crc.update(header.array(), 0, 120);
        header.putInt(124, (int) crc.getValue());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.array());
        chunks.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
