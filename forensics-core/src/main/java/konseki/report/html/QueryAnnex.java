package konseki.report.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import konseki.finding.Finding;
import konseki.finding.SupportingQuery;
import konseki.finding.Wording;

/// Numbers the queries of a finding, `Q1`, `Q2`, ..., in the order in which they first stand there; one text has one
/// number. Belongs to one thread.
final class QueryAnnex {
    /// Longest sum of query texts that a page prints; beyond, the annex names hash and count, and queries.md the text.
    static final int MAX_TEXT = 4_000_000;

    private final Map<String, Entry> byText = new LinkedHashMap<>();
    private long textLength;

    /// @param answer what it found, where the finding counted it
    /// @param shown  whether the text is printed here
    record Entry(int number, Wording what, String text, Optional<SupportingQuery> answer, boolean shown) {
        String name() {
            return "Q" + number;
        }

        /// Fragment of the page that it stands at.
        String anchor() {
            return "q" + number;
        }
    }

    static QueryAnnex of(Finding finding) {
        QueryAnnex annex = new QueryAnnex();
        annex.add(
                new Wording("bytes sent out, by day, all machines", "外部送信量（日別、全機器）"),
                finding.outbound().query());
        finding.claims()
                .forEach(claim ->
                        claim.channels().forEach(channel -> channel.queries().forEach(annex::add)));
        finding.detections().forEach(detection -> detection.queries().forEach(annex::add));
        finding.egress()
                .forEach(total -> annex.add(
                        new Wording(
                                "bytes from " + total.asset() + " to " + total.destination(),
                                total.asset() + " から " + total.destination() + " への送信量"),
                        total.query()));
        finding.dispositions()
                .forEach(applied -> annex.add(
                        new Wording("records of a decision", "判断の対象となる記録"),
                        applied.disposition().query()));
        return annex;
    }

    private void add(SupportingQuery query) {
        add(query.what(), query.text(), Optional.of(query));
    }

    private void add(Wording what, String text) {
        add(what, text, Optional.empty());
    }

    private void add(Wording what, String text, Optional<SupportingQuery> answer) {
        if (!byText.containsKey(text)) {
            textLength += text.length();
            byText.put(text, new Entry(byText.size() + 1, what, text, answer, textLength <= MAX_TEXT));
        }
    }

    Collection<Entry> entries() {
        return byText.values();
    }

    Entry entry(String text) {
        Entry entry = byText.get(text);
        if (entry == null) {
            throw new IllegalArgumentException("not a query of this finding: " + text);
        }
        return entry;
    }

    List<Entry> entries(List<SupportingQuery> queries) {
        List<Entry> entries = new ArrayList<>();
        queries.forEach(query -> entries.add(entry(query.text())));
        return entries;
    }
}
