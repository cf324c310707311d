package konseki.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import konseki.detect.FlowTable;
import konseki.detect.Observer;
import konseki.detect.SortedRows;
import konseki.detect.StateRuns;
import konseki.detect.Table;
import konseki.detect.Tables;
import konseki.detect.TestEvent;
import konseki.detect.WorkerState;
import konseki.event.Event;
import konseki.event.EventBuffer;

/// Passes events of several members through the ledger and the flow table, as a scan does.
final class LedgerRun {
    private final SortedRows ledger;
    private final SortedRows flows;

    private LedgerRun(SortedRows ledger, SortedRows flows) {
        this.ledger = ledger;
        this.flows = flows;
    }

    /// @param members events by member id
    static LedgerRun of(Path folder, Map<String, List<TestEvent>> members) {
        return run(folder, members, 1, Long.MAX_VALUE, 0);
    }

    /// In another order, over some workers that spill after every few events.
    static LedgerRun shuffled(Path folder, Map<String, List<TestEvent>> members, int workers, long seed) {
        return run(folder, members, workers, 1, seed);
    }

    private static LedgerRun run(
            Path parent, Map<String, List<TestEvent>> members, int workers, long budget, long seed) {
        return new LedgerRun(
                rows(new Ledger(), parent, members, workers, budget, seed),
                rows(new Flows(), parent, members, workers, budget, seed));
    }

    private static SortedRows rows(
            Observer observer, Path parent, Map<String, List<TestEvent>> members, int workers, long budget, long seed) {
        try {
            Path folder = Files.createTempDirectory(parent, "run-");
            List<WorkerState> states = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                states.add(new WorkerState(observer, folder, w, budget));
            }
            EventBuffer buffer = new EventBuffer();
            int at = 0;
            for (Map.Entry<String, List<TestEvent>> member : new TreeMap<>(members).entrySet()) {
                buffer.startMember(member.getKey());
                List<Integer> order = new ArrayList<>(
                        IntStream.range(0, member.getValue().size()).boxed().toList());
                if (seed != 0) {
                    Collections.shuffle(order, new Random(seed));
                }
                for (int index : order) {
                    member.getValue().get(index).fill(buffer);
                    buffer.origin().set(0, 100L * index, 99, index + 1L);
                    WorkerState state = states.get(at % workers);
                    observer.observe(buffer, state);
                    if (at++ % 97 == 0) {
                        state.spillIfOverBudget();
                    }
                }
            }
            StateRuns.merge(states, folder);
            return new StateRuns(observer.name(), List.of(folder), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SortedRows ledger() {
        return ledger;
    }

    FlowSums flows() {
        return new FlowTableSums(flows);
    }

    private static final class Flows implements Observer {
        @Override
        public String name() {
            return "flows";
        }

        @Override
        public List<Table> tables() {
            return List.of(FlowTable.TABLE);
        }

        @Override
        public void observe(Event event, Tables tables) {
            FlowTable.observe(event, tables);
        }
    }
}
