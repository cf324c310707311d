package konseki.ingest;

import java.util.ArrayList;
import java.util.List;
import konseki.evidence.Prologue;
import konseki.parse.Carrier;
import konseki.parse.Recognition;

/// Chooses the carrier of a member by its content. Immutable, safe to share.
public final class Recognizer {
    private final List<Carrier> carriers;

    public Recognizer(List<Carrier> carriers) {
        this.carriers = List.copyOf(carriers);
    }

    /// What was found.
    public sealed interface Choice {
        /// @param certainty 1 to 100; 100 where case.yaml names the format
        record Chosen(Carrier carrier, int certainty) implements Choice {}

        /// @param reasons of every carrier, in list order
        record Unknown(List<Refusal> reasons) implements Choice {}
    }

    /// Why a carrier does not take a member.
    public record Refusal(String carrier, Recognition.No no) {}

    /// The carrier that case.yaml names, else the one an earlier scan recorded, else the most certain one; of equals
    /// the
    /// first in the list.
    ///
    /// @throws IllegalArgumentException if case.yaml names a format that does not exist
    public Choice choose(Prologue prologue) {
        if (prologue.fromCase().format().isPresent()) {
            return new Choice.Chosen(named(prologue.fromCase().format().get()), 100);
        }
        String recorded = prologue.recorded().get(RecordedInputs.FORMAT);
        if (recorded != null) {
            return new Choice.Chosen(named(recorded), 100);
        }
        Choice best = new Choice.Unknown(List.of());
        int certainty = 0;
        List<Refusal> refusals = new ArrayList<>();
        for (Carrier carrier : carriers) {
            switch (carrier.recognise(prologue)) {
                case Recognition.No no -> refusals.add(new Refusal(carrier.name(), no));
                case Recognition.Yes(int sure) -> {
                    if (sure > certainty) {
                        best = new Choice.Chosen(carrier, sure);
                        certainty = sure;
                    }
                }
            }
        }
        return certainty > 0 ? best : new Choice.Unknown(refusals);
    }

    private Carrier named(String name) {
        return carriers.stream()
                .filter(carrier -> carrier.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is no format; there are "
                        + String.join(", ", carriers.stream().map(Carrier::name).toList())));
    }
}
