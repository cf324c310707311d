package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import konseki.event.Networks;
import konseki.ingest.Partial;
import konseki.ingest.PlannedMember;
import konseki.ingest.Progress;
import konseki.parse.Payloads;
import konseki.query.Predicate;
import konseki.query.Query;
import konseki.query.QueryContext;
import konseki.query.QueryParser;
import konseki.query.QueryPrinter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two executions of a query, by the index and by reading everything, find the same events.
class SearchStepTest {
    private static final List<String> CLAUSES = List.of(
            "source.ip:10.0.0.7",
            "source.ip:10.0.0.0/28",
            "destination.ip:198.51.100.0/30",
            "destination.ip:2001:db8::/32",
            "destination.port:443",
            "destination.port:[1 TO 1023]",
            "source.bytes >= 50000",
            "source.bytes:[* TO 10]",
            "event.action:close",
            "event.action:(deny OR close)",
            "event.action:clos[0x65]",
            "event.type:denied",
            "event.dataset:fortinet.*",
            "observer.name:FG1",
            "host.name:fg0",
            "user.name:*",
            "user.name:Alice",
            "user:alice",
            "network.direction:outbound",
            "fx.egress.hi > 60000",
            "fx.internal.ip:10.0.0.3",
            "fx.external.ip:198.51.100.4",
            "fx.hour:*",
            "event.end:[\"2023-06-04T00:05:00Z\" TO *]",
            "event.start:[* TO \"2023-06-04T00:09:00Z\"]",
            "@timestamp:[\"2023-06-04T00:03:00Z\" TO \"2023-06-04T00:08:00Z\"]",
            "vendor.sentpkt:3",
            "network.transport:tcp",
            "event.duration:*",
            "\"no such text\"");

    @TempDir
    Path folder;

    private final QueryContext context = new QueryContext(Networks.PRIVATE, 0);
    private List<Partial> partials = List.of();
    private List<PlannedMember> members = List.of();
    private Payloads payloads = new Payloads(BuiltInPayloads.all());

    @BeforeEach
    void scan() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        for (int file = 0; file < 4; file++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 150; i++) {
                text.append("date=2023-06-04 time=00:%02d:%02d devname=\"FG%d\" logid=\"0000000013\" type=\"traffic\""
                        .formatted(random.nextInt(12), random.nextInt(60), file % 2));
                text.append(" srcip=10.0.0.").append(random.nextInt(20));
                text.append(
                        random.nextInt(9) == 0
                                ? " dstip=2001:db8::" + random.nextInt(9)
                                : " dstip=198.51.100." + random.nextInt(9));
                text.append(" dstport=")
                        .append(random.nextBoolean() ? 443 : 8080)
                        .append(" proto=")
                        .append(random.nextBoolean() ? 6 : 17);
                text.append(" action=\"")
                        .append(random.nextInt(4) == 0 ? "deny" : "close")
                        .append('"');
                text.append(random.nextInt(3) == 0 ? " user=\"Alice\"" : "");
                text.append(random.nextInt(5) == 0 ? "" : " duration=" + random.nextInt(400));
                text.append(
                        random.nextInt(5) == 0
                                ? ""
                                : " sentbyte=" + random.nextInt(100_000) + " rcvdbyte=10 sentpkt=3");
                text.append('\n');
            }
            Files.writeString(logs.resolve("fw" + file + ".log"), text);
        }
        try (var gzip = new java.util.zip.GZIPOutputStream(Files.newOutputStream(logs.resolve("packed.log.gz")))) {
            gzip.write(Files.readString(logs.resolve("fw0.log"))
                    .replace("10.0.0.", "10.0.1.")
                    .getBytes());
        }
        Setup setup = new Setup(
                new CaseDirectory(folder.resolve("case")),
                CaseFile.none(),
                BuiltInPayloads.all(),
                BuiltInCarriers.all(payloads),
                BuiltInDetectors.all(),
                2,
                true,
                0,
                4096,
                List.of(),
                Progress.NONE,
                () -> false);
        ScanStep.prepare(setup.directory());
        ScanStep step = new ScanStep(setup);
        step.runAllShards(List.of(logs), 2);
        partials = step.partials();
        members = new ConcludeStep(setup).members(partials);
    }

    @Test
    void findTheSameEventsForRandomQueries() throws IOException {
        assertThat(partials).hasSizeGreaterThan(1);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        int narrowed = 0;
        int found = 0;
        for (int i = 0; i < 400; i++) {
            Query query = new QueryParser().parseQuery(i < CLAUSES.size() ? CLAUSES.get(i) : random(random, 3));
            Hits byIndex = new SearchStep(partials, members, payloads).search(query, context);
            Hits byScan = new ScanHits(members, payloads, Predicate.of(query, context));
            List<String> expected = texts(byScan);
            assertThat(texts(byIndex)).as(QueryPrinter.print(query)).isEqualTo(expected);
            narrowed += byIndex instanceof IndexedHits ? 1 : 0;
            found += expected.size();
        }
        assertThat(narrowed).isGreaterThan(150);
        assertThat(found).isGreaterThan(5000);
    }

    @Test
    void countTheSameByIndexAndByReading() throws IOException {
        SearchStep step = new SearchStep(partials, members, payloads);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        String measures = " | count, sum(fx.egress.hi), min(event.start), max(destination.port) by ";
        List<String> groups =
                List.of("fx.source, fx.hour", "fx.internal.ip, fx.day", "user", "vendor.sentpkt", "destination.ip");
        int exact = 0;
        for (int i = 0; i < 100; i++) {
            String query = random(random, 2) + measures + groups.get(i % groups.size());
            AggregateStep aggregate = new AggregateStep(new QueryParser().parse(query), context, 2);
            AggregateResult byIndex = aggregate.run(step, members, payloads);
            assertThat(byIndex.rows())
                    .as(query)
                    .isEqualTo(aggregate.byReading(members, payloads).rows());
            exact += byIndex.note().equals("exact from index") ? 1 : 0;
        }
        assertThat(exact).isBetween(40, 90);
    }

    private static String random(RandomGenerator random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 1 -> "(" + random(random, depth - 1) + " AND " + random(random, depth - 1) + ")";
            case 2 -> "(" + random(random, depth - 1) + " OR " + random(random, depth - 1) + ")";
            case 3 -> "(NOT " + random(random, depth - 1) + ")";
            default -> CLAUSES.get(random.nextInt(CLAUSES.size()));
        };
    }

    private static List<String> texts(Hits hits) throws IOException {
        List<String> texts = new ArrayList<>();
        try (hits) {
            hits.forEach(hit -> texts.add(hit.id() + " " + hit.file() + ":" + hit.recordNumber() + " "
                    + hit.event().vendor()));
        }
        return texts;
    }
}
