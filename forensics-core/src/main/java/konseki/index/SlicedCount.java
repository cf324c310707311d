package konseki.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import konseki.query.Aggregator;

/// Counts hits from columns on several threads: each takes the next slice of a segment until none is left, and counts
/// into an aggregator of its own. They are added up at the end, which gives the same in any order.
final class SlicedCount {
    /// Beyond this the groups of all threads together would not fit the usual heap.
    private static final int MAX_THREADS = 4;

    private final List<Slice> slices;
    private final AtomicInteger next = new AtomicInteger();

    private SlicedCount(List<Slice> slices) {
        this.slices = slices;
    }

    /// Some documents of one segment.
    interface Slice {
        /// Their hits, for the calling thread.
        SegmentHits hits() throws IOException;
    }

    static void add(List<Slice> slices, Aggregator into, int threads) throws IOException {
        SlicedCount count = new SlicedCount(slices);
        int workers = Math.min(Math.min(threads, MAX_THREADS), slices.size());
        if (workers <= 1) {
            count.countInto(into);
        } else {
            count.countInto(into, workers);
        }
    }

    private void countInto(Aggregator into, int workers) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Aggregator>> parts = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                Aggregator own = into.empty();
                parts.add(threads.submit(() -> countInto(own)));
            }
            for (Future<Aggregator> part : parts) {
                into.add(part.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while counting");
        } catch (ExecutionException e) {
            throw new IOException("cannot count from the index: " + e.getCause(), e);
        }
    }

    private Aggregator countInto(Aggregator into) throws IOException {
        for (int i = next.getAndIncrement(); i < slices.size(); i = next.getAndIncrement()) {
            SegmentHits hits = slices.get(i).hits();
            while (hits.next()) {
                into.add(hits.event());
            }
        }
        return into;
    }
}
