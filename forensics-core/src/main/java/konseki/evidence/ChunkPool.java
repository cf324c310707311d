package konseki.evidence;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A fixed number of chunks; waiting for one is the back-pressure of a scan. Safe to share.
public final class ChunkPool {

    /// What one read takes: 4 MiB less an array's header, since a full 4 MiB costs G1 a fifth more at small heaps.
    public static final int DEFAULT_READ_BYTES = (4 << 20) - 16;

    private final BlockingQueue<Chunk> free;

    public ChunkPool(int chunks, int readBytes) {
        free = new ArrayBlockingQueue<>(chunks);
        for (int i = 0; i < chunks; i++) {
            free.add(new Chunk(readBytes));
        }
    }

    public Chunk borrow() throws InterruptedException {
        return free.take();
    }

    public void giveBack(Chunk chunk) {
        free.add(chunk);
    }
}
