package konseki.parse;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import konseki.event.Timestamp;
import konseki.evidence.Framing;
import konseki.evidence.Prologue;

/// The plan of a member of text records: framing, zone, year anchor, encoding. Immutable.
///
/// @param anchor of stamps without a year
/// @param layers what may lie around a record, each made anew for a worker
/// @param parser makes the parser that fits the framing
record TextPlan(
        Framing framing,
        ZoneId zone,
        YearAnchor anchor,
        Charset encoding,
        List<Supplier<Unwrapping.Layer>> layers,
        Function<TextReader, RecordParser> parser)
        implements MemberPlan {

    static TextPlan lines(Prologue prologue, List<Supplier<Unwrapping.Layer>> layers) {
        return of(prologue, LineFraming.LINES, layers, LineParser::new);
    }

    static TextPlan octetCounted(Prologue prologue, List<Supplier<Unwrapping.Layer>> layers) {
        return of(prologue, OctetCountedFraming.OCTETS, layers, OctetCountedParser::new);
    }

    static TextPlan jsonUnits(Prologue prologue, JsonEnvelope envelope, List<Supplier<Unwrapping.Layer>> layers) {
        JsonFraming framing = new JsonFraming(envelope);
        return of(prologue, framing, layers, reader -> new JsonUnitParser(framing, reader));
    }

    private static TextPlan of(
            Prologue prologue,
            Framing framing,
            List<Supplier<Unwrapping.Layer>> layers,
            Function<TextReader, RecordParser> parser) {
        ZoneId zone = prologue.fromCase().zone().orElse(ZoneOffset.UTC);
        YearAnchor anchor = YearAnchor.of(prologue, zone);
        Charset encoding = prologue.fromCase().encoding().map(TextPlan::charset).orElse(StandardCharsets.UTF_8);
        return new TextPlan(framing, zone, anchor, encoding, List.copyOf(layers), parser);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "encoding: \"" + name + "\" is not known; write, for example, windows-31j, EUC-JP or ISO-8859-1",
                    e);
        }
    }

    @Override
    public RecordParser newParser(Payloads payloads) {
        List<Unwrapping.Layer> own = layers.stream().map(Supplier::get).toList();
        return parser.apply(
                new TextReader(new Unwrapping(payloads, own), new MemberClock(zone, anchor.nanos()), encoding));
    }

    @Override
    public Map<String, String> inferredInputs() {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("encoding", encoding.name());
        inputs.put(YearSource.ANCHOR_INPUT, Timestamp.format(anchor.nanos()));
        inputs.put(YearSource.SOURCE_INPUT, anchor.from().text());
        inputs.put("zone", zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
        return Collections.unmodifiableMap(inputs);
    }
}
