package konseki.detect.encryption;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.finding.TimeRange;

/// Bursts of one actor that follow each other. Filled by [EpisodeReader], then read only.
final class Episode {
    private final long actor;
    private final long start;
    private long end;
    private long lastHalf;
    private long files;
    private long largestWindow;
    private long directories;
    private boolean rate;
    private boolean knownCollapse;
    private boolean knownNote;
    private final SortedMap<String, Long> added = new TreeMap<>();
    private final SortedSet<String> collapsed = new TreeSet<>();
    private final SortedSet<String> notes = new TreeSet<>();

    Episode(long actor, Half first) {
        this.actor = actor;
        this.start = first.first();
        this.end = first.last();
        this.lastHalf = first.number() - 1;
    }

    /// Adds what a window showed.
    void add(Half window, Burst burst) {
        largestWindow = Math.max(largestWindow, window.files());
        rate |= burst.rate();
        knownCollapse |= burst.knownCollapse();
        knownNote |= burst.knownNote();
        collapsed.addAll(burst.collapsed());
        notes.addAll(burst.notes());
    }

    /// Adds the contents of a half, once.
    void add(Half half) {
        if (half.number() <= lastHalf) {
            return;
        }
        lastHalf = half.number();
        end = Math.max(end, half.last());
        files += half.files();
        directories = Math.max(directories, half.directories().length);
        half.added().forEach((extension, count) -> added.merge(extension, count, Long::sum));
    }

    long actor() {
        return actor;
    }

    boolean isRemote() {
        return FileTables.isRemote(actor);
    }

    TimeRange when() {
        return new TimeRange(start, end);
    }

    long lastHalf() {
        return lastHalf;
    }

    /// Files changed, at most: a file changed in two halves counts twice.
    long filesAtMost() {
        return files;
    }

    /// Files changed, at least: those of the largest window.
    long filesAtLeast() {
        return largestWindow;
    }

    /// Directories touched in one half minute, at most.
    long directories() {
        return directories;
    }

    boolean rate() {
        return rate;
    }

    boolean knownCollapse() {
        return knownCollapse;
    }

    boolean knownNote() {
        return knownNote;
    }

    /// Extensions into which others collapsed.
    SortedSet<String> collapsed() {
        return collapsed;
    }

    /// Files that got that added extension.
    long filesWith(String extension) {
        return added.getOrDefault(extension, 0L);
    }

    /// Names of notes.
    SortedSet<String> notes() {
        return notes;
    }
}
