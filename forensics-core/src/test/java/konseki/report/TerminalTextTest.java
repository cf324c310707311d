package konseki.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void showsWhatATerminalWouldObey() {
        assertThat(TerminalText.escaped("a\u001b[31m\u0007\u009b\r\n\tb"))
                .isEqualTo("a\\x{1b}[31m\\x{7}\\x{9b}\\r\\n\\tb");
        assertThat(TerminalText.escaped("txt.\u202eexe\u2066\u200b\ufeff\udb40\udc41\ud800"))
                .isEqualTo("txt.\\x{202e}exe\\x{2066}\\x{200b}\\x{feff}\\x{e0041}\\x{d800}");
        assertThat(TerminalText.escaped("痕跡 é 😀 \\")).isEqualTo("痕跡 é 😀 \\");
    }

    @Test
    void countsWideCharactersTwice() {
        assertThat(TerminalText.columns("ab痕跡（）")).isEqualTo(10);
        assertThat(TerminalText.columns("e\u0301")).isEqualTo(1);
    }

    @Test
    void cutsAtTheColumn() {
        assertThat(TerminalText.fitted("痕跡痕跡", 8)).isEqualTo("痕跡痕跡");
        assertThat(TerminalText.fitted("痕跡痕跡", 7)).isEqualTo("痕跡痕…");
        assertThat(TerminalText.fitted("痕跡痕跡", 6)).isEqualTo("痕跡…");
    }
}
