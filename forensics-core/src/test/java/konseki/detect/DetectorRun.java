package konseki.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import konseki.event.EventBuffer;
import konseki.event.Timestamp;
import konseki.finding.Detection;
import konseki.finding.TimeRange;

/// Passes events through a detector as a scan does: split among workers, spilled or not, merged into sorted runs.
public final class DetectorRun {
    private final Detector detector;
    private final SortedRows rows;
    private final TimeRange span;

    private DetectorRun(Detector detector, SortedRows rows, TimeRange span) {
        this.detector = detector;
        this.rows = rows;
        this.span = span;
    }

    /// One worker, in memory, in the order given.
    public static DetectorRun of(Detector detector, Path folder, List<TestEvent> events) {
        return of(detector, folder, events, 1, Long.MAX_VALUE);
    }

    /// Events in another order, spread over some workers that spill after every few events.
    public static DetectorRun shuffled(Detector detector, Path folder, List<TestEvent> events, int workers, long seed) {
        List<TestEvent> other = new ArrayList<>(events);
        Collections.shuffle(other, new Random(seed));
        return of(detector, folder, other, workers, 1);
    }

    private static DetectorRun of(
            Detector detector, Path parent, List<TestEvent> events, int workers, long budgetBytes) {
        try {
            Path folder = java.nio.file.Files.createTempDirectory(parent, "run-");
            List<WorkerState> states = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                states.add(new WorkerState(detector, folder, w, budgetBytes));
            }
            long first = Long.MAX_VALUE;
            long last = 0;
            EventBuffer buffer = new EventBuffer();
            buffer.startMember("0123456789abcdef-0");
            for (int i = 0; i < events.size(); i++) {
                events.get(i).fill(buffer);
                WorkerState state = states.get(i % workers);
                detector.observe(buffer, state);
                if (i % 97 == 0) {
                    state.spillIfOverBudget();
                }
                first = Math.min(first, events.get(i).at());
                last = Math.max(last, events.get(i).at());
            }
            StateRuns.merge(states, folder);
            TimeRange span = events.isEmpty() ? new TimeRange(0, Timestamp.HOUR) : new TimeRange(first, last);
            return new DetectorRun(detector, new StateRuns(detector.name(), List.of(folder), folder), span);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SortedRows rows() {
        return rows;
    }

    /// First to last event.
    public TimeRange span() {
        return span;
    }

    public List<Signal> absolute(CaseRules rules) {
        return detector.absolute(rows, rules);
    }

    public List<Signal> relative(CaseRules rules, Baseline baseline) {
        return detector.relative(rows, rules, baseline);
    }

    public List<Detection> conclude(List<Signal> own, Context context) {
        return detector.conclude(rows, own, context);
    }
}
