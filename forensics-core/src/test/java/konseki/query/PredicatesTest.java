package konseki.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import konseki.event.EventBuffer;
import org.junit.jupiter.api.Test;

class PredicatesTest {

    @Test
    void sayOfEachQueryWhatItsPredicateSays() {
        RandomCase random = new RandomCase(5, 3, true);
        List<Query> parts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            parts.add(random.query(2));
        }
        List<Query> queries = new ArrayList<>(parts);
        for (Query first : parts) {
            for (Query second : parts.subList(0, 6)) {
                queries.add(Query.and(first, second));
                queries.add(Query.and(Query.and(first, second), parts.getLast()));
            }
        }
        queries.add(new Query.All());
        queries.add(queries.getFirst()); // asked twice
        Predicates together = new Predicates(RandomCase.CONTEXT);
        List<Predicate> alone = new ArrayList<>();
        for (Query query : queries) {
            assertThat(together.add(query)).isEqualTo(alone.size());
            alone.add(Predicate.of(query, RandomCase.CONTEXT));
        }
        EventBuffer buffer = new EventBuffer();
        int hits = 0;
        for (int i = 0; i < 120; i++) {
            random.event(i % 3, i / 3).fill(buffer);
            BitSet expected = new BitSet();
            for (int q = 0; q < alone.size(); q++) {
                expected.set(q, alone.get(q).test(buffer));
            }
            BitSet found = new BitSet();
            together.find(buffer, number -> {
                assertThat(found.get(number)).as("found twice").isFalse();
                found.set(number);
            });
            assertThat(found).isEqualTo(expected);
            hits += found.cardinality();
        }
        assertThat(hits).isBetween(500, 120 * queries.size() / 2); // some, and by far not all
    }
}
