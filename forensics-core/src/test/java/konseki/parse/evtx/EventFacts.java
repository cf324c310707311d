package konseki.parse.evtx;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.parse.JsonLayer;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.Unwrapping;
import konseki.parse.windows.WindowsEvents;

/// What one event says, so that the forms of one record can be compared.
///
/// @param fields by ECS name
/// @param vendor `name=value`, sorted, without empty values
record EventFacts(TreeMap<String, String> fields, List<String> vendor) {

    static EventFacts of(Event event) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (Field field : Field.all()) {
            if (event.has(field) && field != Field.EVENT_RECOVERED && field != Field.PARTIAL) {
                fields.put(
                        field.ecsName(),
                        switch (field.kind()) {
                            case NUMBER -> Long.toString(event.number(field));
                            case IP -> IpAddress.format(event.ipHigh(field), event.ipLow(field));
                            case KEYWORD, TEXT -> event.written(field).toString();
                        });
            }
        }
        List<String> vendor = new ArrayList<>();
        for (int i = 0; i < event.vendorCount(); i++) {
            if (!event.vendorValue(i).isEmpty()) {
                vendor.add(event.vendorName(i) + "=" + event.vendorValue(i));
            }
        }
        vendor.sort(null);
        return new EventFacts(fields, vendor);
    }

    /// The event that a line of JSON is read as.
    static EventFacts ofJson(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        EventBuffer out = new EventBuffer();
        out.startMember("0011223344556677-0");
        out.startChunk(bytes, new byte[0]);
        Payloads payloads = new Payloads(List.of(new WindowsEvents()));
        Outcome outcome = new Unwrapping(payloads, List.of(new JsonLayer()))
                .read(bytes, 0, bytes.length, new MemberClock(ZoneOffset.UTC, 0), out);
        if (outcome != Outcome.EVENT) {
            throw new AssertionError(outcome + " " + out.rejectReason() + ": " + json);
        }
        return of(out);
    }

    /// The same without what `evtx_dump` writes otherwise: braces around GUIDs, times cut to six digits, numbered
    /// names,
    /// data without names.
    EventFacts likeEvtxDump() {
        TreeMap<String, String> like = new TreeMap<>();
        fields.forEach((name, value) -> {
            boolean time = name.equals("@timestamp");
            like.put(name, time ? Long.toString(Long.parseLong(value) / 1000) : plain(value));
        });
        List<String> values = new ArrayList<>();
        for (String pair : vendor) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, equals).replaceFirst("^Data\\.#text$", "Data");
            values.add(name.replaceAll("_\\d+(?=\\.|$)", "") + "=" + plain(pair.substring(equals + 1)));
        }
        values.sort(null);
        return new EventFacts(like, values);
    }

    /// The same without characters that XML cannot hold.
    EventFacts likeXml() {
        TreeMap<String, String> like = new TreeMap<>();
        fields.forEach((name, value) -> like.put(name, allowed(value)));
        return new EventFacts(
                like,
                new ArrayList<>(
                        vendor.stream().map(EventFacts::allowed).sorted().toList()));
    }

    private static String allowed(String value) {
        return value.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffd-\\uffff]", "");
    }

    private static String plain(String value) {
        String bare = value.replaceAll("\\{([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})}", "$1");
        bare = bare.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
                ? bare.toUpperCase(Locale.ROOT)
                : bare;
        return bare.replaceAll("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6})\\d*Z$", "$1Z");
    }

    /// What the two say otherwise, for people; empty if nothing.
    String differences(EventFacts other) {
        List<String> mine = all();
        List<String> others = other.all();
        List<String> missing = new ArrayList<>(others);
        mine.forEach(missing::remove);
        others.forEach(mine::remove);
        return mine.isEmpty() && missing.isEmpty() ? "" : "only here " + mine + ", only there " + missing;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(vendor);
        fields.forEach((name, value) -> all.add(name + ":" + value));
        return all;
    }
}
