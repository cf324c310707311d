package konseki.finding;

/// Why a grade could not be better; the list of `docs/method.md`. Declared in the order in which reports name them: the
/// first that applies decided.
public enum ReasonCode {
    TAMPERED(new Wording("a log was tampered with", "ログの改ざん・消去")),
    MATERIAL_GAP(new Wording("records are missing for too long", "記録の長時間の欠落")),
    UNVERIFIED(new Wording("a file failed verification", "検証できないファイル")),
    CLOCK(new Wording("a clock is in doubt", "時刻の不確かさ")),
    LOW_COVERAGE(new Wording("too few hours are recorded", "記録のある時間の不足")),
    SENSOR_UNPROVEN(new Wording("a sensor was not proven to record", "記録装置の動作が未確認")),
    LEFT_CENSORED(new Wording("the records start after the attack", "記録の開始が侵害より後")),
    UNBOUNDED(new Wording("what could have left unseen has no known limit", "検出できない量の上限が不明")),
    VOLUME_AT_RISK_UNKNOWN(new Wording("the volume of the data at risk is not known", "対象データの量が不明")),
    SINGLE_SOURCE(new Wording("only one kind of source speaks", "情報源が一種類のみ")),
    UNDISPOSITIONED(new Wording("an analyst has not decided yet", "担当者の判断が未了")),
    PROVISIONAL(new Wording("boundaries, assets or window are not confirmed", "境界・資産・期間が未確認"));

    private final Wording wording;

    ReasonCode(Wording wording) {
        this.wording = wording;
    }

    public Wording wording() {
        return wording;
    }
}
