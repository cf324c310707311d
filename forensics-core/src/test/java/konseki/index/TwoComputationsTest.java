package konseki.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.event.EventBuffer;
import konseki.query.AggregateResult;
import konseki.query.Aggregation;
import konseki.query.Aggregator;
import konseki.query.Predicate;
import konseki.query.Query;
import konseki.query.QueryContext;
import konseki.query.RandomCase;
import konseki.query.RandomEvent;
import konseki.query.Search;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The index narrows, the evidence decides: both ways to answer find the same events and the same numbers.
class TwoComputationsTest {
    private static final QueryContext CONTEXT = RandomCase.CONTEXT;
    private static final int MEMBERS = 5;

    @TempDir
    Path folder;

    /// Every event by its offset, filled once.
    private final List<EventBuffer> filled = new ArrayList<>();

    @ParameterizedTest(name = "seed {0}, hostile {1}")
    @CsvSource({"1, false", "2, true", "3, false", "4, true"})
    void findsAndCountsWhatReadingEverythingDoes(long seed, boolean hostile) throws IOException {
        RandomCase random = new RandomCase(seed, MEMBERS, hostile);
        List<RandomEvent> events = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            events.add(random.event(i / 7 % MEMBERS, i));
            filled.add(new EventBuffer());
            events.getLast().fill(filled.getLast());
        }
        int hits = 0;
        int decided = 0;
        int narrowed = 0;
        try (CaseIndex index = index(events, random.memberIds())) {
            for (int i = 0; i < 250; i++) {
                Query query = random.query(3);
                List<RandomEvent> expected = scan(query, events);
                List<String> found = new ArrayList<>();
                for (PartialIndex partial : index.partials()) {
                    IndexPlan plan = partial.plan(query, Aggregation.NONE, CONTEXT);
                    found.addAll(search(plan, query, events));
                    decided += plan.decides() ? 1 : 0;
                    narrowed += plan.narrows() ? 1 : 0;
                }
                assertThat(found).as("%s", query).containsExactlyInAnyOrderElementsOf(ids(expected));
                hits += found.size();
                Search search = new Search(query, random.aggregation());
                assertThat(counted(index, search, events)).as("%s", search).isEqualTo(byHand(search, expected));
            }
        }
        assertThat(hits).isBetween(40_000, 220_000);
        assertThat(decided).isGreaterThan(hostile ? 70 : 280);
        assertThat(narrowed).isGreaterThan(decided);
    }

    /// Two Partials, of even and odd members, written by two interleaved sinks each.
    private CaseIndex index(List<RandomEvent> events, List<String> memberIds) throws IOException {
        List<PartialIndex> partials = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            Path place = folder.resolve("index" + p);
            List<String> ids = new ArrayList<>();
            for (int m = p; m < MEMBERS; m += 2) {
                ids.add(memberIds.get(m));
            }
            try (PartialIndexWriter writer = PartialIndexWriter.create(place, 1)) {
                IndexSink[] sinks = {writer.newSink(), writer.newSink()};
                for (int i = 0; i < events.size(); i++) {
                    RandomEvent event = events.get(i);
                    if (event.member() % 2 == p) {
                        EventBuffer buffer = filled.get(i);
                        buffer.origin().set(event.member() / 2, i, 1, i); // numbered anew in each Partial
                        sinks[i / 20 % 2].accept(buffer);
                    }
                    if (i % 300 == 299) {
                        writer.flush(); // more than one segment, on any machine
                    }
                }
                writer.commit();
            }
            partials.add(PartialIndex.open(place, ids));
        }
        return new CaseIndex(partials);
    }

    private List<RandomEvent> scan(Query query, List<RandomEvent> events) {
        Predicate predicate = Predicate.of(query, CONTEXT);
        return events.stream().filter(event -> holds(predicate, event)).toList();
    }

    private boolean holds(Predicate predicate, RandomEvent event) {
        EventBuffer buffer = filled.get((int) event.offset());
        byte[] raw = event.raw().getBytes(StandardCharsets.UTF_8);
        return predicate.test(buffer, raw, 0, raw.length);
    }

    /// Candidates by the index, then the predicate unless the index decides.
    private List<String> search(IndexPlan plan, Query query, List<RandomEvent> events) throws IOException {
        List<String> found = new ArrayList<>();
        Predicate predicate = Predicate.of(query, CONTEXT);
        Candidates candidates = plan.candidates();
        assertThat(candidates.decided()).isEqualTo(plan.decides());
        TreeMap<Integer, TreeSet<Long>> order = new TreeMap<>();
        long count = 0;
        int lastMember = -1;
        long lastOffset = -1;
        while (candidates.next()) {
            count++;
            assertThat(candidates.member() > lastMember || candidates.offset() > lastOffset)
                    .as("in order")
                    .isTrue();
            lastMember = candidates.member();
            lastOffset = candidates.offset();
            order.computeIfAbsent(lastMember, m -> new TreeSet<>()).add(lastOffset);
            RandomEvent event = events.get((int) lastOffset);
            assertThat(candidates.memberId()).isEqualTo(event.memberId());
            if (plan.decides() || holds(predicate, event)) {
                found.add(event.memberId() + "-" + event.offset());
            }
        }
        assertThat(plan.count()).isEqualTo(count);
        assertThat(lastMember).isEqualTo(order.isEmpty() ? -1 : order.lastKey());
        return found;
    }

    private static List<String> ids(List<RandomEvent> events) {
        return events.stream()
                .map(event -> event.memberId() + "-" + event.offset())
                .toList();
    }

    private AggregateResult counted(CaseIndex index, Search search, List<RandomEvent> events) throws IOException {
        CaseIndex.Counted counted =
                index.aggregate(search, CONTEXT, Aggregator.USUAL_BYTES, 3, (partial, candidates, consumer) -> {
                    while (candidates.next()) {
                        RandomEvent event = events.get((int) candidates.offset());
                        EventBuffer buffer = filled.get((int) event.offset());
                        byte[] raw = event.raw().getBytes(StandardCharsets.UTF_8);
                        consumer.accept(buffer, raw, 0, raw.length);
                    }
                });
        assertThat(counted.exactFromIndex())
                .isEqualTo(index.plans(search, CONTEXT).stream().allMatch(IndexPlan::measures));
        return counted.result();
    }

    private AggregateResult byHand(Search search, List<RandomEvent> expected) {
        Aggregator aggregator = new Aggregator(search.aggregation(), CONTEXT, Aggregator.USUAL_BYTES);
        for (RandomEvent event : expected) {
            aggregator.add(filled.get((int) event.offset()));
        }
        return aggregator.result();
    }
}
