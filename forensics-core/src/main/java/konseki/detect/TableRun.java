package konseki.detect;

/// The rows of a table in memory, in key order. The table must not change meanwhile.
final class TableRun implements SortedRun {
    private final StateTable table;
    private final int[] order;
    private int next;
    private int row;

    TableRun(StateTable table) {
        this.table = table;
        this.order = table.sorted();
    }

    @Override
    public boolean next() {
        if (next == order.length) {
            return false;
        }
        row = order[next++];
        return true;
    }

    @Override
    public byte[] key() {
        return table.keys();
    }

    @Override
    public int keyFrom() {
        return table.keyStart(row);
    }

    @Override
    public int keyLength() {
        return table.keyEnd(row) - table.keyStart(row);
    }

    @Override
    public long slot(int index) {
        return table.value(row, index);
    }

    @Override
    public void close() {}
}
