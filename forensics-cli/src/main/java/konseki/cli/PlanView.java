package konseki.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import konseki.evidence.Owned;
import konseki.evidence.Unread;
import konseki.ingest.PlannedMember;
import konseki.ingest.ScanPlan;

/// What `scan --plan` says: which files would be read, how, and which of their bytes where a part stands in another
/// file as well; which not, and why.
final class PlanView {
    private final ScanPlan plan;

    PlanView(ScanPlan plan) {
        this.plan = plan;
    }

    void write(Terminal terminal, Messages messages) throws IOException {
        TextTable.write(members().withoutEmptyColumns(), terminal);
        if (!plan.unread().isEmpty()) {
            terminal.line("");
            terminal.line(messages.text("plan.unread"));
            for (Unread unread : plan.unread()) {
                String size = unread.size() < 0 ? "" : " (" + Amounts.bytes(unread.size()) + ")";
                terminal.line("  " + unread.name() + size + ": " + messages.translated(unread.reason()));
            }
        }
        list(terminal, messages, "plan.duplicates", plan.duplicates());
        list(terminal, messages, "plan.empty", plan.emptyFiles());
        terminal.line("");
        terminal.line(messages.text(
                "plan.total",
                Amounts.count(plan.members().size()),
                Amounts.bytes(plan.storedBytes()),
                Amounts.count(plan.unread().size())));
    }

    private static void list(Terminal terminal, Messages messages, String key, List<String> names) throws IOException {
        if (!names.isEmpty()) {
            terminal.line("");
            terminal.line(messages.text(key));
            for (String name : names) {
                terminal.line("  " + name);
            }
        }
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("members", RowsJson.of(members()));
        json.put("unread", RowsJson.of(unread()));
        json.put("duplicates", plan.duplicates());
        json.put("empty", plan.emptyFiles());
        json.put("storedBytes", plan.storedBytes());
        return json;
    }

    private Rows members() {
        List<List<Object>> rows = new ArrayList<>();
        for (PlannedMember planned : byName()) {
            rows.add(List.of(
                    planned.member().name(),
                    planned.carrier().name(),
                    (long) planned.certainty(),
                    size(planned.member().size()),
                    planned.owned().equals(Owned.ALL) ? "" : planned.owned().canonical()));
        }
        return new Rows(List.of("file", "format", "certainty", "bytes", "owned"), rows);
    }

    private List<PlannedMember> byName() {
        return plan.members().stream()
                .sorted(Comparator.comparing(planned -> planned.member().name()))
                .toList();
    }

    private Rows unread() {
        List<List<Object>> rows = new ArrayList<>();
        for (Unread unread : plan.unread()) {
            rows.add(List.of(unread.name(), size(unread.size()), unread.reason()));
        }
        return new Rows(List.of("file", "bytes", "reason"), rows);
    }

    /// Of a compressed stream the size is not known before it was read.
    private static Object size(long bytes) {
        return bytes < 0 ? "" : (Object) bytes;
    }
}
