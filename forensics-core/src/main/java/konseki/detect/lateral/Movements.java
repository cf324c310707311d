package konseki.detect.lateral;

import java.util.List;
import java.util.function.Consumer;
import konseki.detect.Baseline;
import konseki.detect.KeyReader;
import konseki.detect.RowCursor;
import konseki.detect.Slot;
import konseki.detect.SortedRows;
import konseki.detect.Table;
import konseki.event.IpAddress;
import konseki.event.Slice;
import konseki.event.Timestamp;

/// Regroups all evidence by (source, target, account), canonical, and splits it at the end of the baseline. The rows
/// lie in tables of their own, so memory is bounded by the accounts of one pair of machines.
final class Movements {

    /// (from, to, account, way, source as written, target as written): before, after, first after, last after.
    private static final Table REGROUPED = Table.of("movements", 1, Slot.SUM, Slot.SUM, Slot.MIN, Slot.MAX);

    private final LateralRules rules;
    private final Endpoints endpoints;
    private final Baseline baseline;

    Movements(LateralRules rules, Endpoints endpoints, Baseline baseline) {
        this.rules = rules;
        this.endpoints = endpoints;
        this.baseline = baseline;
    }

    /// Gives every pair of machines that anything after the baseline connects, in the order of their names.
    void forEach(SortedRows rows, Consumer<Pair> consumer) {
        try (SortedRows.Scratch scratch = rows.scratch("lateral-movements", List.of(REGROUPED))) {
            Writer writer = new Writer(scratch);
            writer.edges(rows);
            writer.sessions(rows);
            writer.actions(rows);
            read(scratch.sorted(), consumer);
        }
    }

    private void read(SortedRows sorted, Consumer<Pair> consumer) {
        try (RowCursor cursor = sorted.rows(REGROUPED)) {
            Pair pair = new Pair("", "");
            while (cursor.next()) {
                KeyReader key = cursor.key();
                String from = key.text();
                String to = key.text();
                if (!pair.isOf(from, to)) {
                    give(pair, consumer);
                    pair = new Pair(from, to);
                }
                pair.add(
                        key.text(),
                        Way.at(key.readByte()),
                        key.text(),
                        key.text(),
                        new Pair.Sums(cursor.slot(0), cursor.slot(1), cursor.slot(2), cursor.slot(3)));
            }
            give(pair, consumer);
        }
    }

    private static void give(Pair pair, Consumer<Pair> consumer) {
        if (pair.isAfterBaseline()) {
            consumer.accept(pair);
        }
    }

    /// Writes the rows of all tables into one.
    private final class Writer {
        private static final int SPILL_EVERY = 4096;

        private final SortedRows.Scratch scratch;
        private int written;

        Writer(SortedRows.Scratch scratch) {
            this.scratch = scratch;
        }

        void edges(SortedRows rows) {
            try (RowCursor cursor = rows.rows(DirectWays.EDGES)) {
                while (cursor.next()) {
                    KeyReader key = cursor.key();
                    String sourceAddress = address(key.ipHigh(), key.ipLow());
                    String sourceName = key.text();
                    String targetName = key.text();
                    String targetAddress = address(key.ipHigh(), key.ipLow());
                    write(
                            sourceName.isEmpty() ? sourceAddress : sourceName,
                            targetName.isEmpty() ? targetAddress : targetName,
                            key.text(),
                            Way.at(key.readByte()),
                            cursor.slot(DirectWays.COUNT),
                            cursor.slot(DirectWays.FIRST),
                            cursor.slot(DirectWays.LAST));
                }
            }
        }

        private static String address(long high, long low) {
            return (high | low) == 0 ? "" : IpAddress.format(high, low);
        }

        void sessions(SortedRows rows) {
            try (RowCursor cursor = rows.rows(RemoteActions.SESSIONS)) {
                while (cursor.next()) {
                    KeyReader key = cursor.key();
                    String host = key.text();
                    long time = key.number();
                    key.text(); // the session
                    String source = address(key.ipHigh(), key.ipLow());
                    String account = key.text();
                    if (key.readByte() == RemoteActions.LOGON) {
                        write(source, host, account, Way.LOGON, 1, time, time);
                    }
                }
            }
        }

        void actions(SortedRows rows) {
            try (ActionJoin join = new ActionJoin(rules, rows)) {
                join.forEach(joined -> {
                    if (!joined.source().isEmpty()) {
                        write(
                                joined.source(),
                                joined.host(),
                                joined.account(),
                                joined.way(),
                                1,
                                joined.time(),
                                joined.time());
                    }
                });
            }
        }

        private void write(String source, String target, String account, Way way, long count, long first, long last) {
            String from = endpoints.canonical(source);
            String to = endpoints.canonical(target);
            if (from.equals(to) || !endpoints.isInside(source) || !endpoints.isInside(target)) {
                return;
            }
            // The baseline ends at a full hour, so the hours of a row lie on one side.
            boolean after = Math.floorDiv(first, Timestamp.HOUR) * Timestamp.HOUR >= baseline.end();
            scratch.row(REGROUPED)
                    .key(Slice.of(from))
                    .key(Slice.of(to))
                    .key(Slice.of(withoutRealm(account)))
                    .keyByte(way.ordinal())
                    .key(Slice.of(source))
                    .key(Slice.of(target))
                    .add(after ? 1 : 0, count)
                    .add(2, after ? first : Long.MAX_VALUE)
                    .add(3, after ? last : Long.MIN_VALUE);
            if (++written % SPILL_EVERY == 0) {
                scratch.spillIfOverBudget();
            }
        }

        private static String withoutRealm(String account) {
            int at = account.indexOf('@');
            return at > 0 ? account.substring(0, at) : account;
        }
    }
}
