package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import konseki.finding.Language;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    private ProgressLine line(boolean interactive) {
        Terminal terminal = new Terminal(new ByteArrayOutputStream(), err, StandardCharsets.UTF_8, interactive);
        return new ProgressLine(terminal, new Messages(Language.EN), () -> now);
    }

    @Test
    void saysShareSpeedAndTimeLeft() {
        ProgressLine progress = line(true);
        progress.expect(10_000_000_000L);
        now = 2_000_000_000L;
        progress.read(1_000_000_000L);
        assertThat(said()).isEqualTo("\r1.00 GB of 10.0 GB (10 %), 500 MB/s, 0:18 left");
    }

    @Test
    void speaksFourTimesASecondAtMost() {
        ProgressLine progress = line(true);
        now = 249_000_000;
        progress.read(1);
        assertThat(said()).isEmpty();
        now = 250_000_000;
        progress.read(1);
        progress.read(1);
        assertThat(said()).containsOnlyOnce("read").startsWith("\r2 B read");
    }

    @Test
    void promisesNothingWhereTheEndIsNotKnown() {
        ProgressLine progress = line(true);
        progress.expect(100);
        now = 1_000_000_000L;
        progress.read(200);
        assertThat(said()).isEqualTo("\r200 B read, 200 B/s");
    }

    @Test
    void coversWhatItSaidBefore() {
        ProgressLine progress = line(true);
        now = 1_000_000_000L;
        progress.read(12_345);
        now = 100_000_000_000L;
        progress.read(1);
        String[] lines = said().split("\r");
        assertThat(lines[1]).isEqualTo("12.3 kB read, 12.3 kB/s");
        assertThat(lines[2]).isEqualTo("12.3 kB read, 123 B/s  ");
    }

    @Test
    void saysTheFileAsFarAsTheLineHoldsIt() {
        ProgressLine progress = line(true);
        now = 1_000_000_000L;
        progress.read(12_345, "logs/fw.log");
        now = 2_000_000_000L;
        progress.read(1, "証跡/とても長いフォルダー名がここにあります/さらに長いフォルダー名/FortiGate-2023-06-04.log");
        String[] lines = said().split("\r");
        assertThat(lines[1]).isEqualTo("12.3 kB read, 12.3 kB/s  logs/fw.log");
        assertThat(lines[2])
                .startsWith("12.3 kB read, 6.17 kB/s  …")
                .endsWith("フォルダー名/FortiGate-2023-06-04.log")
                .hasSizeLessThan(80);
    }

    @Test
    void isSilentWhereNobodyLooks() {
        ProgressLine progress = line(false);
        now = 1_000_000_000L;
        progress.read(12_345);
        assertThat(said()).isEmpty();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
