package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import konseki.event.Field;
import konseki.parse.Outcome;
import org.junit.jupiter.api.Test;

/// One record in the forms of other programs, written here by their public rules, says the same in the schema's fields
/// as the binary record: Winlogbeat (ECS), NXLog (`xm_json`), and the XML that `wevtutil` prints.
class ForeignExportsTest {
    /// A flat list has one place for a name: data of these names are lost to NXLog.
    private static final Set<String> COLUMNS = Set.of("Channel", "EventID", "Hostname", "Keywords", "SourceName");

    private static boolean has(XmlNode.Element event, String name) {
        return data(event).stream().anyMatch(pair -> pair[0].equals(name));
    }

    /// One record of each event of each channel in the sample collection whose data have names.
    private static Map<String, XmlNode.Element> records(Map<String, EventFacts> facts) {
        Map<String, XmlNode.Element> records = new TreeMap<>();
        EvtxSamples.forEach((name, log) -> EvtxSamples.parse(log, (outcome, event) -> {
            boolean whole = outcome == Outcome.EVENT && !event.has(Field.PARTIAL) && !event.has(Field.EVENT_RECOVERED);
            String key = event.written(Field.EVENT_DATASET) + " " + event.written(Field.EVENT_CODE);
            if (!whole || !event.has(Field.EVENT_SEQUENCE) || records.containsKey(key)) {
                return;
            }
            int from = (int) event.origin().offset();
            try {
                XmlNode.Element tree = RecordTree.read(
                                log,
                                EvtxFraming.UNITS.unitStart(log, 0, from),
                                from,
                                from + event.origin().length())
                        .getFirst();
                if (data(tree).stream().noneMatch(pair -> pair[0].isEmpty())) {
                    records.put(key, tree);
                    facts.put(key, EventFacts.of(event));
                }
            } catch (UnreadableException e) {
                throw new AssertionError(name, e);
            }
        }));
        return records;
    }

    @Test
    void eachFormOfARecordSaysTheSame() {
        Map<String, EventFacts> binary = new TreeMap<>();
        Map<String, XmlNode.Element> records = records(binary);
        List<String> differences = new ArrayList<>();
        records.forEach((key, tree) -> {
            compare(
                    key + " as XML",
                    binary.get(key).likeXml(),
                    XmlEventTest.factsOf(XmlRendering.of(tree)).likeXml(),
                    differences);
            compare(key + " as Winlogbeat", binary.get(key), EventFacts.ofJson(winlogbeat(tree)), differences);
            if (COLUMNS.stream().noneMatch(column -> has(tree, column))) {
                compare(key + " as NXLog", binary.get(key), EventFacts.ofJson(nxlog(tree)), differences);
            }
        });
        assertThat(differences).isEmpty();
        assertThat(records).hasSizeGreaterThan(200);
    }

    private static void compare(String what, EventFacts binary, EventFacts other, List<String> differences) {
        boolean isFlat = what.endsWith("NXLog");
        TreeMap<String, String> mine = like(binary, isFlat);
        TreeMap<String, String> theirs = like(other, isFlat);
        if (!mine.equals(theirs)) {
            Set<Map.Entry<String, String>> here = new HashSet<>(mine.entrySet());
            here.removeAll(theirs.entrySet());
            Set<Map.Entry<String, String>> there = new HashSet<>(theirs.entrySet());
            there.removeAll(mine.entrySet());
            differences.add(what + ": binary " + here + ", export " + there);
        }
    }

    /// Winlogbeat keeps milliseconds. A flat form's stamp of Sysmon is that of the data, up to a minute earlier than
    /// the
    /// record's (see `WindowsTime`): flat forms often lose the zone.
    private static TreeMap<String, String> like(EventFacts facts, boolean isFlat) {
        TreeMap<String, String> like = new TreeMap<>(facts.fields());
        boolean toTheMinute = isFlat && "windows.sysmon".equals(like.get("event.dataset"));
        like.computeIfPresent(
                "@timestamp",
                (_, value) -> toTheMinute ? "about then" : Long.toString(Long.parseLong(value) / 1_000_000));
        return like;
    }

    private static String winlogbeat(XmlNode.Element event) {
        StringBuilder json = new StringBuilder("{\"@timestamp\":");
        text(json, attribute(event, "TimeCreated", "SystemTime").replaceAll("(\\.\\d{3})\\d*Z$", "$1Z"));
        json.append(",\"event\":{\"code\":");
        text(json, system(event, "EventID"));
        json.append(",\"kind\":\"event\",\"provider\":");
        text(json, attribute(event, "Provider", "Name"));
        json.append("},\"winlog\":{\"channel\":");
        text(json, system(event, "Channel"));
        json.append(",\"computer_name\":");
        text(json, system(event, "Computer"));
        json.append(",\"event_id\":");
        text(json, system(event, "EventID"));
        json.append(",\"provider_name\":");
        text(json, attribute(event, "Provider", "Name"));
        json.append(",\"record_id\":").append(system(event, "EventRecordID")).append(",\"keywords\":[");
        text(json, keywords(event));
        json.append("],\"event_data\":{");
        appendData(event, json);
        return json.append("}}}").toString();
    }

    /// The names that Windows has for the audit bits.
    private static String keywords(XmlNode.Element event) {
        String written = system(event, "Keywords");
        long bits = written.startsWith("0x") ? Long.parseUnsignedLong(written.substring(2), 16) : 0;
        return (bits & 0x20_0000_0000_0000L) != 0
                ? "Audit Success"
                : (bits & 0x10_0000_0000_0000L) != 0 ? "Audit Failure" : "Classic";
    }

    private static String nxlog(XmlNode.Element event) {
        StringBuilder json = new StringBuilder("{\"EventTime\":");
        text(json, attribute(event, "TimeCreated", "SystemTime"));
        json.append(",\"Hostname\":");
        text(json, system(event, "Computer"));
        json.append(",\"Keywords\":");
        text(json, system(event, "Keywords"));
        json.append(",\"EventID\":").append(system(event, "EventID")).append(",\"SourceName\":");
        text(json, attribute(event, "Provider", "Name"));
        json.append(",\"RecordNumber\":").append(system(event, "EventRecordID")).append(",\"Channel\":");
        text(json, system(event, "Channel"));
        StringBuilder data = new StringBuilder();
        appendData(event, data);
        return json.append(data.isEmpty() ? "" : ",").append(data).append('}').toString();
    }

    private static void appendData(XmlNode.Element event, StringBuilder json) {
        Set<String> seen = new HashSet<>();
        String separator = "";
        for (String[] pair : data(event)) {
            if (seen.add(pair[0])) {
                json.append(separator);
                text(json, pair[0]);
                json.append(':');
                text(json, pair[1]);
                separator = ",";
            }
        }
    }

    /// Names and texts of the event's data, or of the children of its user data.
    private static List<String[]> data(XmlNode.Element event) {
        List<String[]> data = new ArrayList<>();
        for (XmlNode part : event.content()) {
            if (part instanceof XmlNode.Element element && element.name().equals("EventData")) {
                for (XmlNode child : element.content()) {
                    if (child instanceof XmlNode.Element datum && datum.name().equals("Data")) {
                        data.add(new String[] {named(datum, "Name"), text(datum)});
                    }
                }
            } else if (part instanceof XmlNode.Element element && element.name().equals("UserData")) {
                for (XmlNode inner : element.content()) {
                    if (inner instanceof XmlNode.Element body) {
                        for (XmlNode child : body.content()) {
                            if (child instanceof XmlNode.Element datum) {
                                data.add(new String[] {datum.name(), text(datum)});
                            }
                        }
                    }
                }
            }
        }
        return data;
    }

    private static XmlNode.Element child(XmlNode.Element parent, String name) {
        for (XmlNode node : parent.content()) {
            if (node instanceof XmlNode.Element element && element.name().equals(name)) {
                return element;
            }
        }
        return new XmlNode.Element(name);
    }

    private static String system(XmlNode.Element event, String name) {
        return text(child(child(event, "System"), name));
    }

    private static String attribute(XmlNode.Element event, String element, String name) {
        return named(child(child(event, "System"), element), name);
    }

    private static String named(XmlNode.Element element, String name) {
        return element.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(XmlNode.Attribute::value)
                .findFirst()
                .orElse("");
    }

    private static String text(XmlNode.Element element) {
        StringBuilder text = new StringBuilder();
        for (XmlNode node : element.content()) {
            if (node instanceof XmlNode.Text(String value, _)) {
                text.append(value);
            }
        }
        return text.toString();
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
