package konseki.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSortTest {

    /// Few letters make keys that are each other's beginnings; zeros are what a shorter key is filled up with.
    @ParameterizedTest(name = "{0} keys of up to {1} bytes of {2} values")
    @CsvSource({"1,4,2", "30,12,2", "500,9,2", "2000,40,1", "5000,30,3", "20000,24,256", "3000,200,2"})
    void sortsLikeAComparisonOfWholeKeys(int count, int longest, int values) {
        Random random = new Random(count);
        TreeSet<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
        for (int i = 0; i < count; i++) {
            byte[] key = new byte[random.nextInt(longest + 1)];
            for (int b = 0; b < key.length; b++) {
                key[b] = (byte) (values == 256 || random.nextInt(8) == 0 ? random.nextInt(values) : 0);
            }
            distinct.add(key);
        }
        List<byte[]> shuffled = new ArrayList<>(distinct);
        java.util.Collections.shuffle(shuffled, random);
        int[] starts = new int[shuffled.size() + 1];
        for (int i = 0; i < shuffled.size(); i++) {
            starts[i + 1] = starts[i] + shuffled.get(i).length;
        }
        byte[] keys = new byte[starts[shuffled.size()]];
        for (int i = 0; i < shuffled.size(); i++) {
            System.arraycopy(shuffled.get(i), 0, keys, starts[i], shuffled.get(i).length);
        }

        int[] order = new RowSort(keys, starts, shuffled.size()).sorted();

        assertThat(Arrays.stream(order).mapToObj(shuffled::get)).containsExactlyElementsOf(distinct);
    }
}
