package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FirstDifferenceTest {

    @Test
    void findsNothingInEqualBytes() {
        assertThat(FirstDifference.between("f", bytes("a\nb\n"), bytes("a\nb\n")))
                .isEmpty();
        assertThat(FirstDifference.between("f", bytes(""), bytes(""))).isEmpty();
    }

    @Test
    void namesLineAndByteAndShowsBothLines() {
        assertThat(FirstDifference.between("finding.json", bytes("{\n  \"a\": 1\n}\n"), bytes("{\n  \"a\": 2\n}\n")))
                .contains(new VerifyResult.Difference("finding.json:2@9", "kept: \"\"a\": 1\" again: \"\"a\": 2\""));
    }

    @Test
    void oneThatEndsEarlierDiffersAtItsEnd() {
        assertThat(FirstDifference.between("f", bytes("a\nb\n"), bytes("a\n")))
                .contains(new VerifyResult.Difference("f:2@2", "kept: \"b\" again: (nothing)"));
        assertThat(FirstDifference.between("f", bytes(""), bytes("x")))
                .contains(new VerifyResult.Difference("f:1@0", "kept: (nothing) again: \"x\""));
    }

    @Test
    void aLongLineIsShownAroundTheDifference() {
        String start = "x".repeat(500);
        assertThat(FirstDifference.between("f", bytes(start + "kept"), bytes(start + "again")))
                .hasValueSatisfying(difference -> {
                    assertThat(difference.where()).isEqualTo("f:1@500");
                    assertThat(difference.what()).contains("kept\"", "again\"").hasSizeLessThan(250);
                });
    }

    @Test
    void whatATerminalWouldObeyIsNotShown() {
        assertThat(FirstDifference.between("f", bytes("\u001b[2Jkept"), bytes("\u001b[2Jagain")))
                .hasValueSatisfying(difference ->
                        assertThat(difference.what()).doesNotContain("\u001b").contains("?[2Jkept"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
