package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import konseki.event.Field;
import konseki.event.VirtualField;
import konseki.finding.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}|%n");

    @ParameterizedTest
    @ValueSource(strings = {"messages", "help"})
    void everyKeyStandsInBothLanguagesWithTheSamePlaces(String name) {
        ResourceBundle english = Messages.bundle(name, Language.EN);
        ResourceBundle japanese = Messages.bundle(name, Language.JA);
        assertThat(new TreeSet<>(japanese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        for (String key : english.keySet()) {
            assertThat(places(japanese.getString(key))).as(key).isEqualTo(places(english.getString(key)));
        }
    }

    private static String places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .collect(Collectors.joining());
    }

    @Test
    void japaneseIsJapanese() {
        ResourceBundle japanese = Messages.bundle("messages", Language.JA);
        for (String key : japanese.keySet()) {
            assertThat(japanese.getString(key))
                    .as(key)
                    .containsPattern("[ぁ-んァ-ヶ一-龠]|^SHA|^authentication|^outbound|または|のパス|^HTTP|^success");
        }
    }

    @Test
    void doesNotAskTheDefaultLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPAN);
            assertThat(new Messages(Language.EN).text("plan.empty")).isEqualTo("Empty:");
            Locale.setDefault(Locale.US);
            assertThat(new Messages(Language.JA).text("plan.empty")).isEqualTo("空のファイル:");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void fillsInWhatItIsGivenAsItIs() {
        Messages messages = new Messages(Language.EN);
        assertThat(messages.text("events.unread", "a{1}.log", "it's {broken}"))
                .isEqualTo("not read: a{1}.log: it's {broken}");
        assertThat(messages.text("progress.share", "1 MB", "2 MB", 50, "1 MB", "0:01"))
                .isEqualTo("1 MB of 2 MB (50 %), 1 MB/s, 0:01 left");
    }

    @Test
    void missesNoKeySilently() {
        assertThatThrownBy(() -> new Messages(Language.EN).text("no.such.key"))
                .isInstanceOf(MissingResourceException.class);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void explainsEveryField(Language language) {
        Messages messages = new Messages(language);
        Field.all()
                .forEach(field ->
                        assertThat(messages.text("field." + field.ecsName())).isNotBlank());
        VirtualField.all()
                .forEach(field ->
                        assertThat(messages.text("field." + field.queryName())).isNotBlank());
    }

    @Test
    void explainsNoFieldThatIsNone() {
        ResourceBundle english = Messages.bundle("messages", Language.EN);
        for (String key : english.keySet()) {
            if (key.startsWith("field.")) {
                String name = key.substring("field.".length());
                assertThat(Field.named(name).isPresent()
                                || VirtualField.named(name).isPresent())
                        .as(name)
                        .isTrue();
            }
        }
    }
}
