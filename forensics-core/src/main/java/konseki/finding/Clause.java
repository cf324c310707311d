package konseki.finding;

import java.util.Optional;

/// A clause of the rule table of `docs/method.md`, Verdict: what must hold for a grade, or what decided one.
public enum Clause {
    CONFIRMED_BY_ANALYST(Verdict.TRANSFER_CONFIRMED),
    CONFIRMED_BY_PROOF(Verdict.TRANSFER_CONFIRMED),

    EGRESS_FROM_TAINTED_HOST(Verdict.TRANSFER_PROBABLE),
    NAMED_UPLOAD_BY_ATTACKER(Verdict.TRANSFER_PROBABLE),
    STAGED_ARCHIVE_LEFT(Verdict.TRANSFER_PROBABLE),
    ATTACKER_SESSION_TOO_FAST(Verdict.TRANSFER_PROBABLE),
    ATTACKER_SESSION_TOO_LARGE(Verdict.TRANSFER_PROBABLE),

    HIT_UNDECIDED(Verdict.INDICATIONS_UNRESOLVED),
    REMOTE_CONTROL_UNDECIDED(Verdict.INDICATIONS_UNRESOLVED),
    TRANSFER_TOOL_RAN(Verdict.INDICATIONS_UNRESOLVED),
    STEALER_PRESENT(Verdict.INDICATIONS_UNRESOLVED),

    QUERY_DID_NOT_RUN(Verdict.NOT_ASSESSABLE),
    WINDOW_WITHOUT_END(Verdict.NOT_ASSESSABLE),
    NOTHING_IN_SCOPE(Verdict.NOT_ASSESSABLE),

    LIMITED_TAMPERING(Verdict.NO_EVIDENCE_LIMITED, ReasonCode.TAMPERED),
    LIMITED_MATERIAL_GAP(Verdict.NO_EVIDENCE_LIMITED, ReasonCode.MATERIAL_GAP),
    LIMITED_DIRECT_SHARE(Verdict.NO_EVIDENCE_LIMITED, ReasonCode.LOW_COVERAGE),
    LIMITED_CONTROL_SHARE(Verdict.NO_EVIDENCE_LIMITED, ReasonCode.SENSOR_UNPROVEN),
    LIMITED_SEEDED_CONTROLS(Verdict.NO_EVIDENCE_LIMITED, ReasonCode.SENSOR_UNPROVEN),
    LIMITED_HOLDS(Verdict.NO_EVIDENCE_LIMITED),

    BOUNDED_CONFIRMED_SCOPE(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.PROVISIONAL),
    BOUNDED_WHOLE_WINDOW(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.LEFT_CENSORED),
    BOUNDED_TAMPERING(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.TAMPERED),
    BOUNDED_MATERIAL_GAP(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.MATERIAL_GAP),
    BOUNDED_CONTROL_SHARE(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.SENSOR_UNPROVEN),
    BOUNDED_SEEDED_CONTROLS(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.SENSOR_UNPROVEN),
    BOUNDED_DIRECT_SHARE(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.LOW_COVERAGE),
    BOUNDED_HOST_SHARE(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.LOW_COVERAGE),
    BOUNDED_AT_RISK_KNOWN(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.VOLUME_AT_RISK_UNKNOWN),
    BOUNDED_UNSEEN(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.UNBOUNDED),
    BOUNDED_ATTACKER_DECIDED(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.UNDISPOSITIONED),
    BOUNDED_ATTACKER_SHARE(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.UNBOUNDED),
    BOUNDED_SOURCES(Verdict.NO_EVIDENCE_BOUNDED, ReasonCode.SINGLE_SOURCE),
    BOUNDED_HOLDS(Verdict.NO_EVIDENCE_BOUNDED);

    private final Verdict grade;
    private final Optional<ReasonCode> reason;

    Clause(Verdict grade) {
        this.grade = grade;
        this.reason = Optional.empty();
    }

    Clause(Verdict grade, ReasonCode reason) {
        this.grade = grade;
        this.reason = Optional.of(reason);
    }

    /// The grade whose rule it belongs to.
    public Verdict grade() {
        return grade;
    }

    /// What its failure is called.
    public Optional<ReasonCode> reason() {
        return reason;
    }

    /// What it demands or says, without numbers; those stand beside it in [FailedClause].
    public Wording wording() {
        return switch (this) {
            case CONFIRMED_BY_ANALYST -> new Wording("an analyst confirmed a probable transfer", "担当者が外部転送を確認した");
            case CONFIRMED_BY_PROOF ->
                new Wording("proof from outside was entered with its hash", "外部の証拠がハッシュ値とともに登録された");
            case EGRESS_FROM_TAINTED_HOST ->
                new Wording(
                        "a host in the attacker's hands sent data to an unexplained destination",
                        "侵害された機器から説明のつかない宛先への送信がある");
            case NAMED_UPLOAD_BY_ATTACKER ->
                new Wording("the attacker uploaded a named file", "攻撃者によるファイル名付きのアップロードがある");
            case STAGED_ARCHIVE_LEFT ->
                new Wording("an archive was made and as much data left soon after", "圧縮ファイルの作成後、それに見合う量の送信がある");
            case ATTACKER_SESSION_TOO_FAST ->
                new Wording("a session of the attacker sent more than a screen does", "攻撃者の通信の送信量が画面操作の範囲を超える");
            case ATTACKER_SESSION_TOO_LARGE ->
                new Wording("sessions of the attacker sent as much as the data at risk", "攻撃者の通信の送信量が対象データの量に達する");
            case HIT_UNDECIDED -> new Wording("a hit awaits an analyst's decision", "担当者の判断を待つ検出がある");
            case REMOTE_CONTROL_UNDECIDED ->
                new Wording("remote control awaits an analyst's decision", "遠隔操作の通信が判断を待つ");
            case TRANSFER_TOOL_RAN -> new Wording("a transfer tool ran; its bytes are unknown", "転送ツールが実行され、送信量が不明");
            case STEALER_PRESENT -> new Wording("malware that can steal was present", "情報を窃取し得るマルウェアがある");
            case QUERY_DID_NOT_RUN -> new Wording("every query of the group ran", "すべての照会を実行した");
            case WINDOW_WITHOUT_END -> new Wording("the window has an end", "対象期間に終わりがある");
            case NOTHING_IN_SCOPE -> new Wording("a data-holding asset is in scope", "データを保有する対象機器がある");
            case LIMITED_TAMPERING ->
                new Wording("every tampered interval is refilled by a second copy", "改ざんされた期間を別の写しが補う");
            case LIMITED_MATERIAL_GAP ->
                new Wording("no material gap in the hours before the first encryption", "最初の暗号化の前に重大な欠落がない");
            case LIMITED_DIRECT_SHARE, BOUNDED_DIRECT_SHARE ->
                new Wording("share of hours with a byte-counting record", "通信量の記録がある時間の割合");
            case LIMITED_CONTROL_SHARE, BOUNDED_CONTROL_SHARE ->
                new Wording("share of hours in which the sensor is proven", "記録装置の動作が確認できる時間の割合");
            case LIMITED_SEEDED_CONTROLS, BOUNDED_SEEDED_CONTROLS ->
                new Wording("every query found its seeded control", "すべての照会が試験用の記録を検出した");
            case LIMITED_HOLDS -> new Wording("every clause of LIMITED holds", "LIMITED の条件をすべて満たす");
            case BOUNDED_CONFIRMED_SCOPE ->
                new Wording("boundaries, assets and window are confirmed", "境界・資産・期間が確認されている");
            case BOUNDED_WHOLE_WINDOW -> new Wording("records reach back to the start of the window", "記録が対象期間の始めまで遡る");
            case BOUNDED_TAMPERING -> new Wording("no unresolved tampering", "未解決の改ざんがない");
            case BOUNDED_MATERIAL_GAP -> new Wording("no material gap in the window", "対象期間に重大な欠落がない");
            case BOUNDED_HOST_SHARE -> new Wording("share of host hours with process records", "プロセスの記録がある時間の割合");
            case BOUNDED_AT_RISK_KNOWN -> new Wording("the volume at risk is known", "対象データの量が判明している");
            case BOUNDED_UNSEEN ->
                new Wording("what could have left unseen is less than the data at risk", "検出できない量が対象データの量を下回る");
            case BOUNDED_ATTACKER_DECIDED ->
                new Wording("an analyst decided on every session of the attacker", "攻撃者の通信がすべて判断済みである");
            case BOUNDED_ATTACKER_SHARE ->
                new Wording(
                        "sessions of the attacker sent little beside the data at risk", "攻撃者の通信の送信量が対象データの量に比べて小さい");
            case BOUNDED_SOURCES ->
                new Wording("two independent sources, one out of the intruder's reach", "独立した情報源が二つ以上あり、一つは侵入者が改変できない");
            case BOUNDED_HOLDS -> new Wording("every clause of BOUNDED holds", "BOUNDED の条件をすべて満たす");
        };
    }
}
