package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void writesOneLine() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "外部\"転送\"");
        map.put("long", Long.MAX_VALUE);
        map.put("int", -1);
        map.put("flag", true);
        map.put("list", List.of(List.of(), Map.of()));
        assertThat(line(map))
                .isEqualTo("{\"text\":\"外部\\\"転送\\\"\",\"long\":9223372036854775807,\"int\":-1,\"flag\":true,"
                        + "\"list\":[[],{}]}\n");
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(line("\u001b\u007f\u009b\u202e\u2028\n\u0000"))
                .isEqualTo("\"\\u001B\\u007F\\u009b\\u202e\\u2028\\n\\u0000\"\n");
    }

    @Test
    void leavesCharactersBeyondSixteenBits() {
        assertThat(line("𠮷😀")).isEqualTo("\"𠮷😀\"\n");
    }

    @Test
    void leavesTheOutputOpen() {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        JsonText.writeLine(out, 1L);
        JsonText.writeLine(out, 2L);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("1\n2\n");
    }

    private static String line(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonText.writeLine(out, value);
        return out.toString(StandardCharsets.UTF_8);
    }
}
