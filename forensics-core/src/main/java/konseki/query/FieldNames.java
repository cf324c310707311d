package konseki.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import konseki.event.Field;
import konseki.event.VirtualField;

/// The names a query may use, and those nearest to one it may not.
final class FieldNames {
    private static final int SHOWN = 3;

    private FieldNames() {}

    private record Candidate(String name, int distance) {}

    /// At most three, nearest first.
    static List<String> nearest(String written) {
        String wanted = clip(written)
                .toLowerCase(Locale.ROOT)
                .replace('_', '.')
                .replace("src", "source")
                .replace("dst", "destination");
        return all().stream()
                .map(name -> new Candidate(name, distance(wanted, name)))
                .filter(candidate -> candidate.distance <= Math.max(2, candidate.name.length() / 2))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SHOWN)
                .map(Candidate::name)
                .toList();
    }

    private static String clip(String text) {
        return text.substring(0, Math.min(64, text.length()));
    }

    private static List<String> all() {
        List<String> names = new ArrayList<>();
        Field.all().forEach(field -> names.add(field.ecsName()));
        VirtualField.all().forEach(field -> names.add(field.queryName()));
        return names;
    }

    /// Edits (insert, delete, replace, swap neighbours) from one to the other.
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
