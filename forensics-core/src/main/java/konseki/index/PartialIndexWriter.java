package konseki.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/// Writes the index of one lot; the workers share it, each by a sink of its own, and it is committed once.
///
/// Merging is by size, ten segments to a tier, up to 2 GB: merging everything would cost almost as much again as
/// indexing.
public final class PartialIndexWriter implements Closeable {
    private static final double MAX_BUFFER_MB = 64;
    private static final double MAX_SEGMENT_MB = 2048;

    private final Directory directory;
    private final IndexWriter writer;

    /// @param folder made if it does not exist
    public PartialIndexWriter(Path folder) throws IOException {
        TieredMergePolicy merging = new TieredMergePolicy();
        merging.setSegmentsPerTier(10);
        merging.setMaxMergedSegmentMB(MAX_SEGMENT_MB);
        merging.setNoCFSRatio(0);
        double heapMb = Runtime.getRuntime().maxMemory() / (1024.0 * 1024.0);
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB(Math.min(MAX_BUFFER_MB, heapMb / 8));
        config.setUseCompoundFile(false);
        config.setMergePolicy(merging);
        config.setCheckPendingFlushUpdate(false);
        config.setCommitOnClose(false);
        directory = new MMapDirectory(folder);
        writer = new IndexWriter(directory, config);
    }

    /// For one worker.
    public IndexSink newSink() {
        return new IndexSink(writer);
    }

    /// Ends the index.
    public void commit() throws IOException {
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
