package konseki.detect.encryption;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.detect.WordScan;
import konseki.event.Slice;

/// Decides what a window of up to a minute shows. Stateless.
final class BurstRule {
    private static final WordScan NOTE_WORDS = WordScan.of(
            "read", "lock", "recover", "decrypt", "restore", "how", "ransom", "instruction", "warning", "files");

    /// Names that programs and people give to files that are no notes.
    private static final Set<String> ORDINARY_NOTES = Set.of(
            "readme.txt",
            "readme.html",
            "readme.htm",
            "readme.rtf",
            "readme.pdf",
            "read me.txt",
            "thirdpartynotices.txt",
            "blocklist.txt",
            "block.txt",
            "lock.txt",
            "howto.txt",
            "howto.html");

    private final EncryptionRules rules;
    private final Families families;
    private final OrdinaryExtensions ordinary;

    BurstRule(EncryptionRules rules, Families families, OrdinaryExtensions ordinary) {
        this.rules = rules;
        this.families = families;
        this.ordinary = ordinary;
    }

    Burst of(Half window, boolean remote) {
        if (window.files() < rules.noteDirectories()) {
            return Burst.NONE;
        }
        boolean rate = remote
                ? window.files() >= rules.smbFiles()
                : window.files() >= rules.rateFiles() && window.directories().length >= rules.rateDirectories();
        SortedMap<String, Long> added = window.added();
        Set<String> collapsed = new TreeSet<>();
        boolean knownCollapse = false;
        for (Map.Entry<String, Long> entry : added.entrySet()) {
            boolean known = families.isKnownExtension(entry.getKey());
            if (known ? entry.getValue() >= rules.knownExtensionFiles() : collapses(window, entry)) {
                collapsed.add(entry.getKey());
                knownCollapse |= known;
            }
        }
        Set<String> notes = new TreeSet<>();
        boolean knownNote = false;
        for (Map.Entry<String, long[]> entry : window.notes().entrySet()) {
            boolean known = families.isKnownNote(entry.getKey(), added.keySet());
            if (isLeftEverywhere(window, entry.getValue().length) && (known || looksLikeNote(entry.getKey()))) {
                notes.add(entry.getKey());
                knownNote |= known;
            }
        }
        return new Burst(rate, collapsed, knownCollapse, notes, knownNote);
    }

    private boolean isLeftEverywhere(Half window, int directories) {
        return directories >= rules.noteDirectories()
                && directories * 100L >= (long) window.directories().length * rules.noteSharePercent();
    }

    private static boolean looksLikeNote(String name) {
        return !ORDINARY_NOTES.contains(name) && NOTE_WORDS.in(Slice.of(name)) != 0;
    }

    /// Many extensions became one that nobody uses.
    private boolean collapses(Half window, Map.Entry<String, Long> candidate) {
        long count = candidate.getValue();
        if (count < rules.collapseFiles()) {
            return false;
        }
        SortedMap<String, Long> olds = new TreeMap<>();
        SortedMap<String, Long> news = new TreeMap<>();
        long all = 0;
        for (Map.Entry<Half.Pair, Long> entry : window.pairs().entrySet()) {
            Half.Pair pair = entry.getKey();
            if (pair.added().equals(candidate.getKey()) && ordinary.contains(pair.extension())) {
                return false;
            }
            olds.merge(pair.old(), entry.getValue(), Long::sum);
            news.merge(pair.added(), entry.getValue(), Long::sum);
            all += entry.getValue();
        }
        return count * 100 >= all * rules.collapseSharePercent()
                && oldExtensions(window, candidate.getKey()) >= rules.collapseOldExtensions()
                && millibits(olds, all) - millibits(news, all) >= rules.collapseMillibits();
    }

    private static long oldExtensions(Half window, String added) {
        return window.pairs().keySet().stream()
                .filter(pair -> pair.added().equals(added))
                .map(Half.Pair::old)
                .distinct()
                .count();
    }

    /// Shannon entropy in thousandths of a bit, rounded down.
    private static long millibits(SortedMap<String, Long> counts, long all) {
        double bits = 0;
        for (long count : counts.values()) {
            double share = (double) count / all;
            bits -= share * StrictMath.log(share);
        }
        return (long) (bits / StrictMath.log(2) * 1000);
    }
}
