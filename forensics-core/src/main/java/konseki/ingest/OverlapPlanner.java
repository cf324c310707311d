package konseki.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import konseki.evidence.EvidenceLimits;
import konseki.parse.NumberedUnits;

/// Finds records of numbered logs that stand in several files: a log saved twice at different times, a live log and its
/// archive, an export of either. Each counts once, in the file whose last number of that log is lowest, at equal
/// numbers in the one with the lower id; the order of reading decides nothing.
///
/// A record is the same if computer, channel, number and all its fields are. Another content under one number is
/// another life of the log (cleared, restored): both count.
///
/// Cost: nothing for logs of which there is one file. Files that begin with records of one (computer, channel) are read
/// once more; only chunks whose numbers overlap are decoded.
final class OverlapPlanner {
    private final EvidenceLimits limits;

    OverlapPlanner(EvidenceLimits limits) {
        this.limits = limits;
    }

    /// The members with [PlannedMember#copies] set; same order.
    List<PlannedMember> plan(List<PlannedMember> members) {
        List<PlannedMember> planned = new ArrayList<>(members);
        for (List<Integer> group : groups(members)) {
            List<LogStretch> stretches = survey(members, group);
            new OverlapSearch(members, stretches, limits)
                    .copies()
                    .forEach((member, copies) ->
                            planned.set(member, members.get(member).without(copies)));
        }
        return planned;
    }

    /// A file that cannot be read now will say so in the pass.
    private List<LogStretch> survey(List<PlannedMember> members, List<Integer> group) {
        List<LogStretch> stretches = new ArrayList<>();
        LogSurvey survey = new LogSurvey(limits);
        for (int number : group) {
            PlannedMember member = members.get(number);
            Optional<NumberedUnits> units = member.plan().numberedUnits();
            try {
                stretches.addAll(survey.stretches(member, number, units.orElseThrow()));
            } catch (IOException e) {
                stretches.removeIf(stretch -> stretch.member() == number);
            }
        }
        return stretches;
    }

    /// Members that begin with records of one log, by place in the list; only groups of several.
    private static List<List<Integer>> groups(List<PlannedMember> members) {
        Map<Long, Integer> firstOf = new HashMap<>();
        int[] group = new int[members.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            Optional<NumberedUnits> units = members.get(i).plan().numberedUnits();
            if (units.isEmpty()) {
                continue;
            }
            for (long log : LogSurvey.logsInHead(members.get(i), units.get())) {
                Integer first = firstOf.putIfAbsent(log, i);
                if (first != null) {
                    join(group, first, i);
                }
            }
        }
        Map<Integer, TreeSet<Integer>> joined = new TreeMap<>();
        for (int i = 0; i < group.length; i++) {
            joined.computeIfAbsent(root(group, i), _ -> new TreeSet<>()).add(i);
        }
        List<List<Integer>> groups = new ArrayList<>();
        joined.values().stream().filter(set -> set.size() > 1).forEach(set -> groups.add(List.copyOf(set)));
        return groups;
    }

    private static void join(int[] group, int a, int b) {
        int left = root(group, a);
        int right = root(group, b);
        group[Math.max(left, right)] = Math.min(left, right);
    }

    private static int root(int[] group, int member) {
        int root = member;
        while (group[root] != root) {
            root = group[root];
        }
        return root;
    }
}
