package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against a map of strings.
class KeyTableTest {
    private static final String LETTERS = "ab_-9Z";
    private final Random random = new Random(5);

    @Test
    void findsWhatAMapFinds() {
        for (int round = 0; round < 100; round++) {
            Map<String, Integer> expected = names(1 + random.nextInt(120));
            KeyTable table = KeyTable.of(inOrder(expected));
            for (int i = 0; i < 400; i++) {
                String name =
                        i % 2 == 0 ? word() : List.copyOf(expected.keySet()).get(random.nextInt(expected.size()));
                assertThat(find(table, name)).as(name).isEqualTo(expected.getOrDefault(name, KeyTable.NONE));
            }
        }
    }

    @Test
    void ignoresCaseWhereItIsTold() {
        Map<String, Integer> expected = names(60);
        KeyTable.Builder builder = new KeyTable.Builder();
        for (String name : inOrder(expected)) {
            builder.id(name.toLowerCase(Locale.ROOT));
        }
        KeyTable table = builder.buildIgnoringCase();
        for (String name : expected.keySet()) {
            assertThat(find(table, name))
                    .isEqualTo(find(table, name.toUpperCase(Locale.ROOT)))
                    .isNotNegative();
        }
    }

    @Test
    void givesOneNumberToANameThatComesTwice() {
        KeyTable.Builder builder = new KeyTable.Builder();
        assertThat(builder.id("a")).isZero();
        assertThat(builder.id("b")).isEqualTo(1);
        assertThat(builder.id("a")).isZero();
    }

    @Test
    void tellsNamesApartThatEndInZeros() {
        KeyTable table = KeyTable.of("srcip");
        assertThat(find(table, "srcip\0")).isEqualTo(KeyTable.NONE);
        assertThat(find(table, "")).isEqualTo(KeyTable.NONE);
    }

    @Test
    void guessesRightOnlyWhereTheNameAndAnEqualsSignStand() {
        for (int round = 0; round < 200; round++) {
            Map<String, Integer> names = names(20);
            KeyTable table = KeyTable.of(inOrder(names));
            String text = word() + "=" + word() + "                ";
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            for (Map.Entry<String, Integer> name : names.entrySet()) {
                assertThat(table.isPair(name.getValue(), bytes, 0))
                        .isEqualTo(name.getKey().length() < 16 && text.startsWith(name.getKey() + "="));
            }
            assertThat(table.isPair(KeyTable.NONE, bytes, 0)).isFalse();
        }
    }

    private Map<String, Integer> names(int count) {
        Map<String, Integer> names = new HashMap<>();
        while (names.size() < count) {
            names.putIfAbsent(word(), names.size());
        }
        return names;
    }

    private static String[] inOrder(Map<String, Integer> names) {
        List<String> order = new ArrayList<>(names.keySet());
        order.sort((a, b) -> Integer.compare(names.get(a), names.get(b)));
        return order.toArray(String[]::new);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(20);
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /// In the middle of other bytes, and at the end of the array.
    private static int find(KeyTable table, String name) {
        byte[] middle = ("x" + name + "=yyyyyyyy").getBytes(StandardCharsets.US_ASCII);
        byte[] last = name.getBytes(StandardCharsets.US_ASCII);
        int found = table.find(middle, 1, 1 + last.length);
        assertThat(table.find(last, 0, last.length)).isEqualTo(found);
        return found;
    }
}
