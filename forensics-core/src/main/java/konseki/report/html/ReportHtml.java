package konseki.report.html;

import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import konseki.finding.Finding;
import konseki.finding.Language;

/// The report that people read: one page without script, that asks the network for nothing, the same bytes for the same
/// finding. It says only what the finding says.
///
/// The templates are `src/main/jte/*.jte`; what they show is prepared by [ReportPage].
public final class ReportHtml {

    private ReportHtml() {}

    /// `report.ja.html`
    public static String fileName(Language language) {
        return "report." + language.name().toLowerCase(Locale.ROOT) + ".html";
    }

    @SuppressWarnings("NullAway") // no interceptor: generated code asks for none unless the templates have forms
    public static byte[] of(Finding finding, Language language) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        try (Writer text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16)) {
            JtereportGenerated.render(
                    new VisibleOutput(new WriterOutput(text)), null, new ReportPage(finding, language));
        }
        return bytes.toByteArray();
    }
}
