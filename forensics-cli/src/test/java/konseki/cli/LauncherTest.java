package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell script `konseki`, in a copy of the program whose Java only says how it was started.
class LauncherTest {
    /// Each argument and what the locale is.
    private static final String JAVA = """
            #!/bin/sh
            for argument in "$@"; do printf '<%s>\\n' "$argument"; done
            printf 'LC_ALL=%s LC_MESSAGES=%s\\n' "${LC_ALL:-}" "${LC_MESSAGES:-}"
            exit 10
            """;

    @TempDir
    private Path folder;

    private Path root;
    private Path java;

    private record Started(int status, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Installed.has("sh"), "sh is not installed");
        root = Files.createDirectories(folder.resolve("道具 その 1/konseki"));
        Files.copy(Path.of("../konseki"), root.resolve("konseki"));
        assertThat(root.resolve("konseki").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(root.resolve("forensics-cli/target/lib"));
        Files.writeString(root.resolve("forensics-cli/target/forensics-cli-1.jar"), "");
        java = javaOf("25.0.1");
    }

    private Path javaOf(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk " + version));
        Files.createDirectories(home.resolve("bin"));
        Path program = Files.writeString(home.resolve("bin/java"), JAVA);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    @Test
    void startsFromAnyFolderAndKeepsArgumentsAsTheyAre() throws Exception {
        Started started = start(root.resolve("konseki"), java, "C.UTF-8", "scan", "証跡 その 1", "a  b", "--case", "案件");
        assertThat(started.err()).isEmpty();
        assertThat(started.status()).isEqualTo(10);
        assertThat(started.out())
                .contains("<-jar>\n<" + root.toRealPath().resolve("forensics-cli/target/forensics-cli-1.jar") + ">\n"
                        + "<scan>\n<証跡 その 1>\n<a  b>\n<--case>\n<案件>\n");
    }

    @Test
    void startsThroughSymbolicLinks() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin 二"));
        Path first = Files.createSymbolicLink(folder.resolve("first"), root.resolve("konseki"));
        Path second = Files.createSymbolicLink(bin.resolve("konseki"), Path.of("../first"));
        assertThat(first).exists();
        Started started = start(second, java, "C.UTF-8", "formats");
        assertThat(started.err()).isEmpty();
        assertThat(started.out())
                .contains("<" + root.toRealPath().resolve("forensics-cli/target/forensics-cli-1.jar") + ">");
    }

    /// Else a JVM could not open a file with a Japanese name; what the user reads stays Japanese.
    @Test
    void givesJavaALocaleThatKnowsEveryName() throws Exception {
        assertThat(start(root.resolve("konseki"), java, "C", "formats").out())
                .endsWith("LC_ALL=C.UTF-8 LC_MESSAGES=C\n");
        assertThat(start(root.resolve("konseki"), java, "ja_JP.SJIS", "formats").out())
                .endsWith("LC_ALL=C.UTF-8 LC_MESSAGES=ja_JP.SJIS\n");
    }

    @Test
    void givesEveryWorkerItsMemory() throws Exception {
        assertThat(start(root.resolve("konseki"), java, "C", "scan", "--threads", "4").out())
                .contains("<-Xmx1120m>");
        assertThat(start(root.resolve("konseki"), java, "C", "scan", "--threads=2").out())
                .contains("<-Xmx1024m>");
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        Path old = javaOf("21.0.4");
        String path = old.resolve("bin") + ":" + System.getenv("PATH");
        Started started = start(
                root.resolve("konseki"),
                Map.of("KONSEKI_JAVA_HOME", old.toString(), "JAVA_HOME", java.toString(), "PATH", path, "LC_ALL", "C"),
                "formats");
        assertThat(started.status()).isEqualTo(10);
    }

    /// The lines that name the usual places are taken out of the script: this machine may have a Java there.
    @Test
    void saysThatThereIsNoJava() throws Exception {
        Path script = root.resolve("konseki");
        String text = Files.readString(script);
        int from = text.indexOf("/usr/lib/jvm/*");
        int to = text.indexOf("; do", from);
        Files.writeString(script, text.substring(0, from) + "/nowhere" + text.substring(to));
        noJava("C", """
                konseki: Java 25 or newer is needed and none was found; install a JDK 25 or set KONSEKI_JAVA_HOME to its folder.
                """);
        noJava("ja_JP.UTF-8", """
                konseki: Java 25 or newer is needed and none was found; install a JDK 25 or set KONSEKI_JAVA_HOME to its folder.
                konseki: Java 25 以降が必要ですが、見つかりません。JDK 25 をインストールするか、KONSEKI_JAVA_HOME にそのフォルダーを設定してください。
                """);
    }

    @Test
    void saysThatTheProgramIsMissing() throws Exception {
        Files.delete(root.resolve("forensics-cli/target/forensics-cli-1.jar"));
        Started started = start(root.resolve("konseki"), java, "C", "formats");
        assertThat(started.status()).isEqualTo(70);
        assertThat(started.err()).startsWith("konseki: The program is missing: ");
    }

    private void noJava(String locale, String expected) throws IOException, InterruptedException {
        Path empty = Files.createDirectories(folder.resolve("no programs"));
        for (String program : List.of("dirname", "readlink")) {
            Path link = empty.resolve(program);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, program(program));
            }
        }
        Started started = start(
                root.resolve("konseki"), Map.of("PATH", empty.toString(), "HOME", folder.toString(), "LC_ALL", locale));
        assertThat(started.err()).isEqualTo(expected);
        assertThat(started.status()).isEqualTo(70);
        assertThat(started.out()).isEmpty();
    }

    private static Path program(String name) {
        for (String place : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(place, name))) {
                return Path.of(place, name);
            }
        }
        throw new IllegalStateException("no " + name);
    }

    private Started start(Path script, Path home, String locale, String... arguments) throws Exception {
        return start(
                script,
                Map.of(
                        "KONSEKI_JAVA_HOME", home.toString(),
                        "PATH", System.getenv("PATH"),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                        "LC_ALL", locale),
                arguments);
    }

    private Started start(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program("sh").toString(), script.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Started(
                status,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
