package konseki.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import konseki.event.Event;

/// Counts events by groups while they pass, in bounded memory. Belongs to one thread; several can be added up, in any
/// order, with the same result.
///
/// Groups live in an open-addressing table over key bytes. When they exceed the memory allowed, those with the
/// greatest keys are left out for good, and from then on every key at or above the least one left out: so which groups
/// remain depends on the keys alone, not on the order of events. Their numbers stay in the total.
public final class Aggregator {
    /// Memory for groups that serves most questions: 64 MiB, some half a million groups.
    public static final long USUAL_BYTES = 64L << 20;

    /// Bookkeeping of one group beside its key and numbers.
    private static final int OVERHEAD = 24;

    private static final byte[] NO_LIMIT = {};

    private final Aggregation aggregation;
    private final QueryContext context;
    private final GroupKey key;
    private final Measures measures;
    private final long maxBytes;
    private final int width;
    private final long[] total;
    private GroupTable groups;
    private byte[] limit = NO_LIMIT;

    /// @param maxBytes memory for groups; twice that for a moment
    public Aggregator(Aggregation aggregation, QueryContext context, long maxBytes) {
        this.aggregation = aggregation;
        this.context = context;
        this.key = new GroupKey(aggregation.by(), context);
        this.measures = new Measures(aggregation.measures(), context);
        this.maxBytes = maxBytes;
        this.width = measures.width();
        this.total = new long[width];
        this.groups = new GroupTable(width);
    }

    /// Another one with the same aggregation, context and memory that has counted nothing.
    public Aggregator empty() {
        return new Aggregator(aggregation, context, maxBytes);
    }

    /// Adds an event that the query finds.
    public void add(Event event) {
        measures.add(event, total, 0);
        key.write(event);
        if (aggregation.by().isEmpty() || isBeyond(key.bytes(), key.length())) {
            return;
        }
        int row = groups.find(key.bytes(), key.length());
        measures.add(event, groups.values(), row * width);
        leaveOutIfTooMany(2 * maxBytes);
    }

    /// Adds what another one with the same aggregation and context has counted.
    public void add(Aggregator other) {
        measures.add(other.total, 0, total, 0);
        if (other.limit != NO_LIMIT && (limit == NO_LIMIT || Arrays.compareUnsigned(other.limit, limit) < 0)) {
            limit = other.limit;
            keepWhere(groups.sorted(), row -> !isBeyond(groups.key(row), groups.key(row).length));
        }
        for (int row = 0; row < other.groups.rows(); row++) {
            byte[] otherKey = other.groups.key(row);
            if (!isBeyond(otherKey, otherKey.length)) {
                int mine = groups.find(otherKey, otherKey.length);
                measures.add(other.groups.values(), row * width, groups.values(), mine * width);
            }
        }
        leaveOutIfTooMany(2 * maxBytes);
    }

    /// Events so far.
    public long events() {
        return total[0];
    }

    public AggregateResult result() {
        leaveOutIfTooMany(maxBytes);
        List<AggregateRow> rows = new ArrayList<>(groups.rows());
        for (int row : groups.sorted()) {
            rows.add(measures.row(groups.key(row), aggregation.by(), groups.values(), row * width));
        }
        return new AggregateResult(
                aggregation, rows, measures.row(new byte[0], List.of(), total, 0), limit == NO_LIMIT);
    }

    private boolean isBeyond(byte[] bytes, int length) {
        return limit != NO_LIMIT && Arrays.compareUnsigned(bytes, 0, length, limit, 0, limit.length) >= 0;
    }

    private long cost(int row) {
        return groups.keyLength(row) + 8L * width + OVERHEAD;
    }

    private void leaveOutIfTooMany(long allowed) {
        if (groups.keyBytes() + (8L * width + OVERHEAD) * groups.rows() <= allowed) {
            return;
        }
        int[] order = groups.sorted();
        long bytes = 0;
        int kept = 0;
        while (kept < order.length && bytes + cost(order[kept]) <= maxBytes) {
            bytes += cost(order[kept++]);
        }
        if (kept < order.length) {
            limit = groups.key(order[kept]);
            keepWhere(Arrays.copyOf(order, kept), row -> true);
        }
    }

    private void keepWhere(int[] order, java.util.function.IntPredicate kept) {
        GroupTable fewer = new GroupTable(width);
        IntStream.of(order).filter(kept).forEach(row -> {
            byte[] bytes = groups.key(row);
            int to = fewer.find(bytes, bytes.length);
            System.arraycopy(groups.values(), row * width, fewer.values(), to * width, width);
        });
        groups = fewer;
    }
}
