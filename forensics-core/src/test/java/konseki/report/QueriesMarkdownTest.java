package konseki.report;

import static org.assertj.core.api.Assertions.assertThat;

import konseki.finding.FindingCases;
import org.junit.jupiter.api.Test;

class QueriesMarkdownTest {

    @Test
    void printsEveryQueryWithItsCount() {
        String page = QueriesMarkdown.of(FindingCases.rich());
        assertThat(page)
                .contains("\n## FS01, N\n\n### K1 HTTP(S) upload / HTTP(S) によるアップロード\n\n12 events, control PASSED\n")
                .contains("""
                        ### D1 high: FS01 sent 4.1 GB to evil\\\\x\\{1b\\}\\[2J\\\\x\\{202e\\}"\\\\\\`\\]\\\\n

                        - bytes to the destination / 宛先への送信量: **31** events, at least 10 B, at most 4100000000 B

                        """);
    }

    @Test
    void aQueryCannotLeaveItsFence() {
        String page = QueriesMarkdown.of(FindingCases.rich());
        assertThat(page)
                .contains(
                        "\n```\n(destination.ip:\"198.51.100.7\") AND (user.name:\"``evil\\x{1b}[2J\\x{202e}\"\\`]\\n\")\n```\n");
    }
}
