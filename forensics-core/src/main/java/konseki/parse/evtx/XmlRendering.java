package konseki.parse.evtx;

/// A record as XML, as Windows shows it: two blanks per level, nothing that XML 1.0 forbids.
final class XmlRendering {
    private final StringBuilder xml = new StringBuilder();

    private XmlRendering() {}

    static String of(XmlNode.Element event) {
        XmlRendering rendering = new XmlRendering();
        rendering.element(event, 0);
        return rendering.xml.toString();
    }

    private void element(XmlNode.Element element, int level) {
        xml.append("  ".repeat(level)).append('<').append(element.name());
        for (XmlNode.Attribute attribute : element.attributes()) {
            xml.append(' ').append(attribute.name()).append("=\"");
            escape(attribute.value(), true);
            xml.append('"');
        }
        boolean empty = true;
        boolean nested = false;
        for (XmlNode node : element.content()) {
            switch (node) {
                case XmlNode.Text(String text, boolean _) -> {
                    if (!text.isEmpty()) {
                        xml.append(empty ? ">" : "");
                        escape(text, false);
                        empty = false;
                    }
                }
                case XmlNode.Element child -> {
                    xml.append(empty ? ">\n" : nested ? "" : "\n");
                    element(child, level + 1);
                    xml.append('\n');
                    empty = false;
                    nested = true;
                }
            }
        }
        if (empty) {
            xml.append("/>");
        } else {
            xml.append(nested ? "  ".repeat(level) : "")
                    .append("</")
                    .append(element.name())
                    .append('>');
        }
    }

    private void escape(String text, boolean inAttribute) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append(inAttribute ? "&quot;" : "\"");
                case '\'' -> xml.append(inAttribute ? "&apos;" : "'");
                default -> {
                    boolean allowed = c >= ' ' && c < 0xd800
                            || c > 0xdfff && c < 0xfffe
                            || c > 0xffff
                            || c == '\t'
                            || c == '\n'
                            || c == '\r';
                    xml.appendCodePoint(allowed ? c : 0xfffd);
                }
            }
        });
    }
}
