package konseki.detect.encryption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.SortedRows;
import konseki.event.IpAddress;

/// Finds the episodes of all actors: each half minute alone and with the one before it, so that every burst of up to
/// half a minute lies whole in a window of one. Stateless.
final class EpisodeReader {
    private final EncryptionRules rules;
    private final BurstRule rule;

    EpisodeReader(EncryptionRules rules, Families families, OrdinaryExtensions ordinary) {
        this.rules = rules;
        this.rule = new BurstRule(rules, families, ordinary);
    }

    /// An episode and whose it is.
    record ByActor(Actor actor, Episode episode) {}

    /// Episodes in the order of their actors' names, then of time.
    List<ByActor> read(SortedRows rows) {
        List<Episode> episodes = episodes(rows);
        Map<Long, Actor> actors = actors(rows, episodes);
        List<ByActor> named = new ArrayList<>();
        for (Episode episode : episodes) {
            Actor actor = actors.get(episode.actor());
            if (actor != null) {
                named.add(new ByActor(actor, episode));
            }
        }
        named.sort(Comparator.<ByActor, String>comparing(n -> n.actor().host())
                .thenComparing(n -> n.actor().program())
                .thenComparing(n -> n.actor().client())
                .thenComparing(n -> n.actor().account())
                .thenComparingLong(n -> n.episode().when().from()));
        return named;
    }

    private List<Episode> episodes(SortedRows rows) {
        List<Episode> episodes = new ArrayList<>();
        try (HalfReader reader = new HalfReader(rows)) {
            Optional<Half> before = Optional.empty();
            long actor = 0;
            while (reader.next()) {
                if (reader.actor() != actor) {
                    before = Optional.empty();
                    actor = reader.actor();
                }
                Half half = reader.half();
                if (before.isPresent() && before.get().number() == half.number() - 1) {
                    judge(actor, before.get(), half, episodes);
                }
                judge(actor, half, half, episodes);
                before = Optional.of(half);
            }
        }
        return episodes;
    }

    /// Judges the window from one half to another, which may be the same.
    private void judge(long actor, Half first, Half last, List<Episode> episodes) {
        Half window = first == last ? first : first.and(last);
        Burst burst = rule.of(window, FileTables.isRemote(actor));
        if (burst.isAny()) {
            Episode episode = current(actor, first, episodes);
            episode.add(window, burst);
            episode.add(first);
            episode.add(last);
        }
    }

    private Episode current(long actor, Half half, List<Episode> episodes) {
        if (!episodes.isEmpty()) {
            Episode last = episodes.getLast();
            boolean near = half.number() - last.lastHalf() <= rules.episodeGapNanos() / FileTables.HALF + 1;
            if (last.actor() == actor && near) {
                return last;
            }
        }
        Episode started = new Episode(actor, half);
        episodes.add(started);
        return started;
    }

    private static Map<Long, Actor> actors(SortedRows rows, List<Episode> episodes) {
        TreeSet<Long> wanted = new TreeSet<>();
        episodes.forEach(episode -> wanted.add(episode.actor()));
        Map<Long, Actor> actors = new HashMap<>();
        try (RowCursor cursor = rows.rows(FileTables.ACTORS)) {
            while (!wanted.isEmpty() && cursor.next()) {
                KeyReader key = cursor.key();
                long hash = key.number();
                if (wanted.contains(hash)) {
                    String host = key.text();
                    String program = key.text();
                    long high = key.ipHigh();
                    long low = key.ipLow();
                    String client = (high | low) == 0 ? "" : IpAddress.format(high, low);
                    actors.putIfAbsent(hash, new Actor(host, program, client, key.text()));
                }
            }
        }
        return actors;
    }
}
