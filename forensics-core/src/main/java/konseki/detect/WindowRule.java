package konseki.detect;

import java.util.Map;
import java.util.OptionalLong;
import konseki.event.Timestamp;
import konseki.finding.AttackWindow;
import konseki.finding.TimeRange;

/// Draws W and W_crit. Immutable.
///
/// - W begins at the earlier of case.yaml's start and the first malicious event or taint less a margin.
/// - W ends before the latest isolation that case.yaml names, or with later impact, plus the largest known clock error.
///   Where case.yaml names none, nobody says that the attack was over, and W ends with the records.
/// - Without any sign of an attack and without a word in case.yaml, W is all there is.
final class WindowRule {
    private final CaseRules rules;
    private final ContextRules contextRules;
    private final TimeRange records;
    private final Anchors anchors;

    WindowRule(CaseRules rules, ContextRules contextRules, TimeRange records, Anchors anchors) {
        this.rules = rules;
        this.contextRules = contextRules;
        this.records = records;
        this.anchors = anchors;
    }

    private record Bound(long at, String source) {}

    /// @param source which bound came from where
    record Window(TimeRange range, String source) {}

    Window window(Map<String, Context.Taint> taint) {
        Bound from = from(taint);
        Bound to = to();
        long end = Math.max(to.at(), from.at());
        return new Window(
                new TimeRange(from.at(), end).outwardsToHours(), "from: " + from.source() + "; to: " + to.source());
    }

    private Bound from(Map<String, Context.Taint> taint) {
        OptionalLong tainted =
                taint.values().stream().mapToLong(Context.Taint::since).min();
        OptionalLong first = anchors.first();
        Bound derived = new Bound(Long.MAX_VALUE, "");
        if (first.isPresent()) {
            derived = new Bound(first.getAsLong() - contextRules.marginNanos(), "first malicious event - " + margin());
        }
        if (tainted.isPresent() && tainted.getAsLong() < first.orElse(Long.MAX_VALUE)) {
            derived = new Bound(tainted.getAsLong() - contextRules.marginNanos(), "start of taint - " + margin());
        }
        if (rules.windowFrom().isPresent() && rules.windowFrom().getAsLong() <= derived.at()) {
            return new Bound(rules.windowFrom().getAsLong(), "case.yaml");
        }
        return derived.source().isEmpty() ? new Bound(records.from(), named("first record")) : derived;
    }

    private Bound to() {
        long error = largestClockError();
        String plus = error == 0 ? "" : " + clock error";
        if (rules.windowTo().isPresent()) {
            long given = rules.windowTo().getAsLong() - 1;
            OptionalLong impact = anchors.lastImpact();
            return impact.isPresent() && impact.getAsLong() > given
                    ? new Bound(impact.getAsLong() + error, "last malicious event" + plus)
                    : new Bound(given + error, "case.yaml" + plus);
        }
        OptionalLong last = anchors.last();
        return last.isPresent() && last.getAsLong() > records.to()
                ? new Bound(last.getAsLong() + error, "last malicious event" + plus)
                : new Bound(records.to(), named("last record"));
    }

    private long largestClockError() {
        return rules.clocks().stream()
                .mapToLong(clock -> Math.abs(clock.offsetNanos()))
                .max()
                .orElse(0);
    }

    private String named(String end) {
        return records.equals(ContextBuilder.NO_TIMES) ? AttackWindow.NO_TIMES : end;
    }

    private String margin() {
        return contextRules.marginNanos() / Timestamp.HOUR + " h";
    }

    /// From the first malicious event on a machine that holds data to the end of W; W itself where there is none.
    TimeRange critical(
            TimeRange window, AssetMap assets, Map<String, Long> malicious, Map<String, Context.Taint> taint) {
        long first = Long.MAX_VALUE;
        for (CaseRules.Asset asset : assets.declared()) {
            if (asset.holdsData()) {
                first = Math.min(first, malicious.getOrDefault(asset.name(), Long.MAX_VALUE));
                Context.Taint tainted = taint.get(asset.name());
                first = Math.min(first, tainted == null ? Long.MAX_VALUE : tainted.since());
            }
        }
        if (first == Long.MAX_VALUE || first > window.to()) {
            return window;
        }
        TimeRange rounded = new TimeRange(Math.max(first, window.from()), window.to()).outwardsToHours();
        return new TimeRange(rounded.from(), window.to());
    }
}
