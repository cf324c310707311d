package konseki.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import konseki.finding.AttackWindow;
import konseki.finding.Claim;
import konseki.finding.ClaimCases;
import konseki.finding.Finding;
import konseki.finding.FindingCases;
import konseki.finding.Headline;
import konseki.finding.Language;
import konseki.finding.ReasonCode;
import konseki.finding.Volume;
import konseki.finding.Wording;
import org.junit.jupiter.api.Test;

class FirstScreenTest {

    @Test
    void saysWhatWasFoundAndWhatNot() {
        assertThat(FirstScreen.of(FindingCases.rich(), Language.EN, "my-case")).isEqualTo("""
                        VERDICT    PROVISIONAL INCONCLUSIVE   1 of 2: INCONCLUSIVE(MATERIAL_GAP); 1: LIMITED
                                   INCONCLUSIVE(MATERIAL_GAP): DB01
                                   LIMITED: FS01
                        NOT SAID   FS01 2023-06-02 09:00 to 2023-06-02 10:00 JST sensor silent
                                   ? Which networks are internal?
                                   Removable media: assessed; cloud control plane: not examined
                        WINDOW     2023-06-01 09:00 to 2023-06-05 09:00 JST (first malicious event - 24 h; case.yaml)
                        EVIDENCE   2 files, 1,234,567 records, 1.3 GB; 4 rejected, 2 files unread
                                   unread: 000000000000 unknown format: evil\\x{1b}[2J\\x{202e}"\\`]\\n
                        COVERAGE   critical hours: from 99.9 % (FS01, longest gap 1 h 0 min) to 99.9 % (FS01)
                                   seeded controls found 1 of 2, expected transfers seen 1 of 1; K8 FS01: not read
                        FOUND      egress 1 high; encryption 1 critical
                                   critical  FS01 encrypted
                                   high  FS01 sent 4.1 GB to evil\\x{1b}[2J\\x{202e}"\\`]\\n
                        OUTBOUND   FS01 → 198.51.100.7 (evil\\x{1b}[2J\\x{202e}"\\`]\\n)  4.1 GB
                        NEXT       1. Security log of DC02, 1 to 5 June
                                   2. uplink counter
                        REPORTS    my-case
                        NOTE       This verdict does not decide whether there is a duty to report or to notify. A possible
                                   leak through unauthorised access can be reportable even where no trace is found.
                        """);
    }

    @Test
    void fitsTheTerminalAtItsFullest() {
        Finding fullest = fullest();
        for (Language language : Language.values()) {
            List<String> lines =
                    FirstScreen.of(fullest, language, "x".repeat(300)).lines().toList();
            assertThat(lines).hasSize(FirstScreen.MAX_LINES);
            assertThat(lines).allMatch(line -> TerminalText.columns(line) <= FirstScreen.MAX_COLUMNS);
            assertThat(lines.getLast()).endsWith(language == Language.EN ? "no trace is found." : "得ます。");
        }
    }

    @Test
    void everyCharacterPrintsAsItself() {
        String screen = FirstScreen.of(FindingCases.rich(), Language.JA, "\u001b]0;title\u0007");
        assertThat(screen.codePoints().filter(c -> c != '\n')).allMatch(TerminalText::isPlain);
        assertThat(screen).startsWith("判定       【暫定】 INCONCLUSIVE");
    }

    private static Finding fullest() {
        Finding rich = FindingCases.rich();
        List<Claim> claims = new ArrayList<>(rich.claims());
        for (ReasonCode code : ReasonCode.values()) {
            for (int i = 0; i < 12; i++) {
                claims.add(ClaimCases.claim(
                        "A-RATHER-LONG-NAME-" + i,
                        ClaimCases.inconclusive(code),
                        Optional.empty(),
                        Volume.none(),
                        List.of(ClaimCases.gap("S" + i, ClaimCases.START, ClaimCases.END))));
            }
        }
        AttackWindow window = rich.window();
        return new Finding(
                rich.semantics(),
                rich.caseName(),
                rich.zone(),
                Headline.of(claims, Collections.nCopies(5, new Wording("q".repeat(200), "問".repeat(200)))),
                rich.notice(),
                rich.statements(),
                new AttackWindow(
                        window.range(),
                        window.fromSource(),
                        window.toSource(),
                        rich.claims().getFirst().split(),
                        window.critical()),
                rich.leastVisible(),
                claims,
                rich.assets(),
                twice(twice(rich.detections())),
                rich.path(),
                twice(rich.egress()),
                rich.outbound(),
                rich.deadlines(),
                rich.coverage(),
                rich.seeded(),
                rich.natural(),
                rich.sources(),
                rich.inventoryBy(),
                rich.clocks(),
                rich.dispositions(),
                rich.proofs(),
                twice(rich.next()),
                rich.facts(),
                rich.assumptions(),
                rich.opinions(),
                rich.limitations(),
                rich.evidence(),
                rich.thresholds(),
                rich.settings(),
                rich.configHash());
    }

    private static <T> List<T> twice(List<T> list) {
        List<T> all = new ArrayList<>(list);
        all.addAll(list);
        return all;
    }
}
