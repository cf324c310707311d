package konseki.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import konseki.event.Event;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.investigation.BuiltInPayloads;
import konseki.parse.Payloads;
import konseki.query.Predicate;
import konseki.query.QueryContext;
import konseki.query.QueryParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A compiled query on events that are parsed already: the decision on one event, as a search takes it. The score is
/// events per second on one thread; a plain twin of each question checks the answer.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredicateTest {
    private static final int EVENTS = 1024;

    /// The questions.
    public enum Question {
        ADDRESS("source.ip:10.10.0.0/26 AND destination.port:443") {
            @Override
            boolean plainly(Event event) {
                return (event.ipLow(Field.SOURCE_IP) & 0xffffffc0L) == 0x0a0a0000L
                        && event.number(Field.DESTINATION_PORT) == 443;
            }
        },
        NUMBER("source.bytes >= 1kB OR event.duration > 4min") {
            @Override
            boolean plainly(Event event) {
                return event.number(Field.SOURCE_BYTES) >= 1000
                        || event.number(Field.EVENT_DURATION) > 240_000_000_000L;
            }
        },
        TEXT("event.action:cl?s* AND NOT observer.name:fw*") {
            @Override
            boolean plainly(Event event) {
                return event.written(Field.EVENT_ACTION).toString().startsWith("clos")
                        && !event.written(Field.OBSERVER_NAME).toString().startsWith("fw");
            }
        },
        COMPUTED("network.direction:outbound AND fx.egress.hi > 10kB") {
            @Override
            boolean plainly(Event event) {
                return event.number(Field.SOURCE_BYTES) > 10_000;
            }
        };

        private final String query;

        Question(String query) {
            this.query = query;
        }

        abstract boolean plainly(Event event);
    }

    @Param
    public Question question = Question.ADDRESS;

    private List<EventBuffer> events = List.of();
    private Predicate predicate = predicate("*");
    private long expected;

    private static Predicate predicate(String query) {
        return Predicate.of(new QueryParser().parseQuery(query), QueryContext.UNCONFIRMED);
    }

    @Setup
    public void makeEvents() {
        byte[] lines = GeneratedLog.inMemory(LogKind.FORTIGATE, LogSize.lines(EVENTS), 1)
                .bytes();
        events = MemoryReader.of(lines, new Payloads(BuiltInPayloads.all())).events(EVENTS);
        predicate = predicate(question.query);
        expected = events.stream().filter(question::plainly).count();
        if (expected == 0) {
            throw new IllegalStateException(question + " finds nothing");
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long test() {
        long found = 0;
        for (int i = 0; i < events.size(); i++) {
            found += predicate.test(events.get(i)) ? 1 : 0;
        }
        if (found != expected) {
            throw new IllegalStateException(found + " hits, expected " + expected);
        }
        return found;
    }
}
