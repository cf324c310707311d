package konseki.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Japanese for the sentences that the library says in English only: titles, harmless explanations and measured values
/// of a finding, reasons why a file was not read, errors. A sentence that is not known stays English; names are taken
/// over as they are.
public final class JapanesePhrases {
    /// Longer text is no sentence of ours.
    private static final int MAX_LENGTH = 1_000;

    private record Phrase(Pattern english, String japanese) {
        Phrase(String english, String japanese) {
            this(Pattern.compile(english), japanese);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            new Phrase(
                    "an agent rolled out, an image made, another antivirus installed: ask who did it; restarts within (\\d+)"
                            + " minutes were left out",
                    "エージェントの展開、イメージの作成、別のウイルス対策ソフトの導入の可能性があり、実施者に確認する（$1 分以内の再起動は除外済み）"),
            new Phrase(
                    "a second copy \\(forwarding, syslog, EDR\\) may refill what was lost: the coverage says where one is",
                    "失われた記録は別の写し（転送、syslog、EDR）で補える場合があり、その所在は記録の範囲に示す"),
            new Phrase("(.+) guessed passwords of (.+) \\((.+)\\), no success seen", "$1 から $2 へのパスワード推測（$3）、成功の記録なし"),
            new Phrase("(\\d+) more addresses guessed passwords, no success seen", "ほか $1 個のアドレスからのパスワード推測、成功の記録なし"),
            new Phrase(
                    "the noise of the internet: whatever has an open port is guessed at every day",
                    "公開されたポートにはパスワード推測が日常的に試みられる"),
            new Phrase(
                    "a password that a service or a device keeps using after it was changed", "変更前のパスワードを使い続けるサービスや機器"),
            new Phrase("case\\.yaml \\+ clock error", "case.yaml に時計の誤差を加算"),
            new Phrase("first malicious event - (\\d+) h", "最初の攻撃の $1 時間前"),
            new Phrase("start of taint - (\\d+) h", "攻撃者の影響下に入り得た時刻の $1 時間前"),
            new Phrase("first record", "最初の記録"),
            new Phrase("last record", "最後の記録"),
            new Phrase("no record has a time", "時刻のある記録がない"),
            new Phrase("last malicious event", "最後の攻撃"),
            new Phrase("last malicious event \\+ clock error", "最後の攻撃に時計の誤差を加算"),
            new Phrase("case\\.yaml, by (.+), (.+)", "case.yaml（$1、$2）"),
            new Phrase("unknown", "不明"),
            new Phrase("server", "サーバー"),
            new Phrase("workstation", "端末"),
            new Phrase("domain-controller", "ドメインコントローラー"),
            new Phrase("admin", "管理用端末"),
            new Phrase("backup", "バックアップ"),
            new Phrase("scanner", "スキャナー"),
            new Phrase("management", "管理"),
            new Phrase("hypervisor", "ハイパーバイザー"),
            new Phrase("appliance", "アプライアンス"),
            new Phrase("other", "その他"),
            new Phrase("way in of (.+) from (.+)", "$1（接続元 $2）による侵入口"),
            new Phrase("reached from (.+)", "$1 から到達"),
            new Phrase("cleared at (.+)", "$1 に消去"),
            new Phrase("at least ([\\d.]+ %)", "$1 以上"),
            new Phrase("below (.+)", "$1 未満"),
            new Phrase("at most (.+)", "$1 以下"),
            new Phrase("not bounded", "上限なし"),
            new Phrase("none in the last (\\d+) h", "直前の $1 時間にないこと"),
            new Phrase("none", "ないこと"),
            new Phrase("(\\d+), the longest (\\d+) s", "$1 件、最長 $2 秒"),
            new Phrase("(\\d+) not refilled", "$1 件が補われていない"),
            new Phrase("(\\d+) unresolved", "$1 件が未解決"),
            new Phrase("(\\d+) failed", "$1 件が不合格"),
            new Phrase("provisional", "暫定"),
            new Phrase("confirmed in case\\.yaml", "case.yaml での確認"),
            new Phrase("records start later", "記録の開始が遅い"),
            new Phrase("records from its start", "期間の始めからの記録"),
            new Phrase("a size in case\\.yaml", "case.yaml への量の記載"),
            new Phrase("a known limit", "既知の上限"),
            new Phrase("open", "未判断"),
            new Phrase("a decision on each session", "各通信についての判断"),
            new Phrase("(\\d+), out of reach (\\d+)", "$1 種類、うち侵入者が改変できないもの $2"),
            new Phrase("at least (\\d+), out of reach (\\d+)", "$1 種類以上、うち侵入者が改変できないもの $2 以上"),
            new Phrase("(.+) sent up to (\\d+) bytes to (.+)", "$1 から $3 へ最大 $2 バイトを送信"),
            new Phrase("(.+) logged in to (.+) from (.+) after guessing", "$3 から $2 へ、パスワード推測の後にアカウント $1 でログイン"),
            new Phrase("(.+) logged in to (.+) from (.+)", "$3 から $2 へアカウント $1 でログイン"),
            new Phrase("From (.+) the attack reached (\\d+) machines?", "$1 から攻撃が $2 台に到達"),
            new Phrase("(.+) went from (.+) to (.+) by (.+)", "アカウント $1 が $2 から $3 へ移動（$4）"),
            new Phrase(
                    "(.+): (\\d+) files got the extension (\\S+), (\\S+) to (\\S+)", "$1: $2 ファイルの拡張子が $3 に変化（$4～$5）"),
            new Phrase("(.+): up to (\\d+) files changed in bursts, (\\S+) to (\\S+)", "$1: 最大 $2 ファイルを短時間に変更（$3～$4）"),
            new Phrase(
                    "(.+): the same note in directory after directory, (\\S+) to (\\S+)",
                    "$1: 同じ文面のファイルが多数のフォルダーに作成（$2～$3）"),
            new Phrase("(.+): found encrypted, since about (\\S+)", "$1: 暗号化を確認（開始 $2 頃）"),
            new Phrase(
                    "(.+): recovery inhibited or protection stopped, (\\S+) to (\\S+)", "$1: 復旧の妨害または保護機能の停止（$2～$3）"),
            new Phrase(
                    "a forgotten or expired password: failures that tell of an expired password or missing rights were not counted",
                    "パスワードの失念・期限切れ（期限切れや権限不足を示す失敗は数えていない）"),
            new Phrase("an address that many people share: ask whose it is", "多数の利用者が共有するアドレス（使用者の確認が必要）"),
            new Phrase(
                    "the owner of the account on the way or at home: ask for the address and the time",
                    "移動中または自宅の本人（アドレスと時刻の確認が必要）"),
            new Phrase(
                    "each step is the earliest that the logs allow; a step may have gone another way that left no log",
                    "各段階は記録上最も早い時刻によるもので、記録の残らない別の経路もあり得る"),
            new Phrase(
                    "administration: against it, (\\d+) days of baseline do not have this source, target and account together",
                    "管理作業（ただし、平常時の $1 日間に同じ移動元・移動先・アカウントの組合せはない）"),
            new Phrase(
                    "administration: the baseline has the same, or is too short to tell",
                    "管理作業（平常時にも同じ組合せがあるか、平常時の記録が短く判断できない）"),
            new Phrase(
                    "a service or task made on the machine itself: no logon from elsewhere was recorded before it",
                    "機器自身で作成されたサービス・タスク（直前に他の機器からのログオンの記録はない）"),
            new Phrase(
                    "monitoring, inventory or deployment: name such machines with the role scanner or management",
                    "監視・資産管理・配布（該当する機器は case.yaml に役割 scanner または management を記載）"),
            new Phrase(
                    "runas /netonly by an administrator: ask who worked on the machine",
                    "管理者による runas /netonly（作業者の確認が必要）"),
            new Phrase("expected transfer of case\\.yaml: none covers it", "case.yaml に想定済みの転送（該当なし）"),
            new Phrase("expected transfer of case\\.yaml: (.+)", "case.yaml に想定済みの転送（$1）"),
            new Phrase(
                    "backup, update or replication service: ask who owns (.+) and for the service's own record of these bytes",
                    "バックアップ・更新・複製のサービス（$1 の所有者と、サービス側の送信量の記録の確認が必要）"),
            new Phrase(
                    "deliberate packing or conversion: against it, extensions that people use became one that nobody uses",
                    "意図的な圧縮・変換（ただし、通常の拡張子が使われない拡張子に変わっている）"),
            new Phrase(
                    "backup software or clean-up that deletes shadow copies: it would do so regularly; fewer days than a routine were seen",
                    "シャドウコピーを削除するバックアップソフト・清掃処理（定期的に行われるはずだが、そのような日数は見られない）"),
            new Phrase(
                    "maintenance or shutdown: stops within 5 minutes of a logged shutdown were left out",
                    "保守・シャットダウン（記録されたシャットダウンの前後 5 分以内の停止は除外済み）"),
            new Phrase(
                    "encrypted: extract it with its password and name the folder",
                    "暗号化されています。パスワードで展開し、そのフォルダーを指定してください"),
            new Phrase(
                    "a disk image: mount it read-only and name the folder of its logs",
                    "ディスクイメージです。読み取り専用でマウントし、ログのフォルダーを指定してください"),
            new Phrase("an archive in an archive: extract it", "書庫の中の書庫です。展開してください"),
            new Phrase("not a regular file", "通常のファイルではありません"),
            new Phrase("cannot be read: (.+)", "読み取れません: $1"),
            new Phrase("no format fits\\.(.*)", "該当する形式がありません。$1"),
            new Phrase("zstd: ends inside a frame: the file is cut off(.*)", "zstd: ファイルが途中で切れています$1"),
            new Phrase(
                    "evidence (.+) \\(key (\\w+)\\) is not where the case was scanned from \\((.+)\\), or was changed since",
                    "証跡 $1（キー $2）が走査時の場所（$3）にないか、その後変更されています"),
            new Phrase(
                    "evidence (.+) \\(key (\\w+)\\) is not where the case was scanned from \\((.+)\\), or was changed since: mount it, or name its folder with --evidence-root",
                    "証跡 $1（キー $2）が走査時の場所（$3）にないか、その後変更されています。マウントするか、--evidence-root でフォルダーを指定してください"),
            new Phrase(
                    "evidence (.+) \\(key (\\w+)\\) is not where the case was scanned from \\((.+)\\), or was changed since; (\\d+) more files are missing: mount it, or name its folder with --evidence-root",
                    "証跡 $1（キー $2）が走査時の場所（$3）にないか、その後変更されています。ほかに $4 ファイルがありません。マウントするか、--evidence-root でフォルダーを指定してください"),
            new Phrase(
                    "(.+): the record (.+): the file changed since it was hashed\\. Verify the case",
                    "$1: ハッシュ値の計算後にファイルが変更されています（$2）。konseki verify で確認してください"),
            new Phrase(
                    "at character (\\d+): there is no field \"(.+?)\"\\. Did you mean (.+)\\? A source's own field is written vendor\\.NAME, text to search for \"in quotes\"",
                    "$1 文字目: 「$2」というフィールドはありません。候補: $3。製品固有のフィールドは vendor.名前、本文の検索語は \"引用符\" で囲んで指定します"),
            new Phrase(
                    "at character (\\d+): there is no field \"(.+?)\"\\. A source's own field is written vendor\\.NAME, text to search for \"in quotes\"",
                    "$1 文字目: 「$2」というフィールドはありません。製品固有のフィールドは vendor.名前、本文の検索語は \"引用符\" で囲んで指定します"),
            new Phrase("(.+): No space left on device", "$1: ディスクに空きがありません。空きを作り、同じコマンドを再度実行してください"),
            new Phrase("No space left on device", "ディスクに空きがありません。空きを作り、同じコマンドを再度実行してください"),
            new Phrase("(.+): there is no such file or folder", "$1: ファイルまたはフォルダーがありません"),
            new Phrase(
                    "(.+): is no case: konseki scan LOGS --case (.+) makes one",
                    "$1: ケースではありません。konseki scan LOGS --case $2 で作成できます"),
            new Phrase(
                    "(.+) is being written by process (.+)\\. Wait for it, or stop it; readers are not held up",
                    "$1 はプロセス $2 が書き込み中です。終了を待つか、停止してください（読み取りは可能です）"),
            new Phrase(
                    "the scan was stopped; what was finished is kept, scan again to go on",
                    "走査を中断しました。完了した分は保存されています。同じコマンドで続行できます"),
            new Phrase("the case (.+) lies inside the input (.+)", "ケース $1 が入力 $2 の中にあります"));

    private JapanesePhrases() {}

    /// @return `english` itself where nobody has put it into Japanese
    public static String of(String english) {
        if (english.length() <= MAX_LENGTH) {
            for (Phrase phrase : PHRASES) {
                Matcher matcher = phrase.english().matcher(english);
                if (matcher.matches()) {
                    return matcher.replaceAll(phrase.japanese());
                }
            }
        }
        return english;
    }
}
