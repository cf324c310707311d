package konseki.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.IpAddress;
import konseki.event.Timestamp;
import konseki.event.VirtualField;
import konseki.query.Aggregation;
import konseki.query.Aggregator;
import konseki.query.FieldRef;
import konseki.query.Query;
import konseki.query.QueryContext;
import konseki.query.QueryParser;
import konseki.query.Search;
import org.apache.lucene.index.IndexNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPlanTest {
    private static final int EVENTS = 600;
    private static final String MEMBER = "0123456789abcdef-0";
    private static final long MIDNIGHT = 1_685_836_800L * 1_000_000_000;

    @TempDir
    Path folder;

    private final EventBuffer buffer = new EventBuffer();

    /// One flow a second, from one of ten addresses; every third to the outside, with 1000 bytes.
    private EventBuffer flow(int i) {
        buffer.startMember(MEMBER);
        buffer.startChunk(new byte[0], new byte[0]);
        buffer.number(Field.TIMESTAMP, MIDNIGHT + i * 1_000_000_000L);
        buffer.number(Field.EVENT_DURATION, 60_000_000_000L);
        buffer.flowStamp(FlowStamp.END);
        buffer.ip(Field.SOURCE_IP, 0, IpAddress.v4(0x0a000000 | i % 10));
        buffer.ip(Field.DESTINATION_IP, 0, IpAddress.v4(i % 3 == 0 ? 0xc6336407 : 0x0a0000ff));
        buffer.number(Field.SOURCE_BYTES, 1000);
        text(Field.EVENT_DATASET, "fortinet.traffic");
        text(Field.OBSERVER_NAME, "FW1");
        text(Field.USER_NAME, "user" + i % 7);
        text(Field.MESSAGE, "message " + i);
        buffer.origin().set(0, 100L * i, 99, i + 1);
        return buffer;
    }

    private void text(Field field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.text(field, bytes, 0, bytes.length);
    }

    private PartialIndex index() throws IOException {
        try (PartialIndexWriter writer = PartialIndexWriter.create(folder)) {
            IndexSink sink = writer.newSink();
            for (int i = 0; i < EVENTS; i++) {
                sink.accept(flow(i));
            }
            writer.commit();
        }
        return PartialIndex.open(folder, List.of(MEMBER));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '#',
            value = {
                "* # 600 # true",
                "source.ip:10.0.0.3 # 60 # true",
                "source.ip:10.0.0.0/30 # 240 # true",
                "user.name:USER3 # 86 # true",
                "user.name:user? # 600 # true",
                "NOT user.name:user3 # 514 # true",
                "user:user3 # 86 # true",
                "network.direction:outbound # 200 # true",
                "fx.internal.ip:10.0.0.3 # 20 # true",
                "fx.external.ip:* # 200 # true",
                "fx.egress.hi >= 1kB # 200 # true",
                "fx.egress.lo < 1kB # 0 # true",
                "event.end:[2023-06-04T00:05:00Z TO *] # 300 # true",
                "event.end:[2023-06-04T00:05:00Z TO *] AND event.start:[* TO 2023-06-04T00:05:00Z} # 60 # true",
                "event.duration:60s # 600 # true",
                "event.duration > 60s # 0 # true",
                "fx.hour:2023-06-04T00 # 600 # true",
                "fx.source:fortinet.traffic/fw1 # 600 # true",
                "fx.source:*fw2 # 0 # true",
                "event.id:0123456789abcdef-0-4200 # 1 # true",
                "event.id:0123456789abcdef-0-4201 # 0 # true",
                "vendor.x:1 # 600 # false",
                "vendor.x:1 AND source.ip:10.0.0.3 # 60 # false",
                "vendor.x:1 OR source.ip:10.0.0.3 # 600 # false",
                "NOT (vendor.x:1 OR source.ip:10.0.0.3) # 540 # false",
                "NOT (vendor.x:1 AND source.ip:10.0.0.3) # 600 # false",
                "message:7 AND user.name:user3 # 86 # false",
                "\"some text\" AND user.name:user3 # 86 # false",
            })
    void candidatesAreFewAndTheIndexSaysWhetherItDecides(String text, long candidates, boolean decides)
            throws IOException {
        try (PartialIndex index = index()) {
            Search search = new QueryParser().parse(text);
            IndexPlan plan = index.plan(search.query(), search.aggregation(), QueryContext.UNCONFIRMED);
            assertThat(plan.count()).isEqualTo(candidates);
            assertThat(plan.decides()).isEqualTo(decides);
            assertThat(plan.narrows()).isEqualTo(decides || candidates < EVENTS);
        }
    }

    @Test
    void aggregatesComeFromColumnsWithoutReadingARecord() throws IOException {
        try (CaseIndex index = new CaseIndex(List.of(index()))) {
            Search search = new QueryParser()
                    .parse("network.direction:outbound | count, sum(fx.egress.hi) by fx.internal.ip, fx.day");
            CaseIndex.Counted counted =
                    index.aggregate(search, QueryContext.UNCONFIRMED, Aggregator.USUAL_BYTES, 2, (p, c, e) -> {
                        throw new IOException("no record is to be read");
                    });
            assertThat(counted.exactFromIndex()).isTrue();
            assertThat(counted.result().rows()).hasSize(10);
            assertThat(counted.result().total().number(1)).hasValue(200_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "2, 7", "4, 100", "3, 1000000"})
    void slicesCountedByManyThreadsAddUpToTheSame(int threads, int size) throws IOException {
        try (PartialIndex index = index()) {
            Search search = new QueryParser()
                    .parse("fx.egress.hi > 0 AND source.ip:10.0.0.3 | count, sum(fx.egress.hi) by fx.internal.ip");
            Aggregator counted = new Aggregator(search.aggregation(), QueryContext.UNCONFIRMED, Aggregator.USUAL_BYTES);
            IndexPlan plan = index.plan(search.query(), search.aggregation(), QueryContext.UNCONFIRMED);
            SlicedCount.add(plan.slices(size), counted, threads);
            assertThat(counted.result().rows()).hasSize(1);
            assertThat(counted.events()).isEqualTo(plan.count()).isEqualTo(20);
        }
    }

    @Test
    void anAggregateOfTextsIsNotExactFromTheIndex() throws IOException {
        try (CaseIndex index = new CaseIndex(List.of(index()))) {
            Search search = new QueryParser().parse("user.name:user3 | count by message");
            List<Long> read = new ArrayList<>();
            CaseIndex.Counted counted = index.aggregate(
                    search, QueryContext.UNCONFIRMED, Aggregator.USUAL_BYTES, 2, (partial, candidates, consumer) -> {
                        while (candidates.next()) {
                            read.add(candidates.offset());
                            consumer.accept(flow((int) candidates.offset() / 100), new byte[0], 0, 0);
                        }
                    });
            assertThat(counted.exactFromIndex()).isFalse();
            assertThat(counted.recordsRead()).isEqualTo(86);
            assertThat(read).isSorted().hasSize(86);
            assertThat(counted.result().rows()).hasSize(86);
        }
    }

    @Test
    void manyWorkersLeaveOneIndexInTheOrderOfPlaces() throws IOException, InterruptedException, ExecutionException {
        try (PartialIndexWriter writer = PartialIndexWriter.create(folder, 1);
                ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int first = w;
                done.add(workers.submit(() -> {
                    IndexSink sink = writer.newSink();
                    IndexPlanTest own = new IndexPlanTest();
                    for (int i = first; i < 40_000; i += 4) {
                        sink.accept(own.flow(i));
                    }
                    return null;
                }));
            }
            for (Future<?> worker : done) {
                worker.get();
            }
            writer.commit();
        }
        try (PartialIndex index = PartialIndex.open(folder, List.of(MEMBER))) {
            Search all = new QueryParser().parse("*");
            Candidates candidates = index.plan(all.query(), all.aggregation(), QueryContext.UNCONFIRMED)
                    .candidates();
            for (int i = 0; i < 40_000; i++) {
                assertThat(candidates.next()).isTrue();
                assertThat(candidates.offset()).isEqualTo(100L * i);
            }
            assertThat(candidates.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" AND ", " OR "})
    void moreClausesThanLuceneTakesAreDecidedOnColumns(String operator) throws IOException {
        try (PartialIndex index = index()) {
            List<String> clauses = new ArrayList<>();
            for (int i = 0; i < QueryParser.MAX_CLAUSES; i++) {
                clauses.add("event.end:[* TO \"" + Timestamp.format(MIDNIGHT + i * 500_000_000L) + "\"]");
            }
            Search search = new QueryParser().parse(String.join(operator, clauses));
            IndexPlan plan = index.plan(search.query(), search.aggregation(), QueryContext.UNCONFIRMED);
            assertThat(plan.count()).isEqualTo(operator.equals(" AND ") ? 1 : 512);
            assertThat(plan.decides()).isTrue();
        }
    }

    @Test
    void aLongListOfIdsIsDecidedOnColumns() throws IOException {
        try (PartialIndex index = index()) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                ids.add(MEMBER + "-" + 50L * i);
            }
            Query query = new Query.OneOf(FieldRef.of(VirtualField.EVENT_ID), ids);
            assertThat(index.plan(query, Aggregation.NONE, QueryContext.UNCONFIRMED)
                            .count())
                    .isEqualTo(EVENTS);
        }
    }

    @Test
    void anIndexWithoutCommitOrOfAnotherSchemaIsRefused() throws IOException {
        try (PartialIndexWriter writer = PartialIndexWriter.create(folder)) {
            writer.newSink().accept(flow(1));
        }
        assertThatThrownBy(() -> PartialIndex.open(folder, List.of(MEMBER))).isInstanceOf(IndexNotFoundException.class);
        Path other = Files.createDirectory(folder.resolve("other"));
        try (var directory = new org.apache.lucene.store.MMapDirectory(other);
                var writer = new org.apache.lucene.index.IndexWriter(
                        directory, new org.apache.lucene.index.IndexWriterConfig())) {
            writer.commit();
        }
        assertThatThrownBy(() -> PartialIndex.open(other, List.of(MEMBER)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("konseki rebuild");
    }

    @Test
    void addingAllocatesLittleBesideLucene() throws IOException {
        try (PartialIndexWriter writer = PartialIndexWriter.create(folder, 64)) {
            IndexSink sink = writer.newSink();
            for (int i = 0; i < 20_000; i++) {
                sink.accept(flow(1));
            }
            flow(1);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20_000; i++) {
                sink.accept(buffer);
            }
            long perEvent = (threads.getCurrentThreadAllocatedBytes() - before) / 20_000;
            assertThat(perEvent).isLessThan(400); // Lucene's buffers and its loop over the document
        }
    }
}
