package konseki.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/// Writes the index of one lot: one Lucene writer shared by all workers, one commit. Safe to share.
///
/// Segments merge by size, ten of a tier, up to 2 GB, on one thread: without merging a terabyte leaves a thousand
/// segments, with a full merge every event costs twice as much.
public final class PartialIndexWriter implements Closeable {
    static final String VERSION_KEY = "konseki.schema";
    static final String UNINDEXED_KEY = "konseki.unindexed";

    private final Directory directory;
    private final IndexWriter writer;
    private final AtomicLong unindexedFields = new AtomicLong();

    private PartialIndexWriter(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /// Begins an index in an empty folder, with a buffer of an eighth of the heap, at most 64 MB.
    public static PartialIndexWriter create(Path folder) throws IOException {
        return create(folder, Math.min(64.0, Runtime.getRuntime().maxMemory() / 8.0 / (1 << 20)));
    }

    static PartialIndexWriter create(Path folder, double bufferMegabytes) throws IOException {
        Directory directory = new MMapDirectory(folder);
        try {
            return new PartialIndexWriter(directory, new IndexWriter(directory, config(bufferMegabytes)));
        } catch (IOException | RuntimeException broken) {
            directory.close();
            throw broken;
        }
    }

    private static IndexWriterConfig config(double bufferMegabytes) {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setSegmentsPerTier(10);
        merges.setMaxMergedSegmentMB(2048);
        merges.setNoCFSRatio(0);
        ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
        scheduler.setMaxMergesAndThreads(6, 1);
        scheduler.disableAutoIOThrottle();
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB(bufferMegabytes);
        config.setUseCompoundFile(false);
        config.setCommitOnClose(false);
        config.setMergePolicy(merges);
        config.setMergeScheduler(scheduler);
        config.setIndexSort(new Sort(
                new SortField(Schema.MEMBER, SortField.Type.LONG), new SortField(Schema.OFFSET, SortField.Type.LONG)));
        return config;
    }

    /// A sink for one worker.
    public IndexSink newSink() {
        return new IndexSink(writer, unindexedFields);
    }

    /// Writes the buffer out as a segment.
    void flush() throws IOException {
        writer.flush();
    }

    /// Ends the index; all sinks are done. Running merges are waited for.
    public void commit() throws IOException {
        writer.setLiveCommitData(Map.of(
                        VERSION_KEY,
                        Integer.toString(Schema.VERSION),
                        UNINDEXED_KEY,
                        Long.toString(unindexedFields.get()))
                .entrySet());
        writer.commit();
    }

    /// Releases the folder; without [#commit] its content is lost.
    @Override
    public void close() throws IOException {
        try (directory) {
            writer.close();
        }
    }
}
