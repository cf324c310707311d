package konseki.investigation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import konseki.event.Event;
import konseki.event.Field;
import konseki.event.FlowView;
import konseki.event.Networks;
import konseki.event.Slice;
import konseki.ingest.MemberEvents;
import konseki.ingest.PlannedMember;
import konseki.parse.Payloads;
import konseki.query.Predicates;
import konseki.query.Query;
import konseki.query.QueryContext;

/// Answers many queries by reading the evidence once more, through the same parsers and predicates as everything else:
/// the second computation, which needs no index. Belongs to one thread.
final class QueryPass {
    private final Networks internal;
    private final Map<Query, Integer> numbers = new LinkedHashMap<>();
    private final Predicates predicates;
    private final List<AnswerBuilder> answers = new ArrayList<>();
    private final List<Answer> built = new ArrayList<>();
    private final HitEvent current = new HitEvent();
    private final Set<String> datasets = new TreeSet<>();
    private Slice datasetBytes = Slice.ABSENT;

    QueryPass(QueryContext context, Networks internal) {
        this.internal = internal;
        this.predicates = new Predicates(context);
    }

    /// Adds a question; equal questions are asked once.
    ///
    /// @return the number by which its answer is fetched
    int ask(Query query) {
        return numbers.computeIfAbsent(query, asked -> {
            answers.add(new AnswerBuilder());
            return predicates.add(asked);
        });
    }

    /// Reads all members, in order.
    ///
    /// @param agreement receives every event
    void run(List<PlannedMember> members, Payloads payloads, Agreement agreement) throws IOException {
        MemberEvents events = new MemberEvents(payloads);
        IntConsumer found = this::found;
        for (PlannedMember member : members) {
            events.read(member, member.owned(), event -> accept(event, found, agreement));
        }
        answers.forEach(answer -> built.add(answer.build()));
    }

    private void accept(Event event, IntConsumer found, Agreement agreement) {
        current.start(
                event, FlowView.isFlow(event) ? FlowView.direction(internal, event) : FlowView.Direction.EXTERNAL);
        predicates.find(event, found);
        agreement.add(event);
        if (!event.written(Field.EVENT_DATASET).sameAs(datasetBytes)) {
            String dataset = event.written(Field.EVENT_DATASET).toString();
            datasetBytes = Slice.of(dataset);
            datasets.add(dataset);
        }
    }

    /// `event.dataset` of all events.
    Set<String> datasets() {
        return datasets;
    }

    private void found(int number) {
        answers.get(number).add(current);
    }

    /// What the question of that number found, once [#run] is over.
    Answer answer(int number) {
        return built.get(number);
    }
}
