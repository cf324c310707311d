package konseki.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import konseki.event.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRunsTest {
    private static final Table TABLE = Table.of("t", 1, Slot.SUM, Slot.MIN, Slot.MAX, Slot.OR);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} workers, budget {1} bytes")
    @CsvSource({"1, 1000000000", "1, 1", "3, 1000000000", "3, 1", "8, 200000"})
    void givesTheSameRowsHoweverTheyWereSplitAndSpilled(int workers, long budget) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<WorkerState> states = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            states.add(new WorkerState("d", List.of(TABLE), folder, w, budget));
        }
        Map<String, long[]> expected = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            String text = "key" + "x".repeat(random.nextInt(4)) + random.nextInt(900);
            long number = random.nextInt(-3, 4);
            long value = random.nextInt(1000);
            states.get(random.nextInt(workers))
                    .row(TABLE)
                    .key(Slice.of(text))
                    .key(number)
                    .add(0, value)
                    .add(1, value)
                    .add(2, value)
                    .add(3, 1L << value % 60);
            long[] row = expected.computeIfAbsent(
                    text + "\0" + (number + 5), k -> new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE, 0});
            row[0] += value;
            row[1] = Math.min(row[1], value);
            row[2] = Math.max(row[2], value);
            row[3] |= 1L << value % 60;
            if (i % 1000 == 0) {
                states.get(random.nextInt(workers)).spillIfOverBudget();
            }
        }

        StateRuns.merge(states, folder);

        assertThat(texts(read(folder))).isEqualTo(texts(expected));
        assertThat(folder.toFile().list()).containsExactly("d.t.run");
    }

    private static Map<String, String> texts(Map<String, long[]> rows) {
        Map<String, String> texts = new TreeMap<>();
        rows.forEach((key, row) -> texts.put(key, java.util.Arrays.toString(row)));
        return texts;
    }

    /// Rows by key; they must come in the order of the keys.
    private static Map<String, long[]> read(Path folder) {
        Map<String, long[]> rows = new TreeMap<>();
        String last = "";
        try (RowCursor cursor = new StateRuns("d", List.of(folder), folder).rows(TABLE)) {
            while (cursor.next()) {
                String key = cursor.key().text() + "\0" + (cursor.key().number() + 5);
                assertThat(last).isLessThan(key);
                last = key;
                rows.put(key, new long[] {cursor.slot(0), cursor.slot(1), cursor.slot(2), cursor.slot(3)});
            }
        }
        return rows;
    }

    @Test
    void mergesSeveralFoldersAsOne() throws IOException {
        Path a = Files.createDirectory(folder.resolve("a"));
        Path b = Files.createDirectory(folder.resolve("b"));
        for (Path part : List.of(a, b)) {
            WorkerState state = new WorkerState("d", List.of(TABLE), part, 0, 1000);
            state.row(TABLE)
                    .key(Slice.of("k"))
                    .key(1)
                    .add(0, 20)
                    .add(1, 5)
                    .add(2, 7)
                    .add(3, 1);
            StateRuns.merge(List.of(state), part);
        }
        try (RowCursor cursor = new StateRuns("d", List.of(a, b), folder).rows(TABLE)) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.slot(0)).isEqualTo(40);
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void findsEveryFlippedBit() throws IOException {
        WorkerState state = new WorkerState("d", List.of(TABLE), folder, 0, 1000);
        for (int i = 0; i < 20; i++) {
            state.row(TABLE)
                    .key(Slice.of("key" + i))
                    .key(i)
                    .add(0, i * 1000L)
                    .add(1, 5)
                    .add(2, 7)
                    .add(3, 1);
        }
        StateRuns.merge(List.of(state), folder);
        Path run = folder.resolve("d.t.run");
        byte[] whole = Files.readAllBytes(run);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(run, damaged);
            assertThatThrownBy(() -> drain(folder))
                    .as("bit " + bit)
                    .isInstanceOfAny(UncheckedIOException.class, IOException.class)
                    .hasMessageContaining("konseki rebuild");
        }
    }

    private static void drain(Path folder) {
        try (RowCursor cursor = new StateRuns("d", List.of(folder), folder).rows(TABLE)) {
            while (cursor.next()) {
                // only whether it can be read to its end
            }
        }
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        WorkerState state = new WorkerState("d", List.of(TABLE), folder, 0, 1000);
        StateRuns.merge(List.of(state), folder);
        Table newer = Table.of("t", 2, Slot.SUM, Slot.MIN, Slot.MAX, Slot.OR);
        assertThatThrownBy(() -> new StateRuns("d", List.of(folder), folder).rows(newer))
                .hasMessageContaining("version 1, this program has 2. Run konseki rebuild");
    }

    @Test
    void keepsLongTextsApartByTheirHash() throws IOException {
        WorkerState state = new WorkerState("d", List.of(TABLE), folder, 0, 1000);
        state.row(TABLE).key(Slice.of("a".repeat(5000) + "1")).key(1).add(0, 1);
        state.row(TABLE).key(Slice.of("a".repeat(5000) + "2")).key(1).add(0, 1);
        StateRuns.merge(List.of(state), folder);
        assertThat(read(folder)).hasSize(2);
    }

    @Test
    void aSumThatWouldOverflowStaysAtTheLargestLong() throws IOException {
        WorkerState state = new WorkerState("d", List.of(TABLE), folder, 0, 1000);
        state.row(TABLE)
                .key(Slice.of("a"))
                .key(1)
                .add(0, Long.MAX_VALUE - 1)
                .add(0, 5)
                .add(0, 5);
        StateRuns.merge(List.of(state), folder);
        assertThat(read(folder).values().iterator().next()[0]).isEqualTo(Long.MAX_VALUE);
    }

    /// Rows are regrouped from keys that were read back; a name too long for a key must not change on the way.
    @ParameterizedTest
    @CsvSource({"a", "\u00e9", "\u75d5", "\ud83d\udd0d"})
    void aTextTooLongForAKeyIsTheSameWhenItIsReadBackAndWrittenAgain(String character) {
        for (int shift = 0; shift < 4; shift++) {
            String text = "x".repeat(shift) + character.repeat(Row.MAX_TEXT + 100);
            Row row = new Row(new StateTable(TABLE));

            String once = text(row.restart().key(Slice.of(text)));
            assertThat(once).hasSizeLessThan(text.length()).contains("~").doesNotContain("\ufffd");
            assertThat(text(row.restart().key(Slice.of(once)))).isEqualTo(once);
            assertThat(text(row.restart().key(Slice.of(text + "y")))).isNotEqualTo(once);
        }
    }

    private static String text(Row row) {
        return new KeyReader().point(row.keyBytes(), row.keyLength()).text();
    }
}
