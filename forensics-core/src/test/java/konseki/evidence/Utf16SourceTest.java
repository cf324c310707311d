package konseki.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf16SourceTest {
    private static final String TEXT = "date=2023-06-05 user=\"山田\" é 😀\r\nline 2\r\n";

    @TempDir
    Path folder;

    /// Some bytes at a time.
    private record Slow(ByteArrayInputStream in, int most) implements ByteSource {
        @Override
        public int read(byte[] into, int from, int length) {
            return in.read(into, from, Math.min(most, length));
        }

        @Override
        public void close() {}
    }

    private static byte[] marked(String text, Charset charset) {
        return ("\ufeff" + text).getBytes(charset);
    }

    private static String read(byte[] stored, boolean bigEndian, int inAtOnce, int outAtOnce) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Utf16Source source = new Utf16Source(new Slow(new ByteArrayInputStream(stored), inAtOnce), bigEndian)) {
            byte[] some = new byte[outAtOnce];
            for (int count = source.read(some, 0, outAtOnce); count >= 0; count = source.read(some, 0, outAtOnce)) {
                all.write(some, 0, count);
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100_000})
    void readsTheSameInPiecesOfAnySize(int size) throws IOException {
        String text = TEXT.repeat(3000);
        assertThat(read(marked(text, StandardCharsets.UTF_16LE), false, size, 4096))
                .isEqualTo(text);
        assertThat(read(marked(text, StandardCharsets.UTF_16BE), true, 4096, size))
                .isEqualTo(text);
    }

    @Test
    void marksWhatIsNoCharacter() throws IOException {
        byte[] stored = marked("a😀", StandardCharsets.UTF_16LE);
        assertThat(read(Arrays.copyOf(stored, stored.length - 2), false, 64, 64))
                .isEqualTo("a\ufffd");
        assertThat(read(Arrays.copyOf(stored, 5), false, 64, 64)).isEqualTo("a\ufffd");
    }

    @Test
    void isFoundInPlainAndCompressedFilesButNotInXml() throws IOException {
        byte[] stored = marked(TEXT, StandardCharsets.UTF_16LE);
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.write(logs.resolve("a.txt"), stored);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(logs.resolve("b.txt.gz")))) {
            out.write(marked(TEXT, StandardCharsets.UTF_16BE));
        }
        Files.write(logs.resolve("c.xml"), marked("<Events/>", StandardCharsets.UTF_16LE));
        Collection found = Collection.of(List.of(logs), folder.resolve("case"), EvidenceLimits.DEFAULT);

        for (Member member : found.members()) {
            boolean xml = member.name().endsWith("xml");
            byte[] head = Heads.read(member, 1 << 16, EvidenceLimits.DEFAULT);
            assertThat(new String(head, xml ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8))
                    .as(member.name())
                    .isEqualTo(xml ? "<Events/>" : TEXT);
        }
        assertThat(found.members()).hasSize(3);
    }
}
