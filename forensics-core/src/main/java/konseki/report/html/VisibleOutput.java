package konseki.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import konseki.report.TerminalText;

/// Where a template's values go: every one is first made visible ([TerminalText]: control characters, bidirectional
/// overrides, invisible ones), then escaped for its place in the page. No template can forget either. Belongs to one
/// thread.
final class VisibleOutput extends OwaspHtmlTemplateOutput {

    VisibleOutput(TemplateOutput out) {
        super(out);
    }

    @Override
    public void writeUserContent(String value) {
        super.writeUserContent(TerminalText.escaped(value));
    }
}
