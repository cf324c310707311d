package konseki.report;

import java.util.OptionalLong;
import konseki.finding.ChannelResult;
import konseki.finding.Claim;
import konseki.finding.Finding;
import konseki.finding.ReportedDetection;
import konseki.finding.SupportingQuery;

/// queries.md: every query that a statement rests on, fully expanded, with its count, so that anyone can run it again.
/// Belongs to one thread; made for one finding.
public final class QueriesMarkdown {
    private final StringBuilder out = new StringBuilder();

    private QueriesMarkdown() {}

    public static String of(Finding finding) {
        QueriesMarkdown page = new QueriesMarkdown();
        page.out.append("# Queries / 照会一覧\n\n");
        page.out
                .append("Each runs as printed: `konseki search 'QUERY'`. Manifest root: `")
                .append(finding.evidence().manifestRoot())
                .append("`\n");
        finding.claims().forEach(page::claim);
        if (!finding.detections().isEmpty()) {
            page.out.append("\n## Detections / 検出\n");
        }
        finding.detections().forEach(page::detection);
        return page.out.toString();
    }

    private void claim(Claim claim) {
        out.append("\n## ")
                .append(inline(claim.asset()))
                .append(", ")
                .append(claim.group())
                .append('\n');
        for (ChannelResult result : claim.channels()) {
            out.append("\n### ")
                    .append(result.channel())
                    .append(' ')
                    .append(result.channel().title().en());
            out.append(" / ").append(result.channel().title().ja()).append("\n\n");
            out.append(result.ran() ? "" : "**Did not run.** ");
            out.append(result.hits())
                    .append(" events, control ")
                    .append(result.control())
                    .append('\n');
            result.queries().forEach(this::query);
        }
    }

    private void detection(ReportedDetection detection) {
        out.append("\n### ")
                .append(detection.id())
                .append(' ')
                .append(detection.severity().jsonName());
        out.append(": ").append(inline(detection.title())).append("\n");
        detection.queries().forEach(this::query);
    }

    private void query(SupportingQuery query) {
        String fence = "`".repeat(Math.max(3, longestRun(query.text()) + 1));
        out.append("\n- ")
                .append(inline(query.what().en()))
                .append(" / ")
                .append(inline(query.what().ja()));
        out.append(": **").append(query.hits()).append("** events");
        bytes(", at least ", query.bytesLo());
        bytes(", at most ", query.bytesHi());
        out.append("\n\n")
                .append(fence)
                .append('\n')
                .append(TerminalText.escaped(query.text()))
                .append('\n');
        out.append(fence).append("\n\n  query `").append(query.hash()).append('`');
        if (!query.resultHash().isEmpty()) {
            out.append(", result `").append(query.resultHash()).append('`');
        }
        out.append('\n');
    }

    private void bytes(String name, OptionalLong bytes) {
        bytes.ifPresent(value -> out.append(name).append(value).append(" B"));
    }

    /// Text from logs inside a line: nothing in it is markup.
    private static String inline(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        TerminalText.escaped(text).codePoints().forEach(codePoint -> {
            if ("\\`*_{}[]<>()#+!|~&".indexOf(codePoint) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(codePoint);
        });
        return safe.toString();
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
