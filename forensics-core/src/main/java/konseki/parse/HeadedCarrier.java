package konseki.parse;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import konseki.event.EventBuffer;
import konseki.evidence.Chunk;
import konseki.evidence.Prologue;

/// Lines of columns whose names stand in a header of their own kind: Zeek's logs, W3C extended logs (IIS, proxies,
/// CloudFront), AWS VPC flow logs with a header. See [HeadedColumns].
public final class HeadedCarrier implements Carrier {
    private static final int MOST_RECORDS = 200;

    private final List<Supplier<Unwrapping.Layer>> layers;

    /// @param layers what may lie around a text in a column; each is made anew for a worker
    public HeadedCarrier(List<Supplier<Unwrapping.Layer>> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public String name() {
        return "headed";
    }

    /// Certainty 95 if nine of ten records have the header's columns; a log without a record yet is one too.
    @Override
    public Recognition recognise(Prologue prologue) {
        byte[] head = prologue.head();
        String whyNot = TextHead.whyNotText(head);
        if (!whyNot.isEmpty()) {
            return new Recognition.No(whyNot, 0);
        }
        Optional<HeadedColumns> found = HeadedColumns.find(head);
        if (found.isEmpty()) {
            return new Recognition.No("no line names the columns (#fields, #Fields:)", 1);
        }
        HeadedPlan plan = new HeadedPlan(found.get(), TextPlan.lines(prologue, List.of()));
        int end =
                plan.framing().cut(head, 0, head.length, prologue.isComplete()).end();
        HeadedParser parser = new HeadedParser(plan, new Payloads(List.of()));
        EventBuffer out = new EventBuffer();
        parser.start(new Chunk(head, 0, end, 0, 1), out);
        int records = 0;
        int fitting = 0;
        int firstUnfit = 0;
        for (Outcome outcome = parser.next();
                outcome != Outcome.END && records < MOST_RECORDS;
                outcome = parser.next()) {
            if (outcome != Outcome.IGNORED) {
                boolean fits = outcome == Outcome.EVENT;
                records++;
                fitting += fits ? 1 : 0;
                firstUnfit =
                        fits || firstUnfit > 0 ? firstUnfit : (int) out.origin().recordNumber();
            }
        }
        return 10 * fitting >= 9 * records
                ? new Recognition.Yes(95)
                : new Recognition.No(
                        fitting + " of " + records + " records have the header's "
                                + found.get().columns().count() + " columns; line " + firstUnfit + " has not",
                        firstUnfit);
    }

    @Override
    public MemberPlan open(Prologue prologue) {
        HeadedColumns head = HeadedColumns.find(prologue.head()).orElse(HeadedColumns.NONE);
        return new HeadedPlan(head, TextPlan.lines(prologue, layers));
    }
}
