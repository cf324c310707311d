package konseki.report.html;

/// How a state of coverage is filled, so that it can be told apart without colour. The patterns stand at the top of the
/// page; a state that is not known here is drawn as a gap.
final class CoverageFill {

    private CoverageFill() {}

    static String of(String state) {
        return switch (state) {
            case "direct" -> "#555";
            case "blocked", "off" -> "#d5d5d0";
            case "degraded" -> "url(#degraded)";
            case "indirect" -> "url(#indirect)";
            default -> "url(#gap)";
        };
    }
}
