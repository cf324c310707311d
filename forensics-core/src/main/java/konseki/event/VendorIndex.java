package konseki.event;

import java.util.Arrays;

/// Chains of vendor fields by the hash of their name, for one record. Belongs to one thread.
final class VendorIndex {
    private final int[] heads = new int[256];
    private int[] nexts = new int[64];

    void clear(int count) {
        Arrays.fill(heads, -1);
        if (nexts.length < count) {
            nexts = new int[Math.max(count, 2 * nexts.length)];
        }
    }

    /// Later calls stand before earlier ones in the chain.
    void put(int hash, int index) {
        int bucket = hash & heads.length - 1;
        nexts[index] = heads[bucket];
        heads[bucket] = index;
    }

    int first(int hash) {
        return heads[hash & heads.length - 1];
    }

    int next(int index) {
        return nexts[index];
    }
}
