package konseki.detect.encryption;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one actor did in one half minute. Immutable.
///
/// @param number   of the half since 1970
/// @param newFiles hashes of files written or renamed, sorted
/// @param deleted  hashes of files deleted, sorted
/// @param directories hashes, sorted
/// @param pairs    how often one extension became another
/// @param notes    text files by name: hashes of the directories, sorted
record Half(
        long number,
        long written,
        long renamed,
        long first,
        long last,
        long[] newFiles,
        long[] deleted,
        long[] directories,
        SortedMap<Pair, Long> pairs,
        SortedMap<String, long[]> notes) {

    /// @param added the added part of the name: `lockbit`, `id[*].[*].eight`
    record Pair(String old, String extension, String added) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byAdded = added.compareTo(other.added);
            return byAdded != 0 ? byAdded : old.compareTo(other.old);
        }
    }

    /// Distinct files: as many as were written or renamed, or as many as were deleted, whichever is more; an encryptor
    /// that writes a new file and deletes the old one touches one.
    private static long distinct(long[] newFiles, long[] deleted) {
        return Math.max(newFiles.length, deleted.length);
    }

    long files() {
        return distinct(newFiles, deleted);
    }

    /// Files that got an added extension, by it.
    SortedMap<String, Long> added() {
        SortedMap<String, Long> counts = new TreeMap<>();
        pairs.forEach((pair, count) -> {
            if (!pair.old().equals(pair.extension())) {
                counts.merge(pair.added(), count, Long::sum);
            }
        });
        return counts;
    }

    /// This half and the one after it: a window of a minute.
    Half and(Half next) {
        SortedMap<Pair, Long> allPairs = new TreeMap<>(pairs);
        next.pairs.forEach((pair, count) -> allPairs.merge(pair, count, Long::sum));
        SortedMap<String, long[]> allNotes = new TreeMap<>(notes);
        next.notes.forEach((name, where) -> allNotes.merge(name, where, Half::union));
        return new Half(
                number,
                written + next.written,
                renamed + next.renamed,
                Math.min(first, next.first),
                Math.max(last, next.last),
                union(newFiles, next.newFiles),
                union(deleted, next.deleted),
                union(directories, next.directories),
                allPairs,
                allNotes);
    }

    /// The union of two sorted sets.
    private static long[] union(long[] a, long[] b) {
        long[] all = new long[a.length + b.length];
        int i = 0;
        int k = 0;
        int end = 0;
        while (i < a.length || k < b.length) {
            long next;
            if (k == b.length || i < a.length && a[i] < b[k]) {
                next = a[i++];
            } else {
                next = b[k++];
            }
            if (end == 0 || all[end - 1] != next) {
                all[end++] = next;
            }
        }
        return Arrays.copyOf(all, end);
    }
}
