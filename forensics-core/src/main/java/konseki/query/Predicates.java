package konseki.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import konseki.event.Event;

/// Many queries asked of the same events. Belongs to one thread; allocates nothing per event.
///
/// Queries whose first clauses are equal share them: the clauses form a tree with a query at the end of each path, so
/// an event outside a window, or of another asset, is decided once for all the queries that begin so. Says of each
/// query what its [Predicate] says.
public final class Predicates {
    private final QueryContext context;
    private final Branch root = new Branch();
    private int count;

    public Predicates(QueryContext context) {
        this.context = context;
    }

    /// Adds a query.
    ///
    /// @return its number, from 0 on in the order of adding
    public int add(Query query) {
        List<Query> clauses = new ArrayList<>();
        addClauses(query, clauses);
        Branch branch = root;
        for (Query clause : clauses) {
            branch = branch.next.computeIfAbsent(clause, _ -> new Branch());
        }
        branch.ends = Arrays.copyOf(branch.ends, branch.ends.length + 1);
        branch.ends[branch.ends.length - 1] = count;
        return count++;
    }

    private static void addClauses(Query query, List<Query> clauses) {
        if (query instanceof Query.And(List<Query> parts)) {
            parts.forEach(part -> addClauses(part, clauses));
        } else {
            clauses.add(query);
        }
    }

    public int count() {
        return count;
    }

    /// Gives the number of every query that finds the event to `found`, in no particular order.
    public void find(Event event, IntConsumer found) {
        root.find(event, found, context);
    }

    /// What queries that share all clauses so far go on with. Compiled when first asked.
    private static final class Branch {
        private final Map<Query, Branch> next = new LinkedHashMap<>();
        private int[] ends = {};
        private Predicate[] clauses = {};
        private Branch[] branches = {};

        void find(Event event, IntConsumer found, QueryContext context) {
            for (int end : ends) {
                found.accept(end);
            }
            if (clauses.length < next.size()) {
                clauses = next.keySet().stream()
                        .map(clause -> Predicate.of(clause, context))
                        .toArray(Predicate[]::new);
                branches = next.values().toArray(Branch[]::new);
            }
            for (int i = 0; i < clauses.length; i++) {
                if (clauses[i].test(event)) {
                    branches[i].find(event, found, context);
                }
            }
        }
    }
}
