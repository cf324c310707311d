package konseki.investigation;

import java.util.List;
import java.util.function.Supplier;
import konseki.parse.Carrier;
import konseki.parse.CefLayer;
import konseki.parse.DelimitedCarrier;
import konseki.parse.HeadedCarrier;
import konseki.parse.JsonArrayCarrier;
import konseki.parse.JsonEnvelopeCarrier;
import konseki.parse.JsonLayer;
import konseki.parse.JsonLinesCarrier;
import konseki.parse.LeefLayer;
import konseki.parse.LinesCarrier;
import konseki.parse.Payloads;
import konseki.parse.SyslogCarrier;
import konseki.parse.SyslogHeader;
import konseki.parse.Unwrapping;
import konseki.parse.evtx.EvtxCarrier;
import konseki.parse.evtx.XmlEventCarrier;

/// The carriers that the program knows, in the order in which equally certain ones win. A new one is a line here.
public final class BuiltInCarriers {
    /// What may lie around a record, tried in order.
    private static final List<Supplier<Unwrapping.Layer>> LAYERS =
            List.of(SyslogHeader::new, CefLayer::new, LeefLayer::new, JsonLayer::new);

    private BuiltInCarriers() {}

    /// @param payloads by which plain lines are recognised
    public static List<Carrier> all(Payloads payloads) {
        return List.of(
                new EvtxCarrier(),
                new XmlEventCarrier(),
                new HeadedCarrier(LAYERS),
                new JsonEnvelopeCarrier(LAYERS),
                new JsonLinesCarrier(LAYERS),
                new JsonArrayCarrier(LAYERS),
                new SyslogCarrier(LAYERS),
                new DelimitedCarrier(LAYERS),
                new LinesCarrier(payloads, LAYERS));
    }
}
