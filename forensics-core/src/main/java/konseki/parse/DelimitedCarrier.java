package konseki.parse;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import konseki.evidence.Prologue;

/// Columns separated by commas, semicolons, tabs or bars, with their names in a header line: exports of consoles and
/// databases. A few lines of text may stand before the header; they are ignored.
///
/// Also rows in which each quoted cell says its name itself, `"date=2023-06-05","srcip=..."`; they have no header.
public final class DelimitedCarrier implements Carrier {
    private static final int MOST_PREAMBLE_LINES = 10;

    private final List<Supplier<Unwrapping.Layer>> layers;

    /// @param layers what may lie around a text in a column; each is made anew for a worker
    public DelimitedCarrier(List<Supplier<Unwrapping.Layer>> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public String name() {
        return "delimited";
    }

    /// Certainty 88 if all of several records fit a header of several columns, so that stamps in the first column do
    /// not
    /// make it syslog; else 70, and 60 if the first line is not the header.
    @Override
    public Recognition recognise(Prologue prologue) {
        String whyNot = TextHead.whyNotText(prologue.head());
        if (!whyNot.isEmpty()) {
            return new Recognition.No(whyNot, 0);
        }
        DelimitedHead head = find(prologue);
        if (head.isPlausible()) {
            boolean sure = head.isPairs() || head.names().size() > 2 && head.fitting() > 1;
            return new Recognition.Yes(head.at() > 0 ? 60 : sure && head.firstUnfit() == 0 ? 88 : 70);
        }
        String names = head.whyNotNames();
        if (!names.isEmpty()) {
            return new Recognition.No("the first line is no header: " + names, 1);
        }
        return new Recognition.No(
                head.records() == 0
                        ? "no record below the header"
                        : head.fitting() + " of " + head.records() + " records have the header's "
                                + head.names().size() + " columns; line " + head.firstUnfit() + " has not",
                head.firstUnfit());
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        DelimitedHead head = find(prologue);
        TextPlan text = TextPlan.lines(prologue, layers);
        return new DelimitedPlan(head.delimiter(), head.columns(), head.headerStart(prologue.head()), head.at(), text);
    }

    /// The header that the records below fit; if none does, the first line.
    private static DelimitedHead find(Prologue prologue) {
        byte[] head = prologue.head();
        TextPlan text = TextPlan.lines(prologue, List.of());
        DelimitedHead first = DelimitedHead.of(head, 0, prologue.isComplete(), text.encoding());
        boolean isHeader = first.isPlausible() || first.whyNotNames().isEmpty() && first.fitting() > 0;
        int line = 0;
        for (int i = 0; i < MOST_PREAMBLE_LINES && !isHeader; i++) {
            line = ByteSearch.indexOf(head, line, head.length, '\n') + 1;
            if (line >= head.length) {
                break;
            }
            Optional<DelimitedHead> other = DelimitedHead.plausible(head, line, prologue.isComplete(), text.encoding());
            if (other.isPresent()
                    && other.get().records() > 1
                    && other.get().names().size() > 2) {
                return other.get();
            }
        }
        return first;
    }
}
