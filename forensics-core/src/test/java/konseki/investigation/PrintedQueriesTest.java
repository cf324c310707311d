package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import konseki.evidence.Digests;
import konseki.finding.ChannelResult;
import konseki.finding.Finding;
import konseki.finding.ReportedDetection;
import konseki.finding.SupportingQuery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every number of a finding has a query that gives it: what is printed is given to `search` as it stands, and finds as
/// many events, with the same bytes and the same ids.
@Tag("slow")
class PrintedQueriesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-transfer",
                "transfer",
                "slow-transfer",
                "missing-logs",
                "cleared-logs",
                "typical-small-office"
            })
    void findWhatTheFindingSays(String name) throws IOException {
        Path sample = SampleCasesTest.samples().resolve(name);
        Investigation investigation = Investigation.in(folder.resolve(name))
                .rules(CaseFile.read(sample.resolve("case.yaml")))
                .workers(2)
                .build();
        Finding finding = investigation.scan(List.of(sample.resolve("logs")));

        assertThat(all(finding).distinct().count()).isGreaterThan(30);
        for (SupportingQuery query : all(finding).distinct().toList()) {
            List<String> ids = new ArrayList<>();
            try (Hits hits = investigation.search(query.text())) {
                hits.forEach(hit -> ids.add(hit.id()));
            }
            assertThat((long) ids.size()).as(query.text()).isEqualTo(query.hits());
            assertThat(hash(ids)).as(query.text()).isEqualTo(query.resultHash());
        }
        for (ReportedDetection detection : finding.detections()) {
            assertThat(!detection.queries().isEmpty() || restsOnWordsAlone(detection))
                    .as(detection.title())
                    .isTrue();
            for (SupportingQuery query : detection.queries()) {
                assertThat(query.hits()).as(detection.title()).isPositive();
                assertThat(bytes(investigation, query)).as(query.text()).isEqualTo(query.bytesHi());
            }
        }
    }

    /// Of ids in order, each ended by a line feed.
    private static String hash(List<String> ids) {
        String lines = ids.stream().map(id -> id + "\n").collect(Collectors.joining());
        return ids.isEmpty() ? "" : Digests.sha256Hex(lines.getBytes(StandardCharsets.US_ASCII));
    }

    private static OptionalLong bytes(Investigation investigation, SupportingQuery query) throws IOException {
        String sum = investigation
                .aggregate(query.text() + " | sum(fx.egress.hi)")
                .rows()
                .getFirst()
                .getFirst();
        return sum.equals(GroupText.ABSENT) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(sum));
    }

    /// What was detected was seen in records; only what people said has none.
    private static boolean restsOnWordsAlone(ReportedDetection detection) {
        return detection.signals().contains("unexplained-compromise")
                || "people found it encrypted; no log of it"
                        .equals(detection.facts().get("basis"));
    }

    private static Stream<SupportingQuery> all(Finding finding) {
        return Stream.concat(
                finding.claims().stream()
                        .flatMap(claim -> claim.channels().stream())
                        .map(ChannelResult::queries)
                        .flatMap(List::stream),
                finding.detections().stream().flatMap(detection -> detection.queries().stream()));
    }
}
