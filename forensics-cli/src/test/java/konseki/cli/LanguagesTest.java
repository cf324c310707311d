package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import konseki.finding.Language;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void asksTheOptionFirst() {
        Map<String, String> japanese = Map.of("LANG", "ja_JP.UTF-8");
        assertThat(Languages.of(List.of("scan", "--lang", "en"), japanese)).isEqualTo(Language.EN);
        assertThat(Languages.of(List.of("--lang=ja"), Map.of("LANG", "de_DE"))).isEqualTo(Language.JA);
        assertThat(Languages.of(List.of("--lang"), japanese)).isEqualTo(Language.JA);
    }

    @Test
    void asksTheEnvironmentInItsOrder() {
        assertThat(Languages.of(List.of(), Map.of("LC_ALL", "en_US.UTF-8", "LANG", "ja_JP.UTF-8")))
                .isEqualTo(Language.EN);
        assertThat(Languages.of(List.of(), Map.of("LC_MESSAGES", "ja_JP", "LANG", "en_US")))
                .isEqualTo(Language.JA);
        assertThat(Languages.of(List.of(), Map.of("LANG", "fr_FR.UTF-8"))).isEqualTo(Language.EN);
        assertThat(Languages.of(List.of(), Map.of("LANG", "C"))).isEqualTo(Language.EN);
    }

    @Test
    void looksPastTheLocaleThatTheLauncherSets() {
        assertThat(Languages.of(List.of(), Map.of("LC_ALL", "C.UTF-8", "LANG", "ja_JP.eucJP")))
                .isEqualTo(Language.JA);
    }
}
