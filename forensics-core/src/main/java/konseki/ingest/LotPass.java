package konseki.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import konseki.detect.Observer;
import konseki.evidence.ChunkPool;
import konseki.evidence.MemberReader;
import konseki.parse.Payloads;

/// What the workers of one pass share. Safe to share.
final class LotPass {
    private final Lot lot;
    private final ScanSettings settings;
    private final Readers readers;
    private final ChunkPool pool;
    private final Map<Integer, MemberReader.Summary> summaries = new ConcurrentHashMap<>();

    LotPass(Lot lot, ScanSettings settings) {
        this.lot = lot;
        this.settings = settings;
        this.readers = new Readers(lot, settings.limits(), settings.readBytes());
        this.pool = new ChunkPool(2 * settings.workers(), settings.readBytes());
    }

    List<Observer> observers() {
        return settings.observers();
    }

    Payloads payloads() {
        return settings.payloads();
    }

    Readers readers() {
        return readers;
    }

    ChunkPool pool() {
        return pool;
    }

    int members() {
        return lot.members().size();
    }

    String id(int member) {
        return lot.members().get(member).member().id();
    }

    String name(int member) {
        return lot.members().get(member).member().name();
    }

    void progress(long bytes, int member) {
        settings.progress().read(bytes, name(member));
    }

    /// @throws ScanCancelledException if the caller wants no more
    void checkNotCancelled() throws ScanCancelledException {
        if (settings.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new ScanCancelledException();
        }
    }

    void memberEnded(MemberReader reader) throws IOException {
        if (readers.ended(reader)) {
            summaries.put(reader.ordinal(), reader.summary());
        }
    }

    MemberReader.Summary summary(int member) {
        MemberReader.Summary summary = summaries.get(member);
        if (summary == null) {
            throw new IllegalStateException(name(member) + " was not read to its end");
        }
        return summary;
    }
}
