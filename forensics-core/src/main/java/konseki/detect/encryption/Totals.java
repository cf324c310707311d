package konseki.detect.encryption;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the episodes of one machine add up to.
///
/// @param extensions added extensions into which others collapsed, and how many files got them
record Totals(
        long filesAtLeast,
        long filesAtMost,
        SortedMap<String, Long> extensions,
        TreeSet<String> notes,
        TreeSet<String> actors) {

    static Totals of(List<EpisodeReader.ByActor> episodes) {
        long atLeast = 0;
        long atMost = 0;
        SortedMap<String, Long> extensions = new TreeMap<>();
        TreeSet<String> notes = new TreeSet<>();
        TreeSet<String> actors = new TreeSet<>();
        for (EpisodeReader.ByActor named : episodes) {
            Episode episode = named.episode();
            atLeast = Math.max(atLeast, episode.filesAtLeast());
            atMost += episode.filesAtMost();
            episode.collapsed()
                    .forEach(extension -> extensions.merge(extension, episode.filesWith(extension), Long::sum));
            notes.addAll(episode.notes());
            actors.add(named.actor().shown());
        }
        return new Totals(atLeast, atMost, extensions, notes, actors);
    }

    /// The extension that most files got.
    String mostUsed() {
        return extensions.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
