package konseki.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import konseki.event.Timestamp;
import konseki.finding.CaseClock;
import konseki.finding.CoverageSummary;
import konseki.finding.TimeRange;

/// Which hours of the window were recorded, as bars over time: one line for each asset or line, above what the network
/// recorded, below what the host itself did. Places are whole units. Immutable.
record CoverageChart(List<Row> rows, List<Tick> ticks, int height, int hidden) {
    static final int LEFT = 132;
    static final int RIGHT = 700;
    private static final int TOP = 22;
    private static final int ROW = 24;
    private static final int MAX_ROWS = 40;
    private static final int MAX_TICKS = 12;

    /// @param y of its upper edge
    record Row(String subject, int y, List<Bar> network, List<Bar> host) {}

    /// @param pattern name of the fill: `direct`, `gap`, ...
    record Bar(int x, int width, String pattern, String title) {}

    record Tick(int x, String label) {}

    static CoverageChart of(List<CoverageSummary> coverage, TimeRange window, CaseClock clock, ReportWords words) {
        List<Row> rows = new ArrayList<>();
        for (CoverageSummary one : coverage.subList(0, Math.min(MAX_ROWS, coverage.size()))) {
            rows.add(new Row(
                    one.subject(),
                    TOP + rows.size() * ROW,
                    bars(one.runs(), window, clock, words),
                    bars(one.hostRuns(), window, clock, words)));
        }
        return new CoverageChart(
                rows, ticks(window, clock), TOP + rows.size() * ROW + 4, coverage.size() - rows.size());
    }

    private static List<Bar> bars(
            List<CoverageSummary.Run> runs, TimeRange window, CaseClock clock, ReportWords words) {
        List<Bar> bars = new ArrayList<>();
        for (CoverageSummary.Run run : runs) {
            int from = place(run.when().from(), window);
            int to = place(run.when().to(), window);
            String title = clock.range(run.when(), words.language()) + ": " + words.state(run.state());
            bars.add(new Bar(from, Math.max(1, to - from), pattern(run.state()), title));
        }
        return bars;
    }

    private static String pattern(String state) {
        int end = state.indexOf('(');
        return (end < 0 ? state : state.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    private static int place(long moment, TimeRange window) {
        double share = (double) (moment - window.from()) / (window.to() - window.from());
        return LEFT + (int) StrictMath.round(Math.clamp(share, 0.0, 1.0) * (RIGHT - LEFT));
    }

    /// At midnights of the case's zone, as many as there is room for.
    private static List<Tick> ticks(TimeRange window, CaseClock clock) {
        List<Long> midnights = new ArrayList<>();
        long first = Math.ceilDiv(window.from(), Timestamp.HOUR) * Timestamp.HOUR;
        for (long hour = first; hour <= window.to() && midnights.size() < 5_000; hour += Timestamp.HOUR) {
            if (clock.moment(hour).startsWith("00:00", 11)) {
                midnights.add(hour);
            }
        }
        int every = Math.max(1, Math.ceilDiv(midnights.size(), MAX_TICKS));
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < midnights.size(); i += every) {
            ticks.add(new Tick(
                    place(midnights.get(i), window),
                    clock.moment(midnights.get(i)).substring(5, 10)));
        }
        return ticks;
    }
}
