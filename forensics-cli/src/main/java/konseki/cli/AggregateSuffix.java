package konseki.cli;

/// Whether a query asks for numbers instead of hits: `... | count by host.name`.
final class AggregateSuffix {

    private AggregateSuffix() {}

    /// Looks for a bar outside of quotes that is neither escaped nor half of `||`.
    static boolean isIn(String query) {
        boolean quoted = false;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '|' && !quoted) {
                if (!query.startsWith("||", i)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
