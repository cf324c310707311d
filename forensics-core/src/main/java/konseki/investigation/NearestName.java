package konseki.investigation;

import java.util.Collection;

/// What somebody who wrote an unknown name may have meant.
final class NearestName {

    private NearestName() {}

    /// A sentence that corrects: the one known name that is close, else all of them.
    static String advice(String unknown, Collection<String> known) {
        if (known.isEmpty()) {
            return "None is known here; delete it.";
        }
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(unknown, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return least <= Math.max(2, nearest.length() / 3)
                ? "Did you mean \"" + nearest + "\"?"
                : "Known here: " + String.join(", ", known) + ".";
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; of a name longer than any
    /// known one, only its length counts.
    static int distance(String a, String b) {
        if (a.length() > 64) {
            return a.length();
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int k = 0; k <= b.length(); k++) {
                rows[i][k] = i == 0 ? k : k == 0 ? i : step(rows, a, b, i, k);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int k) {
        char x = Character.toLowerCase(a.charAt(i - 1));
        char y = Character.toLowerCase(b.charAt(k - 1));
        int best = rows[i - 1][k - 1] + (x == y ? 0 : 1);
        best = Math.min(best, Math.min(rows[i - 1][k], rows[i][k - 1]) + 1);
        boolean swapped = i > 1 && k > 1 && a.charAt(i - 1) == b.charAt(k - 2) && a.charAt(i - 2) == b.charAt(k - 1);
        return swapped ? Math.min(best, rows[i - 2][k - 2] + 1) : best;
    }
}
