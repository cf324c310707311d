package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import konseki.event.EventBuffer;
import konseki.event.Slice;
import org.junit.jupiter.api.Test;

class NameSetTest {

    @Test
    void knowsWhatWasAddedSinceItWasCleared() {
        NameSet names = new NameSet();
        Random random = new Random(6);
        for (int record = 0; record < 50; record++) {
            names.clear();
            Set<String> twin = new HashSet<>();
            for (int i = 0; i < EventBuffer.MAX_VENDOR_FIELDS; i++) {
                String name = "n" + random.nextInt(600);
                assertThat(names.add(Slice.of(name))).isEqualTo(twin.add(name));
            }
        }
    }

    @Test
    void holdsAsManyNamesAsARecordCanHave() {
        NameSet names = new NameSet();
        names.clear();
        for (int i = 0; i < EventBuffer.MAX_VENDOR_FIELDS; i++) {
            assertThat(names.add(Slice.of(Integer.toString(i)))).isTrue();
        }
    }
}
