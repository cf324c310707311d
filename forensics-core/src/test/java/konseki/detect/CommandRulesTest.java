package konseki.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import konseki.event.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRulesTest {
    private static final CommandRules RULES =
            CommandRules.of(List.of("!lists everything", "one\t<net>|<net1> + <stop>", "two\tshadows + delete|resize"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net stop spooler",
                "NET.EXE  stop\tx",
                "\"C:\\Windows\\System32\\net.exe\" stop x",
                "cmd /c \"n^e^t stop x\"",
                "cmd /c cd x&net stop",
                "net1 stop",
                "`net` stop"
            })
    void readsAsAShellDoes(String command) {
        assertThat(RULES.in(Slice.of(command))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dotnet stop",
                "net stopwatch",
                "netstat stop",
                "net",
                "net stop lists everything",
                "net.exec stop"
            })
    void wantsWholeWordsWhereTheTableDoes(String command) {
        assertThat(RULES.in(Slice.of(command))).isZero();
    }

    @Test
    void givesEachRuleThatHolds() {
        assertThat(RULES.in(Slice.of("net stop vss & vssadmin delete shadows"))).isEqualTo(3);
        assertThat(RULES.kind(1)).isEqualTo("two");
        assertThat(RULES.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // vssadmin delete shadows /all
                "powershell.exe -e dgBzAHMAYQBkAG0AaQBuACAAZABlAGwAZQB0AGUAIABzAGgAYQBkAG8AdwBzACAALwBhAGwAbAA=",
                "pwsh -NoP /EncodedCommand dgBzAHMAYQBkAG0AaQBuACAAZABlAGwAZQB0AGUAIABzAGgAYQBkAG8AdwBzACAALwBhAGwAbAA=",
                "powershell -ec \"dgBzAHMAYQBkAG0AaQBuACAAZABlAGwAZQB0AGUAIABzAGgAYQBkAG8AdwBzACAALwBhAGwAbAA=\""
            })
    void decodesWhatPowerShellGetsEncoded(String command) {
        assertThat(RULES.in(Slice.of(command))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "powershell -e",
                "powershell -enc ====",
                "powershell -ep bypass -e dgBz",
                "powershell -enc \u00e9\u00e9"
            })
    void isNotConfusedByWhatIsNoBase64(String command) {
        assertThat(RULES.in(Slice.of(command))).isZero();
    }

    @Test
    void splitsManyTermsOverSeveralScans() {
        List<String> lines = java.util.stream.IntStream.range(0, 64)
                .mapToObj(i -> "k" + i + "\tfirst" + i + "x + second" + i + "x")
                .toList();
        CommandRules rules = CommandRules.of(lines);
        for (int i = 0; i < 64; i++) {
            assertThat(rules.in(Slice.of("first" + i + "x then second" + i + "x")))
                    .isEqualTo(1L << i);
        }
    }
}
