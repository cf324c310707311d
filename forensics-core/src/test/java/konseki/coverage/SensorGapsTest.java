package konseki.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import konseki.finding.GapReason;
import konseki.finding.TimeRange;
import org.junit.jupiter.api.Test;

/// Against sets of single moments.
class SensorGapsTest {

    @Test
    void listsOfGapsAreSetsOfTime() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            List<SensorGap> a = SensorGaps.disjoint(random(random));
            List<SensorGap> b = SensorGaps.disjoint(random(random));
            BitSet both = moments(a);
            both.and(moments(b));
            assertThat(moments(SensorGaps.both(a, b))).isEqualTo(both);
            BitSet inside = moments(a);
            inside.clear(0, 20);
            inside.clear(61, 200);
            assertThat(moments(SensorGaps.within(a, new TimeRange(20, 60)))).isEqualTo(inside);
        }
    }

    @Test
    void disjointKeepsEveryMomentOnceAndTheEarlierReason() {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            List<SensorGap> gaps = random(random);
            List<SensorGap> disjoint = SensorGaps.disjoint(gaps);
            assertThat(moments(disjoint)).isEqualTo(moments(gaps));
            for (int k = 1; k < disjoint.size(); k++) {
                assertThat(disjoint.get(k).when().from())
                        .isGreaterThan(disjoint.get(k - 1).when().to());
            }
            for (SensorGap gap : disjoint) {
                SensorGap first = gaps.stream()
                        .filter(one -> one.when().contains(gap.when().from()))
                        .findFirst()
                        .orElseThrow();
                assertThat(gap.reason()).isEqualTo(first.reason());
            }
        }
    }

    private static List<SensorGap> random(Random random) {
        List<SensorGap> gaps = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int from = random.nextInt(100);
            GapReason reason = GapReason.values()[random.nextInt(GapReason.values().length)];
            gaps.add(new SensorGap(reason, new TimeRange(from, from + random.nextInt(30))));
        }
        return gaps;
    }

    private static BitSet moments(List<SensorGap> gaps) {
        BitSet moments = new BitSet();
        gaps.forEach(
                gap -> moments.set((int) gap.when().from(), (int) gap.when().to() + 1));
        return moments;
    }
}
