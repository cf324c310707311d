package konseki.report;

import konseki.finding.Examination;
import konseki.finding.Language;
import konseki.finding.Severity;

/// The words of the first screen in one language. Immutable.
final class ScreenWords {
    private static final ScreenWords EN = new ScreenWords(Language.EN);
    private static final ScreenWords JA = new ScreenWords(Language.JA);

    private final Language language;

    private ScreenWords(Language language) {
        this.language = language;
    }

    static ScreenWords of(Language language) {
        return language == Language.JA ? JA : EN;
    }

    private String in(String en, String ja) {
        return language == Language.JA ? ja : en;
    }

    String verdict() {
        return in("VERDICT", "判定");
    }

    String provisional() {
        return in("PROVISIONAL", "【暫定】");
    }

    String notSaid() {
        return in("NOT SAID", "判断不能");
    }

    String before(String moment) {
        return in("before " + moment + " there are no records", moment + " より前は記録なし");
    }

    String controls(long passed, int seeded, long seen, int natural) {
        return in(
                "seeded controls found " + passed + " of " + seeded + ", expected transfers seen " + seen + " of "
                        + natural,
                "試験用の記録の検出 " + passed + "/" + seeded + "、既知の正当な送信の確認 " + seen + "/" + natural);
    }

    String more(int count) {
        return in(count + " more", "ほか " + count + " 件");
    }

    String media() {
        return in("Removable media", "外部記憶媒体");
    }

    String cloud() {
        return in("cloud control plane", "クラウド管理操作");
    }

    String examination(Examination examination) {
        return switch (examination) {
            case ASSESSED -> in("assessed", "調査済み");
            case NOT_EXAMINED -> in("not examined", "未調査");
            case INCONCLUSIVE -> in("inconclusive", "判断できず");
        };
    }

    String window() {
        return in("WINDOW", "期間");
    }

    String evidence() {
        return in("EVIDENCE", "証跡");
    }

    String evidence(String files, String records, String bytes, String rejected, int unread) {
        return in(
                files + (files.equals("1") ? " file, " : " files, ") + records + " records, " + bytes + "; " + rejected + " rejected, " + unread
                        + (unread == 1 ? " file unread" : " files unread"),
                files + " ファイル、" + records + " 件、" + bytes + "; 解釈不能 " + rejected + " 件、未読 " + unread + " ファイル");
    }

    String unread() {
        return in("unread", "未読");
    }

    String filesNotThere(String entry, int others) {
        String more = others > 0 ? "; " + more(others) : "";
        return in("case.yaml names files that are not here: ", "case.yaml に記載のファイルが見つからない: ") + entry + more;
    }

    String coverage() {
        return in("COVERAGE", "記録範囲");
    }

    String coverage(String worst, String worstShare, String gap, String best, String bestShare) {
        return in(
                "critical hours: from " + worstShare + " (" + worst + ", longest gap " + gap + ") to " + bestShare
                        + " (" + best + ")",
                "重要時間帯: 最小 " + worstShare + "（" + worst + "、最長の欠落 " + gap + "）、最大 " + bestShare + "（" + best + "）");
    }

    String duration(long hours, long minutes) {
        return in(hours + " h " + minutes + " min", hours + " 時間 " + minutes + " 分");
    }

    String found() {
        return in("FOUND", "検出");
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

    String severity(Severity severity) {
        return switch (severity) {
            case INFORMATIONAL -> in("informational", "参考");
            case LOW -> in("low", "低");
            case MEDIUM -> in("medium", "中");
            case HIGH -> in("high", "高");
            case CRITICAL -> in("critical", "重大");
        };
    }

    String nothing() {
        return in("nothing", "なし");
    }

    String outbound() {
        return in("OUTBOUND", "外部送信");
    }

    String noOutbound() {
        return in("no unexplained totals", "説明のつかない送信なし");
    }

    String next() {
        return in("NEXT", "次の作業");
    }

    String reports() {
        return in("REPORTS", "報告書");
    }

    String note() {
        return in("NOTE", "注記");
    }
}
