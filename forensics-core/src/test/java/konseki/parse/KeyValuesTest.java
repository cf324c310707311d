package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import konseki.event.EventBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyValuesTest {
    private static final KeyTable KEYS = KeyTable.of("a", "msg", "sentbyte", "a_rather_long_name_of_a_key");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1 msg=\"x y\" sentbyte=22|{a=1, msg=x y, sentbyte=22}",
                "a=1,msg=\"x, y\",sentbyte=22|{a=1, msg=x, y, sentbyte=22}",
                "a=1  msg=x|{a=1, msg=x}",
                "junk a=1 more junk msg=2|{a=1, msg=2}",
                "=x a=1|{a=1}",
                "msg=\"say \\\"yes\\\" now\" a=1|{msg=say \\\"yes\\\" now, a=1}",
                "msg=\"C:\\Temp\\\" a=1|{msg=C:\\Temp\\, a=1}",
                "msg=\"a\"b\" a=1|{msg=a\"b, a=1}",
                "msg=\"\" a=1|{msg=, a=1}",
                "a= msg=2|{a=, msg=2}",
                "a=b=c|{a=b=c}",
                "a_rather_long_name_of_a_key=1|{a_rather_long_name_of_a_key=1}",
                "a=1,2 msg=3|{a=1, 2 msg=3}"
            })
    void splitsPairs(String text, String expected) {
        assertThat(vendor(text).toString()).isEqualTo(expected);
    }

    @Test
    void namesTheColumnOfAQuoteThatIsNeverClosed() {
        EventBuffer out = new EventBuffer();
        byte[] bytes = "xa=1 msg=\"cut of".getBytes(StandardCharsets.US_ASCII);
        out.startChunk(bytes, new byte[0]);
        assertThat(KeyValues.split(bytes, 1, bytes.length, KEYS, out.slots(KEYS.size()), out))
                .isEqualTo(8);
    }

    @Test
    void keepsTheFirstValueAndNoneThatSaysNothing() {
        EventBuffer out = new EventBuffer();
        byte[] bytes = "msg=N/A a=1 a=2 sentbyte=\"\"".getBytes(StandardCharsets.US_ASCII);
        out.startChunk(bytes, new byte[0]);
        long[] slots = out.slots(KEYS.size());
        assertThat(KeyValues.split(bytes, 0, bytes.length, KEYS, slots, out)).isEqualTo(KeyValues.WHOLE);
        assertThat(KeyValues.valueFrom(slots[0])).isEqualTo(10);
        assertThat(KeyValues.valueTo(slots[0])).isEqualTo(11);
        assertThat(slots[1]).isZero();
        assertThat(slots[2]).isZero();
        assertThat(out.vendorCount()).isEqualTo(4);
    }

    @Test
    void findsTheValuesThatThePlainSplitterFinds() {
        String[] parts = {"a=", "msg=", "sentbyte=", "other=", " ", " ", ",", "\"", "\\", "x", "0123456789abcdef", "N/A"
        };
        Random random = new Random(5);
        EventBuffer out = new EventBuffer();
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            out.startChunk(bytes, new byte[0]);
            long[] slots = out.slots(KEYS.size());
            KeyValues.split(bytes, 0, bytes.length, KEYS, slots, out);
            Map<String, String> first = new LinkedHashMap<>();
            for (int i = 0; i < out.vendorCount(); i++) {
                String value = out.vendorValue(i).toString();
                if (!value.isEmpty() && !value.equals("N/A")) {
                    first.putIfAbsent(out.vendorName(i).toString(), value);
                }
            }
            for (String name : new String[] {"a", "msg", "sentbyte"}) {
                byte[] key = name.getBytes(StandardCharsets.US_ASCII);
                long slot = slots[KEYS.find(key, 0, key.length)];
                String found = slot == 0 ? null : text.substring(KeyValues.valueFrom(slot), KeyValues.valueTo(slot));
                assertThat(found).as("%s of %s", name, text).isEqualTo(first.get(name));
            }
        }
    }

    @Test
    void readsARecordTheSameWhateverCameBeforeIt() {
        String[] pairs = {
            "a=1",
            "a=12",
            "a=\"1\"",
            "a=",
            "msg=\"x y\"",
            "msg=\"x\"",
            "msg=\"x \\\"y\\\" z\"",
            "msg=x",
            "msg=\"N/A\"",
            "sentbyte=1234567890123456789012",
            "sentbyte=1234",
            "other=1",
            "b=\"2\"",
            "junk",
            "",
            "msg=\"open",
            "a_rather_long_name_of_a_key=77"
        };
        Random random = new Random(6);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            List<String> record = new ArrayList<>(List.of("a=1", "msg=\"x y\"", "other=1", "sentbyte=1234", "b=\"2\""));
            int[] ends = new int[12];
            for (int line = 0; line < ends.length; line++) {
                for (int change = random.nextInt(3); change > 0; change--) {
                    int at = random.nextInt(record.size());
                    switch (random.nextInt(3)) {
                        case 0 -> record.add(at, pairs[random.nextInt(pairs.length)]);
                        case 1 -> record.set(at, pairs[random.nextInt(pairs.length)]);
                        default -> record.remove(record.size() > 2 ? at : 0);
                    }
                    if (record.isEmpty()) {
                        record.add("a=1");
                    }
                }
                text.append(String.join(random.nextInt(8) == 0 ? "," : " ", record));
                ends[line] = text.length();
                text.append('\n');
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            EventBuffer out = new EventBuffer();
            out.startChunk(bytes, new byte[0]);
            int from = 0;
            for (int end : ends) {
                EventBuffer alone = new EventBuffer();
                alone.startChunk(bytes, new byte[0]);
                String what = text.substring(from, end);
                long[] slots = out.slots(KEYS.size());
                long[] expected = alone.slots(KEYS.size());
                int cut = KeyValues.split(bytes, from, end, KEYS, slots, out);
                assertThat(cut).as(what).isEqualTo(KeyValues.split(bytes, from, end, KEYS, expected, alone));
                assertThat(PairSplitter.of(out).pairs())
                        .as(what)
                        .isEqualTo(PairSplitter.of(alone).pairs());
                if (cut == KeyValues.WHOLE) {
                    assertThat(slots).as(what).isEqualTo(expected);
                }
                from = end + 1;
            }
        }
    }

    private static Map<String, String> vendor(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        EventBuffer out = new EventBuffer();
        out.startChunk(bytes, new byte[0]);
        assertThat(KeyValues.split(bytes, 0, bytes.length, KEYS, out.slots(KEYS.size()), out))
                .isEqualTo(KeyValues.WHOLE);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < out.vendorCount(); i++) {
            pairs.put(out.vendorName(i).toString(), out.vendorValue(i).toString());
        }
        return pairs;
    }
}
