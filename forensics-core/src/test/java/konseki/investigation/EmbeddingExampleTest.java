package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of the README is the one of the Javadoc; it compiles, and it prints a verdict and hits.
@Tag("slow")
class EmbeddingExampleTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String IMPORTS = """
            import java.nio.file.Path;
            import java.util.List;
            import konseki.finding.Finding;
            import konseki.investigation.CaseFile;
            import konseki.investigation.Hits;
            import konseki.investigation.Investigation;
            """;

    @TempDir
    Path folder;

    private static String example(String text) {
        Matcher example = EXAMPLE.matcher(text);
        assertThat(example.find()).isTrue();
        return example.group(1);
    }

    private static String readme() throws IOException {
        return example(Files.readString(Path.of("../README.md")));
    }

    @Test
    void theReadmeShowsWhatTheJavadocShows() throws IOException {
        String source = Files.readString(Path.of("src/main/java/konseki/investigation/Investigation.java"));
        assertThat(example(source.replaceAll("(?m)^/// ?", ""))).isEqualTo(readme());
    }

    @Test
    void theExampleOfTheReadmeRuns() throws Exception {
        String code = readme().replace("\"my-case\"", literal(folder.resolve("case")))
                .replace("\"case.yaml\"", literal(Path.of("../sample-logs/no-transfer/case.yaml")))
                .replace("\"logs\"", literal(Path.of("../sample-logs/no-transfer/logs")));
        Path source = folder.resolve("Example.java");
        Files.writeString(
                source,
                IMPORTS + "public class Example {\n    public static void run() throws Exception {\n" + code + "}}\n");
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, messages, messages, "-proc:none", "-cp", classes().toString(), source.toString());
        assertThat(compiled).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(printed())
                .startsWith("NO_EVIDENCE_BOUNDED" + System.lineSeparator())
                .contains("fortigate/FG-DC01_20230604.log.gz:21");
    }

    private String printed() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Method run = loader.loadClass("Example").getMethod("run");
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            run.invoke(null);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(Investigation.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static String literal(Path path) {
        return '"' + path.toString().replace("\\", "\\\\") + '"';
    }
}
