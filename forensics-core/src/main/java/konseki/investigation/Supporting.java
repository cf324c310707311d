package konseki.investigation;

import java.nio.charset.StandardCharsets;
import konseki.evidence.Digests;
import konseki.finding.SupportingQuery;
import konseki.finding.Wording;
import konseki.query.Query;
import konseki.query.QueryPrinter;

/// Puts a query and its answer together as the finding prints them.
final class Supporting {

    private Supporting() {}

    static SupportingQuery query(Wording what, Query query, Answer answer) {
        String text = QueryPrinter.print(query);
        return new SupportingQuery(
                what,
                text,
                Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)),
                answer.hits(),
                answer.bytesLo(),
                answer.bytesHi(),
                answer.resultHash(),
                answer.samples());
    }
}
