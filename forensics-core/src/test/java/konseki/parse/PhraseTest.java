package konseki.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
    private static final List<String> NAMES = List.of("user", "peer", "port");

    @ParameterizedTest
    @CsvSource({
        "Failed for {user:any} from {peer:word} port {port:number}~, Failed for a from b port 1, 'a b 1'",
        "Failed for {user:any} from {peer:word} port {port:number}~, Failed for a from b port 1 ssh2, 'a b 1'",
        "Failed for {user:any} from {peer:word} port {port:number}~, Failed for a from b port 1 from c port 2, 'a from b port 1 c 2'",
        "Failed for {user:any} from {peer:word} port {port:number}~, Failed for a from b port x, no",
        "Failed for {user:any} from {peer:word} port {port:number}~, Failed for  from b port 1, 'b 1'",
        "Failed for {user:any} from {peer:word} port {port:number}~, failed for a from b port 1, no",
        "by {peer:word}: {port:number}, by 192.0.2.1: 11: Bye, '192.0.2.1 11'",
        "by {peer:word}: {port:number}, by 2001:db8::1: 11: Bye, '2001:db8::1 11'",
        "({user}) CMD ({peer:any})~, (root) CMD (a (b) c), 'root a (b) c'",
        "{user} : TTY={peer} ; {x}COMMAND={port}, a : TTY=b ; ENV=c ; COMMAND=d e, 'a b d e'",
        "{user} : TTY={peer} ; {x}COMMAND={port}, a : TTY=b ; COMMAND=d, 'a b d'"
    })
    void readsWhatFits(String form, String text, String expected) {
        byte[] between = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
        long[] slots = new long[NAMES.size()];
        boolean fits = Phrase.of(form, NAMES).matches(between, 1, between.length - 1, slots);
        StringBuilder captures = new StringBuilder();
        for (long slot : slots) {
            if (slot != 0) {
                String value = new String(
                        between,
                        KeyValues.valueFrom(slot),
                        KeyValues.valueTo(slot) - KeyValues.valueFrom(slot),
                        StandardCharsets.US_ASCII);
                captures.append(captures.isEmpty() ? "" : " ").append(value);
            }
        }
        assertThat(fits ? captures.toString() : "no").isEqualTo(expected);
    }

    @Test
    void refusesFormsThatCouldMakeTheSearchLong() {
        assertThatThrownBy(() -> Phrase.of("{user:any} a {peer:any} b", NAMES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Phrase.of("{user:any} a {peer} b", NAMES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Phrase.of("{user}{peer}", NAMES)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Phrase.of("{user:what}", NAMES)).isInstanceOf(IllegalArgumentException.class);
    }
}
