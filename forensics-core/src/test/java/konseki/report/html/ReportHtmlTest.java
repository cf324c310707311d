package konseki.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import konseki.finding.Finding;
import konseki.finding.FindingCases;
import konseki.finding.Language;
import konseki.report.FindingJson;
import konseki.report.TerminalText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportHtmlTest {
    private static final String HOSTILE =
            "</td></table></pre></style><script>alert(1)</script>\"'><img src=https://192.0.2.1/x onerror=alert(1)>"
                    + "<!--${7*7} javascript:alert(1) \u202egnp.exe\u2066 \u001b[2J\u001b]0;x\u0007 \u0000\u0085\ufeff\ud800 ]]>&lt;";
    private static final Pattern BANNED = Pattern.compile(
            "不要|漏えいはなかった|漏えいはありません|(?i:not required|unaffected|no leak|did not leak|no data (left|leaked))");

    private static Document page(Finding finding, Language language) throws IOException {
        return Jsoup.parse(new String(ReportHtml.of(finding, language), StandardCharsets.UTF_8));
    }

    /// 1,000 machines of claims, detections, totals, coverage and queries: more than is shown is counted, not listed.
    @ParameterizedTest
    @EnumSource(Language.class)
    void staysSmallWhateverTheCase(Language language) throws IOException {
        byte[] page = ReportHtml.of(Retold.timesOver(FindingCases.rich(), 1_000), language);
        assertThat(page.length).isBetween(1_000_000, 15_000_000);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void runsNothingAndAsksTheNetworkForNothing(Language language) throws IOException {
        Document page = page(FindingCases.rich(), language);
        assertThat(page.select("script, link, img, iframe, object, embed, form, base, image, use, foreignObject"))
                .isEmpty();
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
        List<Attribute> attributes = page.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .toList();
        assertThat(attributes).isNotEmpty().allSatisfy(attribute -> {
            assertThat(attribute.getKey())
                    .doesNotStartWith("on")
                    .isNotEqualTo("src")
                    .isNotEqualTo("style");
            if (attribute.getKey().equals("href")) {
                assertThat(attribute.getValue()).startsWith("#");
            }
            if (attribute.getValue().contains("url(")) {
                assertThat(attribute.getValue()).startsWith("url(#");
            }
        });
        assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hostileTextChangesNothingButText(Language language) throws IOException {
        Document hostile = page(Retold.with(FindingCases.rich(), HOSTILE), language);
        Document harmless = page(Retold.with(FindingCases.rich(), "harmless"), language);
        assertThat(shape(hostile)).isEqualTo(shape(harmless)).hasSizeGreaterThan(300);
        assertThat(hostile.text()).contains("<script>alert(1)</script>", "\\x{202e}gnp.exe\\x{2066} \\x{1b}[2J");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCharacterIsPlain(Language language) throws IOException {
        byte[] page = ReportHtml.of(Retold.with(FindingCases.rich(), HOSTILE), language);
        String text = new String(page, StandardCharsets.UTF_8);
        assertThat(text.codePoints().filter(c -> c != '\n')).allMatch(TerminalText::isPlain);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLinkLeadsToOnePlaceOfThePage(Language language) throws IOException {
        Document page = page(FindingCases.rich(), language);
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("a").eachAttr("href").stream().map(link -> link.substring(1)))
                .isNotEmpty()
                .allMatch(ids::contains);
    }

    @Test
    void everyNumberOfHitsHasItsQuery() throws IOException {
        Document page = page(FindingCases.rich(), Language.EN);
        for (Element row : page.select("#detections tbody tr")) {
            long counts = row.select("td")
                    .last()
                    .text()
                    .chars()
                    .filter(Character::isDigit)
                    .count();
            assertThat(counts == 0 || !row.select("a.q").isEmpty()).isTrue();
        }
        assertThat(page.select("#outbound a.q")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(page.select("#queries .entry pre").eachText()).contains("* | sum(fx.egress.hi) by fx.day");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theFileGivesTheSameBytesAsTheFinding(Language language) throws IOException {
        Finding finding = FindingCases.rich();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        FindingJson.write(finding, json);
        assertThat(ReportHtml.of(FindingJson.read(json.toByteArray()), language))
                .isEqualTo(ReportHtml.of(finding, language));
    }

    @Test
    void speaksOneLanguage() throws IOException {
        assertThat(page(FindingCases.rich(), Language.EN).text())
                .doesNotContainPattern("[\\u3040-\\u30ff\\u4e00-\\u9fff]");
        assertThat(page(FindingCases.rich(), Language.JA)
                        .select("h1, h2, h3, caption, figcaption")
                        .eachText())
                .allSatisfy(heading -> assertThat(heading).containsPattern("[\\u3040-\\u30ff\\u4e00-\\u9fff]"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysNothingThatNoProgramCanKnow(Language language) throws IOException {
        Document page = page(FindingCases.rich(), language);
        page.select("#queries").remove();
        assertThat(page.text())
                .doesNotContainPattern(BANNED)
                .contains(FindingCases.rich().notice().in(language));
    }

    @Test
    void limitsStandBeforeTheReassurance() throws IOException {
        for (Language language : Language.values()) {
            ReportWords words = new ReportWords(language);
            for (konseki.finding.Verdict verdict : konseki.finding.Verdict.values()) {
                if (verdict.isNegative()) {
                    String text = words.plain(verdict);
                    int limit = Math.max(text.indexOf("could have left undetected"), text.indexOf("検出できない可能性"));
                    limit = Math.max(limit, Math.max(text.indexOf("nothing can be said"), text.indexOf("判断できない")));
                    int found = Math.max(text.indexOf("no trace"), text.indexOf("痕跡は確認されませんでした"));
                    assertThat(limit).as(text).isBetween(0, found);
                }
            }
        }
    }

    /// Elements and the names of their attributes, in order.
    private static List<String> shape(Document page) {
        return page.getAllElements().stream()
                .flatMap(element -> Stream.concat(
                        Stream.of(element.tagName()),
                        element.attributes().asList().stream().map(Attribute::getKey)))
                .toList();
    }
}
