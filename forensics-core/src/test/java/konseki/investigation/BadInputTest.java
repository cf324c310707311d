package konseki.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import konseki.event.RejectReason;
import konseki.evidence.ChunkTable;
import konseki.finding.EvidenceSummary;
import konseki.finding.Finding;
import konseki.ingest.MemberReport;
import konseki.ingest.Partial;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever lies among the logs ends in a counted rejection, a reason why it is unread, or an error that names it.
class BadInputTest {
    @TempDir
    Path folder;

    private Path logs = Path.of("");
    private Path caseDirectory = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        caseDirectory = folder.resolve("case");
    }

    @Test
    void anEmptyFolderIsNoEvidenceOfAnything() throws IOException {
        Finding finding = scan();
        assertThat(finding.evidence().files()).isZero();
        assertThat(finding.evidence().unread()).isEmpty();
        assertThat(finding.claims())
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(claim.verdict())
                        .isNotEqualTo(konseki.finding.Verdict.NO_EVIDENCE_BOUNDED)
                        .isNotEqualTo(konseki.finding.Verdict.NO_EVIDENCE_LIMITED));
    }

    @Test
    void anInputThatDoesNotExistIsNamed() throws IOException {
        Path nothing = folder.resolve("nothing-here");
        assertThatThrownBy(() -> investigation().scan(List.of(nothing)))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(nothing.toString());
    }

    @Test
    void anEmptyFileIsListed() throws IOException {
        Files.createFile(logs.resolve("empty.log"));
        assertThat(scan().evidence().unread())
                .extracting(EvidenceSummary.Unread::reason)
                .containsExactly("empty");
        assertThat(unreadInRunFile()).containsExactly("empty.log: empty");
    }

    @Test
    void anUnknownFormatIsListedWithWhatEachCarrierMissed() throws IOException {
        Files.writeString(logs.resolve("prose.txt"), "It was a dark and stormy night.\n".repeat(50));
        scan();
        assertThat(unreadInRunFile())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("prose.txt: no format fits.")
                        .contains("Name it under `read:`."));
    }

    @Test
    void aCutGzipFileGivesWhatItStillHoldsAndSaysSo() throws IOException {
        byte[] whole = gzip(FirewallLogs.text(1, 400));
        Files.write(logs.resolve("cut.log.gz"), Arrays.copyOf(whole, whole.length / 2));
        Partial partial = scanned();
        MemberReport member = partial.members().getFirst();
        assertThat(member.damage()).isNotEmpty();
        assertThat(member.counts().events()).isBetween(50L, 399L);
        String text = FirewallLogs.text(1, 400);
        assertThat(text.substring(0, (int) member.size()).lines().count())
                .isEqualTo(member.counts().records());
        assertBytesAddUp(partial);
        assertThat(Files.readString(caseDirectory.resolve("manifest.json"))).contains("\"damage\"");
    }

    @Test
    void anEncryptedZipEntryIsListed() throws IOException {
        byte[] zip = zip("secret.log", FirewallLogs.text(1, 20).getBytes(StandardCharsets.UTF_8));
        zip[6] |= 1;
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        zip[directory + 8] |= 1;
        Files.write(logs.resolve("a.zip"), zip);
        scan();
        assertThat(unreadInRunFile())
                .containsExactly("a.zip!secret.log: encrypted: extract it with its password and name the folder");
    }

    @Test
    void anArchiveInAnArchiveIsListed() throws IOException {
        byte[] inner = zip("a.log", FirewallLogs.text(1, 20).getBytes(StandardCharsets.UTF_8));
        Files.write(logs.resolve("outer.zip"), zip("inner.zip", inner));
        scan();
        assertThat(unreadInRunFile()).containsExactly("outer.zip!inner.zip: an archive in an archive: extract it");
    }

    @Test
    void namesInAnArchiveReachNothingOutside() throws IOException {
        Files.write(
                logs.resolve("a.zip"),
                zip("../../../escaped.log", FirewallLogs.text(1, 20).getBytes(StandardCharsets.UTF_8)));
        assertThat(scanned().members().getFirst().counts().events()).isEqualTo(20);
        try (var files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.endsWith("escaped.log"));
        }
    }

    @Test
    void aLinkThatLeadsBackIsListed() throws IOException {
        Files.writeString(logs.resolve("fw.log"), FirewallLogs.text(1, 20));
        Files.createSymbolicLink(Files.createDirectories(logs.resolve("sub")).resolve("loop"), logs);
        assertThat(scanned().members()).hasSize(1);
        assertThat(unreadInRunFile())
                .containsExactly("sub/loop: a symbolic link that leads back to a folder around it");
    }

    @Test
    void aLinkToTheCaseIsListed() throws IOException {
        Files.writeString(logs.resolve("fw.log"), FirewallLogs.text(1, 20));
        scan();
        byte[] before = Files.readAllBytes(caseDirectory.resolve("manifest.json"));
        Files.createSymbolicLink(logs.resolve("results"), caseDirectory);
        scan();
        assertThat(unreadInRunFile()).containsExactly("results: a link to the case itself: results are no evidence");
        assertThat(caseDirectory.resolve("manifest.json")).hasBinaryContent(before);
    }

    @Test
    void aCaseInsideTheEvidenceAndEvidenceInsideACaseAreRefused() throws IOException {
        Files.writeString(logs.resolve("fw.log"), FirewallLogs.text(1, 20));
        assertThatThrownBy(() ->
                        FirewallLogs.investigation(logs.resolve("case")).build().scan(List.of(logs)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lies inside the input")
                .hasMessageContaining("--case");
        assertThatThrownBy(() -> FirewallLogs.investigation(folder).build().scan(List.of(logs)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lies inside the case");
    }

    @Test
    void aFileThatMayNotBeReadIsListedWithoutItsPath() throws IOException {
        Path secret = Files.writeString(logs.resolve("secret.log"), FirewallLogs.text(1, 20));
        Assumptions.assumeTrue(
                Files.getFileStore(logs).supportsFileAttributeView("posix"), "no POSIX permissions here");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(secret), "root may read every file");
        Finding finding = scan();
        assertThat(unreadInRunFile())
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("secret.log: ").contains("permissions"));
        assertThat(finding.evidence().unread())
                .extracting(EvidenceSummary.Unread::reason)
                .noneMatch(reason -> reason.contains(folder.toString()));
    }

    @Test
    void anEndlessLineIsOneRejectedRecord() throws IOException {
        String before = FirewallLogs.text(1, 30);
        String after = FirewallLogs.text(2, 30);
        Files.writeString(logs.resolve("fw.log"), before + "x".repeat(5 << 20) + "\n" + after);
        Files.writeString(logs.resolve("end.log"), FirewallLogs.text(3, 30) + "y".repeat(5 << 20));
        Partial partial = scanned();
        for (MemberReport member : partial.members()) {
            boolean atEnd = member.name().equals("end.log");
            assertThat(member.counts().events()).isEqualTo(atEnd ? 30 : 60);
            assertThat(member.counts().rejectedByReason())
                    .containsEntry(RejectReason.TOO_LONG, 1L)
                    .containsEntry(RejectReason.NO_PAYLOAD, atEnd ? 1L : 2L);
            assertThat(member.counts().records()).isEqualTo(atEnd ? 33 : 65);
        }
        assertBytesAddUp(partial);
        assertThat(Files.readAllLines(partial.folder().resolve("rejects/rejects.jsonl")))
                .filteredOn(line -> line.contains("too-long"))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"offset\":" + before.length() + ",")
                        .contains("\"length\":" + ((5 << 20) + 1)));
    }

    @Test
    void whatIsNotUtf8IsReadAllTheSame() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            text.writeBytes(FirewallLogs.line(i, 1, 2, 1000).getBytes(StandardCharsets.UTF_8));
            text.writeBytes(" user=\"".getBytes(StandardCharsets.UTF_8));
            text.write(0x80 + i);
            text.write(i % 2 == 0 ? 0xff : 0xc3);
            text.writeBytes("\"\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(logs.resolve("fw.log"), text.toByteArray());
        Partial partial = scanned();
        assertThat(partial.members().getFirst().counts().events()).isEqualTo(40);
        assertThat(partial.members().getFirst().counts().records()).isEqualTo(40);
        assertBytesAddUp(partial);
        String finding = Files.readString(caseDirectory.resolve("finding.json")); // refuses what is no UTF-8
        assertThat(finding).endsWith("}\n");
    }

    @Test
    void timesNoClockHasAreCountedAndTheEventsKept() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String year : List.of("1601", "9999", "2023")) {
            text.append(FirewallLogs.line(5, 1, 2, 10).replace("2023-06-04", year + "-06-04"))
                    .append('\n');
        }
        Files.writeString(logs.resolve("fw.log"), text.toString());
        MemberReport.Counts counts = scanned().members().getFirst().counts();
        assertThat(counts.events()).isEqualTo(3);
        assertThat(counts.withoutTime()).isEqualTo(2);
    }

    @Test
    void aCaseFileAmongTheLogsIsAFileLikeAnyOther() throws IOException {
        Files.writeString(logs.resolve("fw.log"), FirewallLogs.text(1, 20));
        Files.writeString(logs.resolve("case.yaml"), FirewallLogs.CASE_YAML);
        Finding finding = Investigation.in(caseDirectory).workers(1).build().scan(List.of(logs));
        assertThat(finding.configHash()).isEqualTo(CaseFile.none().configHash());
        assertThat(finding.headline().provisional()).isTrue();
        assertThat(caseDirectory.resolve("case.yaml")).doesNotExist();
        assertThat(unreadInRunFile())
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("case.yaml: no format fits."));
    }

    @Test
    void evidenceThatVanishedIsAskedForByName() throws IOException {
        Path file = Files.writeString(logs.resolve("fw.log"), FirewallLogs.text(1, 20));
        Files.writeString(logs.resolve("fw2.log"), FirewallLogs.text(2, 20));
        scan();
        byte[] finding = Files.readAllBytes(caseDirectory.resolve("finding.json"));
        Path unplugged = Files.move(file, folder.resolve("fw.log"));
        Investigation investigation = investigation();
        for (ThrowingCallable action : List.<ThrowingCallable>of(
                () -> investigation.scan(List.of()),
                investigation::conclude,
                () -> investigation.search("source.ip:10.0.0.1"),
                () -> investigation.aggregate("source.ip:10.0.0.1 | count"),
                () -> investigation.show("0123456789abcdef-0-0"))) {
            assertThatThrownBy(action)
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("fw.log")
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("--evidence-root");
        }
        assertThat(caseDirectory.resolve("finding.json")).hasBinaryContent(finding);
        Finding found = FirewallLogs.investigation(caseDirectory)
                .evidenceRoots(List.of(unplugged, logs))
                .build()
                .conclude();
        assertThat(Investigation.json(found)).isEqualTo(finding);
    }

    @Test
    void aFileThatGrowsWhileItIsReadEndsInAnErrorThatNamesIt() throws IOException {
        Path file = Files.writeString(logs.resolve("fw.log"), FirewallLogs.text(1, 500));
        AtomicBoolean grown = new AtomicBoolean();
        Investigation investigation = FirewallLogs.investigation(caseDirectory)
                .readBytes(4096)
                .workers(1)
                .progress(bytes -> {
                    if (!grown.getAndSet(true)) {
                        append(file, FirewallLogs.text(2, 500));
                    }
                })
                .build();
        assertThatThrownBy(() -> investigation.scan(List.of(logs)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fw.log")
                .hasMessageContaining("changed");
        assertThat(caseDirectory.resolve("finding.json")).doesNotExist();
    }

    /// Bytes changed, cut out and doubled at random in every kind of container: never another end than these.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomDamageEndsInCountsOrReasons(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] plain = FirewallLogs.text((int) seed, 60).getBytes(StandardCharsets.UTF_8);
        List<byte[]> originals = List.of(plain, gzip(new String(plain, StandardCharsets.UTF_8)), zip("a.log", plain));
        int files = 0;
        for (int i = 0; i < 60; i++) {
            byte[] bytes = originals.get(i % originals.size()).clone();
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(3) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(1, bytes.length));
            }
            Files.write(logs.resolve("f" + i), bytes);
            files++;
        }
        Finding finding = scan();
        Partial partial = partials().getFirst();
        assertBytesAddUp(partial);
        assertThat(partial.members().size() + unreadInRunFile().size()).isGreaterThanOrEqualTo(files);
        assertThat(finding.evidence().events()).isPositive();
        assertThat(investigation().verify(false).differences()).isEmpty();
    }

    private Investigation investigation() throws IOException {
        return FirewallLogs.investigation(caseDirectory).index(false).build();
    }

    private Finding scan() throws IOException {
        return investigation().scan(List.of(logs));
    }

    private Partial scanned() throws IOException {
        scan();
        assertThat(partials()).hasSize(1);
        return partials().getFirst();
    }

    private List<Partial> partials() throws IOException {
        return new konseki.ingest.PartialStore(caseDirectory.resolve("partials"), "").list();
    }

    private List<String> unreadInRunFile() throws IOException {
        return RunFile.read(caseDirectory.resolve("run.json")).unread().stream()
                .map(file -> file.name() + ": " + file.reason())
                .toList();
    }

    private static void assertBytesAddUp(Partial partial) {
        for (int m = 0; m < partial.members().size(); m++) {
            MemberReport member = partial.members().get(m);
            ChunkTable chunks = partial.chunks(m);
            long bytes = 0;
            for (int chunk = 0; chunk < chunks.size(); chunk++) {
                assertThat(chunks.offset(chunk)).isEqualTo(bytes);
                bytes += chunks.length(chunk);
            }
            assertThat(bytes).as(member.name()).isEqualTo(member.size());
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
