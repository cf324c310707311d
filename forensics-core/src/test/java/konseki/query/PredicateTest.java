package konseki.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.event.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredicateTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheDefinition(long seed) {
        RandomCase random = new RandomCase(seed, 3, true);
        EventBuffer buffer = new EventBuffer();
        List<RandomEvent> events = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            events.add(random.event(i % 3, i / 3));
        }
        int hits = 0;
        for (int i = 0; i < 600; i++) {
            Query query = random.query(3);
            Predicate predicate = Predicate.of(query, RandomCase.CONTEXT);
            for (RandomEvent event : events) {
                event.fill(buffer);
                byte[] raw = event.raw().getBytes(StandardCharsets.UTF_8);
                ObviousPredicate obvious = new ObviousPredicate(event, RandomCase.CONTEXT);
                boolean expected = obvious.holds(query);
                assertThat(predicate.test(buffer, raw, 0, raw.length))
                        .as("%s%n%s", query, obvious)
                        .isEqualTo(expected);
                hits += expected ? 1 : 0;
            }
        }
        assertThat(hits).isBetween(10_000, 62_000);
    }

    @Test
    void everyEventHasTheIdAndSourceOfItsPlace() {
        EventBuffer event = new EventBuffer();
        event.startMember("0123456789abcdef-3.0");
        event.startChunk(new byte[0], new byte[0]);
        event.origin().set(0, 211_034, 10, 1842);
        assertThat(Predicate.of(query("event.id:0123456789abcdef-3.0-211034"), RandomCase.CONTEXT)
                        .test(event))
                .isTrue();
        assertThat(Predicate.of(query("fx.source:*"), RandomCase.CONTEXT).test(event))
                .isFalse();
        byte[] dataset = "Cisco.ASA".getBytes(StandardCharsets.UTF_8);
        event.text(Field.EVENT_DATASET, dataset, 0, dataset.length);
        assertThat(Predicate.of(query("fx.source:cisco.asa/@0123456789abcdef-3.0"), RandomCase.CONTEXT)
                        .test(event))
                .isTrue();
    }

    @Test
    void freeTextNeedsTheMessageOrTheRawRecord() {
        EventBuffer event = new EventBuffer();
        event.startChunk(new byte[0], new byte[0]);
        byte[] raw = "<13> Failed PASSWORD".getBytes(StandardCharsets.UTF_8);
        Predicate predicate = Predicate.of(query("\"failed password\""), RandomCase.CONTEXT);
        assertThat(predicate.test(event)).isFalse();
        assertThat(predicate.test(event, raw, 0, raw.length)).isTrue();
        assertThat(predicate.test(event, raw, 6, raw.length)).isFalse();
        byte[] message = "other".getBytes(StandardCharsets.UTF_8);
        event.text(Field.MESSAGE, message, 0, message.length);
        assertThat(predicate.test(event, raw, 0, raw.length)).isFalse();
    }

    @Test
    void allocatesNothingPerEvent() {
        RandomCase random = new RandomCase(9, 1, false);
        EventBuffer buffer = new EventBuffer();
        random.event(0, 7).fill(buffer);
        List<Predicate> predicates = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            predicates.add(Predicate.of(random.query(3), RandomCase.CONTEXT));
        }
        byte[] raw = "Raw".getBytes(StandardCharsets.UTF_8);
        run(predicates, buffer, raw, 20); // buffers grow, classes load
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        int hits = run(predicates, buffer, raw, 100);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(hits).isPositive();
        assertThat(allocated).isLessThan(20_000); // of 20,000 decisions
    }

    private static int run(List<Predicate> predicates, Event event, byte[] raw, int times) {
        int hits = 0;
        for (int i = 0; i < times; i++) {
            for (int p = 0; p < predicates.size(); p++) {
                hits += predicates.get(p).test(event, raw, 0, raw.length) ? 1 : 0;
            }
        }
        return hits;
    }

    private static Query query(String text) {
        return new QueryParser().parseQuery(text);
    }
}
