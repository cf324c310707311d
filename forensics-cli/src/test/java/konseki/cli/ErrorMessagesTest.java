package konseki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import konseki.finding.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user reads when something is not as it should be, word for word, in both languages.
class ErrorMessagesTest {
    static final String LINE =
            "date=2023-06-04 time=21:14:09 devname=\"fw1\" type=\"traffic\" logid=\"0000000013\""
                    + " action=\"close\" srcip=10.10.1.10 srcport=5000 dstip=198.51.100.7 dstport=443 sentbyte=4096 rcvdbyte=10\n";

    @TempDir
    Path folder;

    @Test
    void anEmptyFolder() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        expect(
                20,
                "No record was read; unread files: 0. Name files or folders with logs; konseki explain FILE says why a"
                        + " file was not read.\n",
                "記録を 1 件も読めませんでした。読まなかったファイル: 0 個。ログのあるファイルまたはフォルダーを指定してください。理由は konseki explain FILE で確認できます。\n",
                "scan",
                "logs",
                "--case",
                "case");
    }

    @Test
    void anEncryptedZip() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.write(folder.resolve("logs/e.zip"), encryptedZip());
        unread("encrypted: extract it with its password and name the folder", "暗号化されています。パスワードで展開し、そのフォルダーを指定してください");
    }

    @Test
    void aDiskImage() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.write(folder.resolve("logs/d.vmdk"), "KDMV\0\0\0\0\0".repeat(50).getBytes(StandardCharsets.UTF_8));
        unread(
                "a disk image: mount it read-only and name the folder of its logs",
                "ディスクイメージです。読み取り専用でマウントし、ログのフォルダーを指定してください");
    }

    @Test
    void aFormatThatNobodyKnows() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/x.log"), "one two three four\n".repeat(50));
        unread("no format fits. ", "該当する形式がありません。");
    }

    @Test
    void aWindowOutsideTheLogs() throws IOException {
        write();
        Files.writeString(
                folder.resolve("case.yaml"), "window: { from: 2024-01-01T00:00:00Z, to: 2024-01-02T00:00:00Z }\n");
        expect(
                20,
                "The window (2024-01-01 00:00 to 2024-01-02 00:00 UTC) lies outside the logs, which reach over 2023-06-04"
                        + " 21:14:09 to 2023-06-04 21:14:09 UTC. Correct window: of case.yaml, or the zone under read:.\n",
                "対象期間（2024-01-01 00:00～2024-01-02 00:00 UTC）がログの期間（2023-06-04 21:14:09～2023-06-04 21:14:09 UTC）と重なりません。"
                        + "case.yaml の window: または read: のタイムゾーンを直してください。\n",
                "scan",
                "logs",
                "--case",
                "case",
                "--config",
                folder.resolve("case.yaml").toString());
    }

    @Test
    void evidenceThatIsNotMounted() throws IOException {
        write();
        run("en", "scan", "logs", "--case", "case");
        Path log = folder.resolve("logs/fw.log");
        Files.delete(log);
        Run english = run("en", "search", "source.ip:10.0.0.0/8", "--case", "case");
        assertThat(english.status()).isEqualTo(64);
        assertThat(english.err())
                .matches("evidence fw.log \\(key [0-9a-f]{16}\\) is not where the case was scanned from \\(.+fw.log\\),"
                        + " or was changed since: mount it, or name its folder with --evidence-root\n");
        assertThat(run("ja", "search", "source.ip:10.0.0.0/8", "--case", "case").err())
                .matches("証跡 fw.log（キー [0-9a-f]{16}）が走査時の場所（.+fw.log）にないか、その後変更されています。"
                        + "マウントするか、--evidence-root でフォルダーを指定してください\n");
    }

    @Test
    void aFieldThatThereIsNot() throws IOException {
        write();
        run("en", "scan", "logs", "--case", "case");
        expect(
                64,
                "at character 1: there is no field \"source.ipp\". Did you mean source.ip, source.port, source.bytes? A"
                        + " source's own field is written vendor.NAME, text to search for \"in quotes\"\n",
                "1 文字目: 「source.ipp」というフィールドはありません。候補: source.ip, source.port, source.bytes。"
                        + "製品固有のフィールドは vendor.名前、本文の検索語は \"引用符\" で囲んで指定します\n",
                "search",
                "source.ipp:1",
                "--case",
                "case");
    }

    @Test
    void aFullDisk() {
        FileSystemException full = new FileSystemException("case/partials", null, "No space left on device");
        assertThat(Failure.of(full, new Messages(Language.EN)))
                .isEqualTo(new Failure(70, "case/partials: No space left on device"));
        assertThat(Failure.of(full, new Messages(Language.JA)))
                .isEqualTo(new Failure(70, "case/partials: ディスクに空きがありません。空きを作り、同じコマンドを再度実行してください"));
    }

    @Test
    void aPathWithBlanksAndJapaneseCharacters() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("証跡 その 1"));
        Files.writeString(logs.resolve("ログ 1.log"), LINE.repeat(20));
        Run scanned = run("ja", "scan", "証跡 その 1", "--case", "案件 2023");
        assertThat(scanned.status()).isEqualTo(20);
        assertThat(scanned.out()).contains("案件 2023/report.ja.html");
        assertThat(folder.resolve("案件 2023/report.ja.html")).isNotEmptyFile();
    }

    private void unread(String english, String japanese) throws IOException {
        assertThat(run("en", "scan", "--plan", "logs").out()).contains(english);
        assertThat(run("ja", "scan", "--plan", "logs").out()).contains(japanese);
    }

    private void expect(int status, String english, String japanese, String... args) {
        Run inEnglish = run("en", args);
        assertThat(inEnglish.err()).isEqualTo(english);
        assertThat(inEnglish.status()).isEqualTo(status);
        Run inJapanese = run("ja", args);
        assertThat(inJapanese.err()).isEqualTo(japanese);
        assertThat(inJapanese.status()).isEqualTo(status);
    }

    /// Inputs and cases are named relative to the folder.
    private Run run(String language, String... args) {
        String[] all = new String[args.length + 2];
        for (int i = 0; i < args.length; i++) {
            boolean path = args[i].matches("logs|case|証跡.*|案件.*");
            all[i] = path ? folder.resolve(args[i]).toString() : args[i];
        }
        all[args.length] = "--lang";
        all[args.length + 1] = language;
        return Run.of(folder, all);
    }

    private void write() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/fw.log"), LINE.repeat(20));
    }

    /// One entry whose flags say that it is encrypted.
    private static byte[] encryptedZip() throws IOException {
        byte[] name = "a.log".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream zip = new DataOutputStream(bytes);
        header(zip, 0x04034b50, 20, name.length);
        zip.write(name);
        zip.write(new byte[32]);
        int directory = zip.size();
        little(zip, 4, 0x02014b50);
        little(zip, 2, 20);
        rest(zip, 20, name.length);
        little(zip, 2, 0);
        little(zip, 2, 0);
        little(zip, 2, 0);
        little(zip, 4, 0);
        little(zip, 4, 0);
        zip.write(name);
        int length = zip.size() - directory;
        little(zip, 4, 0x06054b50);
        little(zip, 4, 0);
        little(zip, 2, 1);
        little(zip, 2, 1);
        little(zip, 4, length);
        little(zip, 4, directory);
        little(zip, 2, 0);
        return bytes.toByteArray();
    }

    private static void header(DataOutputStream zip, int signature, int version, int nameLength) throws IOException {
        little(zip, 4, signature);
        rest(zip, version, nameLength);
    }

    /// Version, flags with the encrypted bit, method stored, time, checksum, sizes, lengths of name and extra field.
    private static void rest(DataOutputStream zip, int version, int nameLength) throws IOException {
        little(zip, 2, version);
        little(zip, 2, 1);
        little(zip, 2, 0);
        little(zip, 4, 0);
        little(zip, 4, 0x1234);
        little(zip, 4, 32);
        little(zip, 4, 20);
        little(zip, 2, nameLength);
        little(zip, 2, 0);
    }

    private static void little(DataOutputStream out, int bytes, int value) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.write(value >>> 8 * i);
        }
    }
}
