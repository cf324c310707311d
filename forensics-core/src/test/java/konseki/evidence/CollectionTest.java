package konseki.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionTest {
    @TempDir
    Path folder;

    @Test
    void namesFilesBelowTheirInputAndReadsEqualFilesOnce() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs/sub"));
        Files.writeString(logs.resolve("b.log"), "same bytes\n");
        Files.writeString(logs.resolveSibling("a.log"), "same bytes\n");
        Files.writeString(logs.resolve("日本 語.log"), "other bytes\n");
        Files.createFile(logs.resolve("empty.log"));
        Collection collection = list(folder.resolve("logs"));
        assertThat(collection.members()).hasSize(2);
        assertThat(collection.duplicates()).hasSize(1).containsAnyOf("a.log", "sub/b.log");
        assertThat(collection.members()).extracting(Member::name).contains("sub/日本 語.log");
        assertThat(collection.emptyFiles()).containsExactly("sub/empty.log");
    }

    @Test
    void refusesALinkThatLeadsBack() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs/sub"));
        Files.writeString(logs.resolve("a.log"), "text\n");
        Files.createSymbolicLink(logs.resolve("loop"), folder.resolve("logs"));
        Collection collection = list(folder.resolve("logs"));
        assertThat(collection.members()).hasSize(1);
        assertThat(collection.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.reason()).contains("leads back"));
    }

    @Test
    void refusesAnInputAroundOrInsideTheCase() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Path caseDirectory = Files.createDirectories(logs.resolve("case"));
        assertThatThrownBy(() -> Collection.of(List.of(logs), caseDirectory, EvidenceLimits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lies inside the input");
        assertThatThrownBy(() -> Collection.of(List.of(caseDirectory), logs, EvidenceLimits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lies inside the case");
        assertThatThrownBy(() -> list(folder.resolve("nothing"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void saysWhatIsNotReadAndWhatToDo() throws IOException {
        Files.write(folder.resolve("x.7z"), new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 0});
        ByteArrayOutputStream inner = zip("a.log", "text\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.write(
                folder.resolve("outer.zip"),
                zip("inner.zip", inner.toByteArray()).toByteArray());
        assertThat(list(folder).unread())
                .extracting(unread -> unread.name() + ": " + unread.reason())
                .containsExactly(
                        "outer.zip!inner.zip: an archive in an archive: extract it",
                        "x.7z: a 7z archive: extract it and name the folder");
    }

    private static ByteArrayOutputStream zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes;
    }

    private Collection list(Path input) throws IOException {
        return Collection.of(List.of(input), folder.resolveSibling("some-case"), EvidenceLimits.DEFAULT);
    }
}
