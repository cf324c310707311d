package konseki.parse;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import konseki.evidence.Prologue;

/// Plain lines, each a record of its own; layers and payloads are tried on each anew.
public final class LinesCarrier implements Carrier {
    private final Payloads payloads;
    private final List<Supplier<Unwrapping.Layer>> layers;

    /// @param payloads by which lines are recognised
    /// @param layers   what may lie around a line; each is made anew for a worker
    public LinesCarrier(Payloads payloads, List<Supplier<Unwrapping.Layer>> layers) {
        this.payloads = payloads;
        this.layers = List.copyOf(layers);
    }

    @Override
    public String name() {
        return "lines";
    }

    /// Certainty 20 to 50, by the share of the first lines that a payload takes: whoever knows more structure wins.
    @Override
    public Recognition recognise(Prologue prologue) {
        String whyNot = TextHead.whyNotText(prologue.head());
        if (!whyNot.isEmpty()) {
            return new Recognition.No(whyNot, 0);
        }
        TextHead head = TextHead.of(prologue, open(prologue), payloads);
        if (head.records() == 0) {
            return new Recognition.No("no whole line in the first " + prologue.head().length + " bytes", 1);
        }
        if (head.read() == 0) {
            int line = Math.max(head.firstUnknown(), 1);
            String found = TextHead.quote(prologue.head(), line);
            return new Recognition.No(found + " is none of: " + known(), line);
        }
        return new Recognition.Yes(20 + 30 * head.read() / head.records());
    }

    private String known() {
        return payloads.all().stream()
                .filter(payload -> payload.shape() == Payload.Shape.TEXT)
                .map(Payload::dataset)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        return TextPlan.lines(prologue, layers);
    }
}
