package konseki.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 65536, 4 << 20})
    void handsOutEveryByteOnceInWholeRecords(int readBytes) throws IOException {
        byte[] content = lines(3000);
        Read read = read(write("a.log", content), readBytes, 0);
        assertThat(read.bytes()).isEqualTo(content);
        assertThat(read.records).isEqualTo(3000);
        assertThat(read.summary.fileSha256()).contains(Digests.sha256Hex(content));
        assertThat(read.summary.size()).isEqualTo(content.length);
        assertThat(read.summary.damage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 4096, 4 << 20})
    void givesARecordTooLongItsOwnChunk(int readBytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("first\n".getBytes(StandardCharsets.UTF_8));
        byte[] huge = new byte[5 << 20];
        Arrays.fill(huge, (byte) 'x');
        out.writeBytes(huge);
        out.writeBytes("\nlast".getBytes(StandardCharsets.UTF_8));
        Read read = read(write("a.log", out.toByteArray()), readBytes, 0);
        assertThat(read.oversize).containsExactly((long) huge.length + 1);
        assertThat(read.records).isEqualTo(3);
        assertThat(read.covered).isEqualTo(out.size());
        assertThat(read.summary.fileSha256()).contains(Digests.sha256Hex(out.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 64, 4096})
    void findsTheEdgeOfOwnershipWithAFramingThatLooksAhead(int readBytes) throws IOException {
        byte[] content = lines(200);
        int owned = new String(content, StandardCharsets.UTF_8).indexOf("line 100 ");
        Framing lookingAhead = (bytes, from, to, endOfMember) -> endOfMember
                ? new LineCuts().cut(bytes, from, to, true)
                : new LineCuts().cut(bytes, from, Math.max(from, to - 1), false);
        Read read = read(write("a.log", content), readBytes, owned, lookingAhead);
        assertThat(read.copiedBytes).isEqualTo(owned);
        assertThat(read.copiedRecords).isEqualTo(100);
        assertThat(read.records).isEqualTo(200);
        assertThat(read.oversize).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 64, 4096})
    void marksWhatAnotherFileOwnsAndNothingElse(int readBytes) throws IOException {
        byte[] content = lines(200);
        int owned = new String(content, StandardCharsets.UTF_8).indexOf("line 100 ");
        Read read = read(write("a.log", content), readBytes, owned);
        assertThat(read.copiedBytes).isEqualTo(owned);
        assertThat(read.copiedRecords).isEqualTo(100);
        assertThat(read.records).isEqualTo(200);
    }

    @Test
    void readsEveryMemberOfAGzipFileAndHashesBothLayers() throws IOException {
        byte[] content = lines(500);
        byte[] first = gzip(Arrays.copyOf(content, 1000));
        byte[] second = gzip(Arrays.copyOfRange(content, 1000, content.length));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        Read read = read(write("a.log.gz", both.toByteArray()), 4096, 0);
        assertThat(read.bytes()).isEqualTo(content);
        assertThat(read.summary.fileSha256()).contains(Digests.sha256Hex(both.toByteArray()));
        assertThat(read.summary.memberSha256()).contains(Digests.sha256Hex(content));
        assertThat(read.summary.damage()).isEmpty();
    }

    @Test
    void deliversWhatACutOrDamagedGzipFileStillHoldsAndNamesTheDamage() throws IOException {
        byte[] content = lines(2000);
        byte[] whole = gzip(content);
        Read cut = read(write("cut.gz", Arrays.copyOf(whole, whole.length / 2)), 4096, 0);
        assertThat(cut.summary.damage()).contains("cut off");
        assertThat(content).startsWith(cut.bytes());
        assertThat(cut.bytes().length).isGreaterThan(content.length / 10);

        ByteArrayOutputStream damagedSecond = new ByteArrayOutputStream();
        damagedSecond.writeBytes(whole);
        damagedSecond.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 7, 7, 7, 7, 7, 7});
        Read second = read(write("second.gz", damagedSecond.toByteArray()), 4096, 0);
        assertThat(second.summary.damage()).startsWith("gzip: ");
        assertThat(second.bytes()).startsWith(content);

        byte[] wrongCrc = whole.clone();
        wrongCrc[wrongCrc.length - 6] ^= 1;
        assertThat(read(write("crc.gz", wrongCrc), 4096, 0).summary.damage()).contains("checksum");

        ByteArrayOutputStream trailing = new ByteArrayOutputStream();
        trailing.writeBytes(whole);
        trailing.writeBytes("garbage".getBytes(StandardCharsets.UTF_8));
        Read garbage = read(write("trailing.gz", trailing.toByteArray()), 4096, 0);
        assertThat(garbage.summary.damage()).contains("bytes after the last member");
        assertThat(garbage.summary.fileSha256()).contains(Digests.sha256Hex(trailing.toByteArray()));
    }

    @Test
    void readsZstdAndZipMembers() throws IOException {
        byte[] content = lines(700);
        assertThat(read(write("a.zst", com.github.luben.zstd.Zstd.compress(content)), 4096, 0)
                        .bytes())
                .isEqualTo(content);
        byte[] zstd = com.github.luben.zstd.Zstd.compress(content);
        assertThat(read(write("cut.zst", Arrays.copyOf(zstd, zstd.length / 2)), 4096, 0)
                        .summary
                        .damage())
                .contains("zstd: ");

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream out = new java.util.zip.ZipOutputStream(zip)) {
            out.putNextEntry(new java.util.zip.ZipEntry("x/plain.log"));
            out.write(content);
            out.putNextEntry(new java.util.zip.ZipEntry("x/packed.log.gz"));
            out.write(gzip(content));
        }
        write("a.zip", zip.toByteArray());
        List<Member> members = collection().members().stream()
                .filter(member -> member.name().startsWith("a.zip!"))
                .toList();
        assertThat(members).extracting(Member::entry).containsExactly("0", "1.0");
        for (Member member : members) {
            assertThat(read(member, 4096, 0).bytes()).isEqualTo(content);
        }
    }

    @Test
    void saysWhichZipEntryIsDamagedAndWhere() throws IOException {
        byte[] content = lines(700);
        for (int method : new int[] {java.util.zip.ZipEntry.STORED, java.util.zip.ZipEntry.DEFLATED}) {
            byte[] zip = zip(content, method);
            zip[zip.length / 2] ^= 4;
            Read read = read(writtenZip(zip), 4096, 0);
            assertThat(read.summary.damage()).startsWith("zip: ").contains(" @");
        }
        byte[] whole = zip(content, java.util.zip.ZipEntry.STORED);
        assertThat(read(writtenZip(whole), 4096, 0).summary.damage()).isEmpty();
        assertThat(read(writtenZip(whole), 4096, 0).bytes()).isEqualTo(content);
    }

    private Member writtenZip(byte[] zip) throws IOException {
        Files.write(folder.resolve("b.zip"), zip);
        return collection().members().stream()
                .filter(member -> member.name().startsWith("b.zip!"))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] zip(byte[] content, int method) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream out = new java.util.zip.ZipOutputStream(zip)) {
            java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry("x/plain.log");
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(content);
            entry.setMethod(method);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            out.putNextEntry(entry);
            out.write(content);
        }
        return zip.toByteArray();
    }

    private static byte[] lines(int count) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(count);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("line ")
                    .append(i)
                    .append(' ')
                    .repeat("y", random.nextInt(60))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private Member write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        return collection().members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElse(new Member(
                        new EvidenceFile(folder.resolve(name), name, content.length, java.time.Instant.EPOCH, "0"),
                        "0",
                        name,
                        List.of(),
                        content.length,
                        java.time.Instant.EPOCH));
    }

    private Collection collection() throws IOException {
        return Collection.of(List.of(folder), folder.resolveSibling("case"), EvidenceLimits.DEFAULT);
    }

    private static Read read(Member member, int readBytes, long ownedFrom) throws IOException {
        return read(member, readBytes, ownedFrom, new LineCuts());
    }

    private static Read read(Member member, int readBytes, long ownedFrom, Framing framing) throws IOException {
        Read read = new Read();
        Chunk chunk = new Chunk(readBytes);
        try (MemberReader reader = MemberReader.open(
                0,
                member,
                framing,
                Reframing.NONE,
                new MemberReader.Settings(EvidenceLimits.DEFAULT, new Owned(ownedFrom, Long.MAX_VALUE), readBytes))) {
            while (reader.take(chunk)) {
                assertThat(chunk.offset()).isEqualTo(read.covered);
                assertThat(chunk.firstRecord()).isEqualTo(read.records + 1);
                read.add(chunk);
            }
            read.summary = reader.summary();
        }
        return read;
    }

    private static final class Read {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final List<Long> oversize = new ArrayList<>();
        private long records;
        private long covered;
        private long copiedBytes;
        private long copiedRecords;
        private MemberReader.Summary summary;

        void add(Chunk chunk) {
            records += chunk.records();
            covered += chunk.length();
            if (chunk.oversizeBytes() > 0) {
                oversize.add(chunk.oversizeBytes());
            } else {
                content.write(chunk.bytes(), chunk.from(), chunk.to() - chunk.from());
            }
            if (chunk.isCopy()) {
                copiedBytes += chunk.length();
                copiedRecords += chunk.records();
            }
        }

        byte[] bytes() {
            return content.toByteArray();
        }
    }
}
