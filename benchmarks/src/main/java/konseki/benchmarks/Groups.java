package konseki.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.Main;

/// Runs the JMH benchmarks of a named group, or all: with `-prof gc`, as JSON in `GROUP.json` and as a table on the
/// terminal. Options of JMH may follow (`-p kind=SQUID`, `-f 3`, `-prof perfnorm`); without a known group everything
/// goes to JMH as it is.
public final class Groups {
    private static final Map<String, String> CLASSES = new TreeMap<>(Map.of(
            "parse", "LogParse|EvtxParse",
            "loop", "FusedLoop",
            "index", "IndexWrite",
            "state", "StateTables",
            "predicate", "PredicateTest",
            "query", "CaseQueries",
            "all", "konseki.benchmarks"));

    private Groups() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.describe());
        String first = arguments.length == 0 ? "" : arguments[0].toLowerCase(Locale.ROOT);
        String classes = CLASSES.get(first);
        if (classes == null) {
            System.out.println("groups: " + String.join(", ", CLASSES.keySet()) + "; otherwise options of JMH");
            Main.main(arguments);
            return;
        }
        List<String> options = new ArrayList<>(List.of(classes, "-prof", "gc", "-rf", "json", "-rff", first + ".json"));
        options.addAll(Arrays.asList(arguments).subList(1, arguments.length));
        Main.main(options.toArray(String[]::new));
    }
}
