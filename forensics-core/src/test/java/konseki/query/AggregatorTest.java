package konseki.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.IpAddress;
import konseki.event.TextFolding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregatorTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithGroupingByHand(long seed) {
        RandomCase random = new RandomCase(seed, 3, true);
        List<RandomEvent> events = events(random, 200);
        for (int i = 0; i < 150; i++) {
            Aggregation aggregation = random.aggregation();
            AggregateResult result =
                    all(aggregation, events, Aggregator.USUAL_BYTES).result();
            Map<String, List<RandomEvent>> groups =
                    events.stream().collect(Collectors.groupingBy(event -> key(event, aggregation.by())));
            assertThat(result.complete()).isTrue();
            assertThat(result.total().events()).isEqualTo(200);
            if (aggregation.by().isEmpty()) {
                assertThat(result.rows()).isEmpty();
                check(aggregation, result.total(), events);
                continue;
            }
            assertThat(result.rows()).hasSize(groups.size());
            for (AggregateRow row : result.rows()) {
                check(aggregation, row, groups.getOrDefault(shown(row.key()), List.of()));
            }
        }
    }

    private static void check(Aggregation aggregation, AggregateRow row, List<RandomEvent> group) {
        assertThat(row.events()).isEqualTo(group.size());
        for (int m = 0; m < aggregation.measures().size(); m++) {
            assertThat(row.number(m))
                    .as("%s of %s", aggregation, row)
                    .isEqualTo(number(aggregation.measures().get(m), group));
        }
    }

    private static OptionalLong number(Aggregation.Measure measure, List<RandomEvent> group) {
        return switch (measure) {
            case Aggregation.Measure.Count() -> OptionalLong.of(group.size());
            case Aggregation.Measure.Sum(FieldRef field) -> {
                List<Long> numbers = numbers(field, group);
                BigInteger sum = numbers.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
                long clamped = sum.max(BigInteger.valueOf(Long.MIN_VALUE))
                        .min(BigInteger.valueOf(Long.MAX_VALUE))
                        .longValueExact();
                yield numbers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(clamped);
            }
            case Aggregation.Measure.Min(FieldRef field) ->
                numbers(field, group).stream().mapToLong(n -> n).min();
            case Aggregation.Measure.Max(FieldRef field) ->
                numbers(field, group).stream().mapToLong(n -> n).max();
        };
    }

    private static List<Long> numbers(FieldRef field, List<RandomEvent> group) {
        return group.stream()
                .flatMap(event -> new ObviousPredicate(event, RandomCase.CONTEXT).values(field).stream())
                .map(Long.class::cast)
                .toList();
    }

    private static String key(RandomEvent event, List<FieldRef> by) {
        return by.stream()
                .map(field -> new ObviousPredicate(event, RandomCase.CONTEXT)
                        .values(field).stream()
                                .findFirst()
                                .map(value -> TextFolding.fold(value.toString()))
                                .orElse("(absent)"))
                .collect(Collectors.joining("|"));
    }

    private static String shown(List<GroupValue> key) {
        return key.stream()
                .map(value -> switch (value) {
                    case GroupValue.Absent() -> "(absent)";
                    case GroupValue.Numeric(long number) -> Long.toString(number);
                    case GroupValue.Address(long high, long low) -> IpAddress.format(high, low);
                    case GroupValue.Text(String text, _) -> text;
                })
                .collect(Collectors.joining("|"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whichGroupsRemainDoesNotDependOnTheOrderOfEvents(long seed) {
        RandomCase random = new RandomCase(seed, 3, false);
        List<RandomEvent> events = events(random, 400);
        Aggregation aggregation = new Aggregation(
                List.of(new Aggregation.Measure.Sum(FieldRef.of(Field.SOURCE_BYTES))),
                List.of(FieldRef.of(Field.HOST_NAME), FieldRef.of(Field.SOURCE_IP), FieldRef.of(Field.USER_NAME)));
        AggregateResult expected = all(aggregation, events, 2_000).result();
        assertThat(expected.complete()).isFalse();
        assertThat(expected.rows()).hasSizeBetween(10, 40);
        assertThat(expected.rows())
                .isEqualTo(all(aggregation, events, Aggregator.USUAL_BYTES)
                        .result()
                        .rows()
                        .subList(0, expected.rows().size()));
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(events, new Random(round));
            int cut = new Random(round).nextInt(events.size());
            Aggregator whole = all(aggregation, events.subList(0, cut), 2_000);
            whole.add(all(aggregation, events.subList(cut, events.size()), 2_000));
            assertThat(whole.result()).isEqualTo(expected);
        }
    }

    @Test
    void everyGroupHasAQueryThatFindsIt() {
        RandomCase random = new RandomCase(4, 3, false);
        List<RandomEvent> events = events(random, 200);
        EventBuffer buffer = new EventBuffer();
        for (int i = 0; i < 60; i++) {
            Aggregation aggregation = random.aggregation();
            for (AggregateRow row :
                    all(aggregation, events, Aggregator.USUAL_BYTES).result().rows()) {
                List<Query> clauses = new ArrayList<>();
                boolean names = false;
                for (int f = 0; f < row.key().size(); f++) {
                    clauses.add(row.key().get(f).clause(aggregation.by().get(f)));
                    names |= aggregation.by().get(f).queryName().equals("user");
                }
                Predicate predicate = Predicate.of(new Query.And(clauses), RandomCase.CONTEXT);
                long found = events.stream()
                        .filter(event -> {
                            event.fill(buffer);
                            return predicate.test(buffer);
                        })
                        .count();
                // `user` finds two names, but groups by the first of them
                assertThat(names ? Math.min(found, row.events()) : found).isEqualTo(row.events());
            }
        }
    }

    private static List<RandomEvent> events(RandomCase random, int count) {
        List<RandomEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(random.event(i % 3, i / 3));
        }
        return events;
    }

    private static Aggregator all(Aggregation aggregation, List<RandomEvent> events, long maxBytes) {
        EventBuffer buffer = new EventBuffer();
        Aggregator aggregator = new Aggregator(aggregation, RandomCase.CONTEXT, maxBytes);
        for (RandomEvent event : events) {
            event.fill(buffer);
            aggregator.add(buffer);
        }
        return aggregator;
    }
}
