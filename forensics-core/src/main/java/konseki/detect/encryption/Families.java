package konseki.detect.encryption;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Families of ransomware by what they leave: `families.tsv` beside this class. Immutable.
///
/// A candidate's evidence is added up: extension 50, name of the note 40, traces in the event log 20; what other
/// families
/// use as well counts 5. It is *identified* from 70 on with two kinds of evidence; anything else is a candidate only.
final class Families {
    static final Families BUILT_IN = new Families(Resource.lines("families.tsv"));

    private static final int EXTENSION = 50;
    private static final int NOTE = 40;
    private static final int TRACE = 20;
    private static final int SHARED = 5;
    private static final int IDENTIFIED = 70;
    private static final int MOST_CANDIDATES = 3;
    private static final String ADDED = "<ext>";

    private final List<Family> families;

    private record Family(String name, List<String> extensions, List<String> notes, List<String> traces) {}

    /// @param evidence 0 to 100
    record Candidate(String name, int evidence, boolean identified) {}

    private Families(List<String> lines) {
        List<Family> read = new ArrayList<>();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 4) {
                throw new IllegalStateException("families.tsv: \"" + line + "\" has no four columns");
            }
            read.add(new Family(columns[0], list(columns[1]), list(columns[2]), list(columns[3])));
        }
        families = List.copyOf(read);
    }

    private static List<String> list(String column) {
        return column.equals("-") ? List.of() : List.of(column.split("\\|"));
    }

    /// Whether one family alone adds it: `lockbit`, `id[*].[*].eight`.
    boolean isKnownExtension(String added) {
        return families.stream()
                .flatMap(family -> family.extensions().stream())
                .anyMatch(pattern -> !isShared(pattern) && Glob.fits(pattern, added));
    }

    /// Whether one family alone names its note so.
    ///
    /// @param note  name of the file, folded
    /// @param added extensions seen with it
    boolean isKnownNote(String note, Collection<String> added) {
        return families.stream()
                .flatMap(family -> family.notes().stream())
                .anyMatch(pattern -> !isShared(pattern) && fitsNote(pattern, note, added));
    }

    private static boolean fitsNote(String pattern, String note, Collection<String> added) {
        if (!pattern.contains(ADDED)) {
            return Glob.fits(pattern, note);
        }
        return added.stream().anyMatch(extension -> Glob.fits(pattern.replace(ADDED, extension), note));
    }

    private static boolean isShared(String pattern) {
        return pattern.startsWith("~");
    }

    /// The families that fit best, at most three.
    ///
    /// @param added  extensions that were added
    /// @param notes  names of notes, folded
    /// @param traces of `families.tsv`: rm, backup, vss
    List<Candidate> candidates(Collection<String> added, Collection<String> notes, Set<String> traces) {
        return families.stream()
                .map(family -> candidate(family, added, notes, traces))
                .filter(candidate -> candidate.evidence() >= NOTE)
                .sorted(Comparator.comparingInt(Candidate::evidence).reversed().thenComparing(Candidate::name))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static Candidate candidate(
            Family family, Collection<String> added, Collection<String> notes, Set<String> traces) {
        boolean repeats = family.notes().stream()
                .filter(pattern -> pattern.contains(ADDED))
                .anyMatch(pattern -> notes.stream().anyMatch(note -> fitsNote(pattern, note, added)));
        int extension = strongest(
                family.extensions(),
                EXTENSION,
                repeats,
                pattern -> added.stream().anyMatch(suffix -> Glob.fits(pattern, suffix)));
        int note = strongest(
                family.notes(),
                NOTE,
                false,
                pattern -> notes.stream().anyMatch(name -> fitsNote(pattern, name, added)));
        int trace = family.traces().stream().anyMatch(traces::contains) ? TRACE : 0;
        int evidence = Math.min(100, extension + note + (extension + note > 0 ? trace : 0));
        int kinds = (extension >= EXTENSION ? 1 : 0) + (note >= NOTE ? 1 : 0) + (trace > 0 ? 1 : 0);
        return new Candidate(family.name(), evidence, evidence >= IDENTIFIED && kinds >= 2);
    }

    /// @param linked whether a note proves a random extension to be the family's
    private static int strongest(
            List<String> patterns, int full, boolean linked, java.util.function.Predicate<String> fits) {
        int best = 0;
        for (String pattern : patterns) {
            String plain = isShared(pattern) ? pattern.substring(1) : pattern;
            if (fits.test(plain)) {
                best = Math.max(best, isShared(pattern) && !linked ? SHARED : full);
            }
        }
        return best;
    }
}
