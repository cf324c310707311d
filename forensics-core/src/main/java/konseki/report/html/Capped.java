package konseki.report.html;

import java.util.List;

/// The first elements of a list, and how many more there are. Immutable.
///
/// @param key of finding.json that holds all of them
record Capped<T>(List<T> shown, int all, String key) {

    static <T> Capped<T> of(List<T> list, int most, String key) {
        return new Capped<>(list.subList(0, Math.min(most, list.size())), list.size(), key);
    }

    boolean isEmpty() {
        return all == 0;
    }

    int more() {
        return all - shown.size();
    }

    /// What prints the others.
    String command() {
        return "jq '." + key + "[" + shown.size() + ":]' finding.json";
    }
}
