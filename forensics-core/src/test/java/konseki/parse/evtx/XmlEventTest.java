package konseki.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;
import konseki.evidence.ReadingRules;
import konseki.parse.MemberPlan;
import konseki.parse.Outcome;
import konseki.parse.Payloads;
import konseki.parse.Recognition;
import konseki.parse.RecordParser;
import konseki.parse.evtx.EvtxWriter.Datum;
import konseki.parse.windows.WindowsEvents;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events exported as XML say what the binary record says.
class XmlEventTest {
    private static final String EVENT = """
            <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>\
            <Provider Name='Microsoft-Windows-Security-Auditing' Guid='{54849625-5478-4994-A5BA-3E3B0328C30D}'/>\
            <EventID>4625</EventID><Version>0</Version><Keywords>0x8010000000000000</Keywords>\
            <TimeCreated SystemTime='2023-06-04T12:00:01.1234567Z'/><EventRecordID>77</EventRecordID><Correlation/>\
            <Execution ProcessID='712' ThreadID='9'/><Channel>Security</Channel><Computer>DC01.example.test</Computer>\
            <Security/></System><EventData><Data Name='TargetUserName'>a&amp;b &#x75E4;</Data>\
            <Data Name='Empty'/><Data Name='LogonType'>3</Data><Data Name='IpAddress'>192.0.2.7</Data>\
            <Data Name='Note'><![CDATA[x < y & z]]></Data></EventData></Event>
            """;

    private static Prologue prologue(byte[] bytes) {
        ReadingRules none = new ReadingRules(Optional.of(ZoneOffset.UTC), 0, Optional.empty(), Optional.empty(), false);
        return new Prologue(bytes, "x.xml", bytes.length, Instant.EPOCH, none, Map.of());
    }

    private static List<String> read(byte[] bytes, List<EventFacts> events) {
        Prologue prologue = prologue(bytes);
        assertThat(new XmlEventCarrier().recognise(prologue)).isInstanceOf(Recognition.Yes.class);
        MemberPlan plan = new XmlEventCarrier().open(prologue);
        RecordParser parser = plan.newParser(new Payloads(List.of(new WindowsEvents())));
        EventBuffer out = new EventBuffer();
        out.startMember("0011223344556677-0");
        parser.start(new Chunk(bytes, 0, bytes.length, 0, 1), out);
        List<String> outcomes = new ArrayList<>();
        for (Outcome outcome = parser.next(); outcome != Outcome.END; outcome = parser.next()) {
            outcomes.add(outcome == Outcome.REJECTED ? out.rejectReason().jsonName() : outcome.name());
            if (outcome == Outcome.EVENT) {
                events.add(EventFacts.of(out));
            }
        }
        assertThat(plan.framing().cut(bytes, 0, bytes.length, true).records()).isEqualTo(outcomes.size());
        return outcomes;
    }

    /// What one event of an XML file says.
    static EventFacts factsOf(String xml) {
        List<EventFacts> events = new ArrayList<>();
        read(xml.getBytes(StandardCharsets.UTF_8), events);
        return events.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void readsEventsInEitherEncoding(String encoding) {
        Charset charset = Charset.forName(encoding);
        String file = "\uFEFF<?xml version=\"1.0\"?>\r\n<Events>" + EVENT + EVENT + "</Events>";
        List<EventFacts> events = new ArrayList<>();
        assertThat(read(file.getBytes(charset), events)).containsExactly("EVENT", "EVENT", "IGNORED");
        assertThat(events.getFirst().fields())
                .containsEntry("event.code", "4625")
                .containsEntry("@timestamp", "1685880001123456700")
                .containsEntry("user.target.name", "a&b 痤")
                .containsEntry("source.ip", "192.0.2.7")
                .containsEntry("event.sequence", "77");
        assertThat(events.getFirst().vendor())
                .contains(
                        "Note=x < y & z", "Event.System.Provider.#attributes.Name=Microsoft-Windows-Security-Auditing");
    }

    @Test
    void aTornEventCostsItselfOnly() {
        String torn = EVENT.substring(0, 300);
        List<EventFacts> events = new ArrayList<>();
        assertThat(read((EVENT + EVENT + torn).getBytes(StandardCharsets.UTF_8), events))
                .containsExactly("EVENT", "EVENT", "truncated");
        String broken = EVENT.replace("Name='LogonType'", "Name=LogonType");
        assertThat(read((EVENT + broken + EVENT).getBytes(StandardCharsets.UTF_8), events))
                .containsExactly("EVENT", "malformed", "EVENT", "IGNORED");
    }

    @Test
    void endsWhereverItIsCut() {
        byte[] bytes = EVENT.getBytes(StandardCharsets.UTF_8);
        EventBuffer out = new EventBuffer();
        for (int length = 0; length < bytes.length; length++) {
            XmlEventParser parser = new XmlEventParser(XmlUnits.UTF_8, new Payloads(List.of(new WindowsEvents())));
            parser.start(new Chunk(bytes, 0, length, 0, 1), out);
            while (parser.next() != Outcome.END) {
                // looked at for the end alone
            }
            new XmlFields().read(bytes, 0, length, out);
        }
    }

    @Test
    void saysWhatTheBinaryRecordSays() {
        byte[] log = new EvtxWriter()
                .add(
                        5,
                        133_303_536_000_000_000L,
                        4624,
                        Datum.text("TargetUserName", "a<b & \"c\" 痕跡"),
                        Datum.number("LogonType", 10),
                        Datum.text("Empty", ""))
                .bytes();
        assertThat(compare(log, new ArrayList<>())).isEqualTo(1);
    }

    @Tag("slow")
    @Test
    void saysWhatTheBinaryRecordSaysOfEverySample() {
        List<String> differences = new ArrayList<>();
        long[] compared = {0};
        EvtxSamples.forEach((name, log) -> compared[0] += compare(log, differences));
        assertThat(differences.stream().limit(20)).isEmpty();
        assertThat(compared[0]).isGreaterThan(60_000);
    }

    /// Renders each record as XML, reads that, and compares.
    private static long compare(byte[] log, List<String> differences) {
        long[] compared = {0};
        EvtxSamples.parse(log, (outcome, event) -> {
            if (outcome != Outcome.EVENT || event.has(Field.EVENT_RECOVERED) || event.has(Field.PARTIAL)) {
                return;
            }
            int from = (int) event.origin().offset();
            int to = from + event.origin().length();
            int chunk = EvtxFraming.UNITS.unitStart(log, 0, from);
            EventFacts binary = EventFacts.of(event).likeXml();
            List<EventFacts> read = new ArrayList<>();
            try {
                String xml =
                        XmlRendering.of(RecordTree.read(log, chunk, from, to).getFirst());
                read(xml.getBytes(StandardCharsets.UTF_8), read);
            } catch (UnreadableException e) {
                differences.add(e.toString());
            }
            if (read.size() != 1
                    || !read.getFirst().likeXml().differences(binary).isEmpty()) {
                differences.add(from + ": "
                        + (read.isEmpty()
                                ? "nothing"
                                : read.getFirst().likeXml().differences(binary)));
            }
            compared[0]++;
        });
        return compared[0];
    }
}
