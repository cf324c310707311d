package konseki.report.html;

import java.util.Optional;
import konseki.finding.ByteAmount;
import konseki.finding.Control;
import konseki.finding.CoverageSummary;
import konseki.finding.Disposition.Decision;
import konseki.finding.Examination;
import konseki.finding.GapReason;
import konseki.finding.Language;
import konseki.finding.Severity;
import konseki.finding.Verdict;
import konseki.finding.Volume;
import konseki.finding.Wording;
import konseki.report.JapanesePhrases;

/// Names and short sentences of the report in one language; headings stand in the templates. Immutable.
final class ReportWords {
    private final Language language;

    ReportWords(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }

    String in(String en, String ja) {
        return language == Language.JA ? ja : en;
    }

    String in(Wording wording) {
        return wording.in(language);
    }

    /// What the finding holds in English only.
    String translated(String english) {
        return language == Language.JA ? JapanesePhrases.of(english) : english;
    }

    /// The verdict as its fixed statements say it, shortest; limits come first.
    String plain(Verdict verdict) {
        return switch (verdict) {
            case TRANSFER_CONFIRMED -> in("A transfer to outside is confirmed.", "外部転送が確認されました。");
            case TRANSFER_PROBABLE -> in("A transfer to outside is probable.", "外部転送があった可能性が高いと判断します。");
            case INDICATIONS_UNRESOLVED ->
                in("There are indications of a transfer that nobody has resolved.", "外部転送を疑わせる記録があり、判断が済んでいません。");
            case NOT_ASSESSABLE -> in("Whether data was transferred outside cannot be assessed.", "外部転送の有無を評価できません。");
            case INCONCLUSIVE ->
                in(
                        "For want of records, whether data was transferred outside cannot be judged.",
                        "記録の不足により、外部転送の有無を判断できません。");
            case NO_EVIDENCE_LIMITED ->
                in(
                        "For parts there are no records and nothing can be said. Outside these, no trace of a transfer was"
                                + " found. This does not rule out theft.",
                        "記録がなく判断できない範囲があります。それ以外の範囲で、外部転送の痕跡は確認されませんでした。窃取の可能性を否定するものではありません。");
            case NO_EVIDENCE_BOUNDED ->
                in(
                        "A limited volume could have left undetected. Within the stated limits, no trace of a transfer was"
                                + " found. This does not rule out theft.",
                        "検出できない可能性のある量（上限は次のとおり）を除き、外部転送の痕跡は確認されませんでした。窃取の可能性を完全に否定するものではありません。");
        };
    }

    /// As a name beside its constant.
    String name(Verdict verdict) {
        return switch (verdict) {
            case TRANSFER_CONFIRMED -> in("transfer confirmed", "外部転送を確認");
            case TRANSFER_PROBABLE -> in("transfer probable", "外部転送の可能性が高い");
            case INDICATIONS_UNRESOLVED -> in("indications, unresolved", "疑わしい記録あり・判断未了");
            case NOT_ASSESSABLE -> in("not assessable", "評価不能");
            case INCONCLUSIVE -> in("inconclusive", "判断不能");
            case NO_EVIDENCE_LIMITED -> in("no evidence, limited", "痕跡なし（範囲に制約あり）");
            case NO_EVIDENCE_BOUNDED -> in("no evidence, bounded", "痕跡なし（上限付き）");
        };
    }

    String severity(Severity severity) {
        return switch (severity) {
            case INFORMATIONAL -> in("informational", "参考");
            case LOW -> in("low", "低");
            case MEDIUM -> in("medium", "中");
            case HIGH -> in("high", "高");
            case CRITICAL -> in("critical", "重大");
        };
    }

    String decision(Decision decision) {
        return switch (decision) {
            case BENIGN -> in("benign", "無害");
            case INTERACTIVE -> in("interactive", "画面操作");
            case CONFIRMED -> in("confirmed", "攻撃と確認");
            case UNRESOLVED -> in("unresolved", "未判断");
        };
    }

    String examination(Examination examination) {
        return switch (examination) {
            case ASSESSED -> in("assessed", "調査済み");
            case NOT_EXAMINED -> in("not examined", "未調査");
            case INCONCLUSIVE -> in("inconclusive", "判断できず");
        };
    }

    String control(Control control) {
        return switch (control) {
            case PASSED -> in("passed", "合格");
            case FAILED -> in("failed", "不合格");
            case NONE -> in("none", "なし");
        };
    }

    String kind(CoverageSummary.Kind kind) {
        return switch (kind) {
            case ASSET -> in("asset", "機器");
            case LINE -> in("line", "回線");
        };
    }

    String detector(String name) {
        return switch (name) {
            case "egress" -> in("egress", "外部送信");
            case "lateral" -> in("lateral movement", "横展開");
            case "encryption" -> in("encryption", "暗号化");
            case "intrusion" -> in("intrusion", "侵入");
            case "tamper" -> in("tampering", "改ざん");
            default -> name;
        };
    }

    /// A state of coverage as finding.json writes it; one that is not known here stays as it is.
    String state(String state) {
        return switch (state) {
            case "DIRECT" -> in("recorded, with bytes sent", "記録あり（送信量を含む）");
            case "BLOCKED" -> in("blocked, by proven rule", "遮断（規則の動作を確認）");
            case "OFF" -> in("provably off", "停止を確認");
            case "DEGRADED" -> in("recorded with losses", "記録の一部に損失");
            case "INDIRECT" -> in("host records only, no bytes", "機器自身の記録のみ（送信量なし）");
            default -> gap(state);
        };
    }

    private String gap(String state) {
        for (GapReason reason : GapReason.values()) {
            if (state.equals("GAP(" + reason + ")")) {
                return in("gap: ", "欠落: ") + in(reason.wording());
            }
        }
        return state;
    }

    String yes(boolean value) {
        return value ? in("yes", "はい") : in("no", "いいえ");
    }

    String volume(Volume volume) {
        return ByteAmount.roundedUp(volume, language);
    }

    /// Why a volume has no end, if it has none.
    Optional<String> whyUnbounded(Volume volume) {
        return volume instanceof Volume.Unbounded(Wording why) ? Optional.of(in(why)) : Optional.empty();
    }

    String duration(long seconds) {
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        return in(hours + " h " + minutes + " min", hours + " 時間 " + minutes + " 分");
    }
}
