package konseki.finding;

/// Why nothing is known of a time: the closed list of `docs/method.md`, Coverage, with what the grid adds.
public enum GapReason {
    /// No source of the inventory sees the path.
    NO_SENSOR(new Wording("no sensor", "記録装置なし")),
    /// Overwritten before it was collected: the first record is later than the window's start.
    ROTATED(new Wording("older records overwritten", "古い記録が上書き済み")),
    CLEARED(new Wording("log cleared", "ログ消去")),
    DROPPED(new Wording("records dropped", "記録の取りこぼし")),
    RECORD_HOLES(new Wording("record numbers missing", "記録番号の欠番")),
    FILTERED_EXPORT(new Wording("filtered export", "絞り込まれた書き出し")),
    TRUNCATED_EXPORT(new Wording("export cut off at a limit", "上限で打ち切られた書き出し")),
    SERVICE_STOP(new Wording("logging service stopped", "ログサービス停止")),
    AUDIT_OFF(new Wording("auditing switched off", "監査設定が無効")),
    SENSOR_OFF(new Wording("sensor off", "記録装置停止")),
    SILENT(new Wording("sensor silent", "記録の途絶")),
    LOSS(new Wording("sensor lost too much", "記録の損失が過大")),
    REJECTED(new Wording("too many unreadable records", "読めない記録が過多")),
    NO_COUNTERS(new Wording("no byte counters", "通信量の記録なし")),
    /// A log that an intruder on the host could have changed counts only until the host was taken (rule AW).
    ATTACKER_WRITABLE(new Wording("log within the intruder's reach", "侵入者が改変し得るログ")),
    CLOCK(new Wording("clock in doubt", "時刻が不確か")),
    PARTIAL_SET(new Wording("part of the files is missing", "ファイルの一部が欠落")),
    UNVERIFIED(new Wording("file failed verification", "検証不能なファイル"));

    private final Wording wording;

    GapReason(Wording wording) {
        this.wording = wording;
    }

    public Wording wording() {
        return wording;
    }
}
